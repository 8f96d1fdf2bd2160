import { expect, test } from './app.ts';
import { boardPage } from './pages/board.ts';
import { startPage } from './pages/start.ts';

test.use({ rangeOptions: { tenants: 5, incidents: 600, seed: 11 } });

test.beforeEach(async ({ page }) => {
  await startPage(page).toTheBoard();
  await boardPage(page).scope('All').click();
  await expect(boardPage(page).footer).toContainText('600 shown of 600');
});

test('groups have headings with counts, collapse and expand by key, and the one above stays in sight', async ({
  page,
}) => {
  const board = boardPage(page);
  await board.grid.focus();
  await page.keyboard.press('l');
  const panel = page.getByRole('dialog', { name: 'Arrange the board' });
  await panel.getByRole('combobox', { name: 'Group by' }).selectOption('Severity');
  await page.keyboard.press('Escape');
  const grid = page.getByRole('treegrid', { name: 'Incidents' });
  const headings = grid.locator('[role=row][aria-level="1"]');
  await expect(headings.first()).toContainText('High');

  await grid.focus();
  await page.keyboard.press('Home');
  const active = grid.locator('[role=row][aria-selected=true]');
  await expect(active).toHaveAttribute('aria-expanded', 'true');
  await page.keyboard.press('ArrowLeft');
  await expect(active).toHaveAttribute('aria-expanded', 'false');
  await page.keyboard.press('ArrowDown');
  await expect(active).toContainText('Medium');
  await page.keyboard.press('ArrowDown');
  await expect(active).toHaveAttribute('aria-level', '2');
  await expect(active).toContainText('Medium');
  await page.keyboard.press('ArrowLeft');
  await expect(active).toHaveAttribute('aria-level', '1');

  await page.keyboard.press('End');
  await expect(active).toContainText('Info'); // the last row, and no heading any more
  await expect(active).toHaveAttribute('aria-level', '2');
  await expect(active).toBeInViewport();
  await expect(page.locator('.floating-heading')).toContainText('Info');
  const rows = await grid.locator('[role=row][aria-level="2"]').allInnerTexts();
  expect(rows.length).toBeGreaterThan(1);
  expect(rows.every((row) => row.startsWith('Info') || row.startsWith('Low'))).toBe(true);
});

test('columns are hidden and moved, rows change height, and all of it is there after a restart', async ({
  page,
  relaunch,
}) => {
  const board = boardPage(page);
  const headers = (of = page) => boardPage(of).grid.getByRole('columnheader').allInnerTexts();
  await page.getByRole('button', { name: 'Arrange' }).click();
  const panel = page.getByRole('dialog', { name: 'Arrange the board' });
  await panel.getByRole('checkbox', { name: 'Status' }).uncheck();
  await panel.getByRole('button', { name: 'Move Tenant to the left' }).click();
  await panel.getByRole('combobox', { name: 'Row height' }).selectOption('Compact');
  await expect(board.header('Status')).toHaveCount(0);
  const firstThree = async (of = page) => (await headers(of)).slice(0, 3);
  await expect.poll(firstThree).toEqual(['Severity', 'Tenant', 'Title']);
  await expect.poll(async () => (await board.rows.first().boundingBox())?.height).toBe(24);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Arrange' })).toBeFocused();
  await expect
    .poll(() =>
      page.evaluate(async () => {
        const last = await window.tidewatch.query('views.last', {});
        return last.ok ? last.value.shown?.board.columns.slice(0, 3) : null;
      }),
    )
    .toEqual(['severity', 'tenant', 'title']);

  const { page: again } = await relaunch();
  await expect(boardPage(again).rows.first()).toBeVisible();
  await expect.poll(() => firstThree(again)).toEqual(['Severity', 'Tenant', 'Title']);
  await expect(boardPage(again).header('Status')).toHaveCount(0);
});

test('Arrange has the order, and says which columns have no room', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  const board = boardPage(page);
  await board.grid.focus();
  await page.keyboard.press('l');
  const panel = page.getByRole('dialog', { name: 'Arrange the board' });
  await expect(board.header('Tags')).toHaveCount(0);
  await expect(panel.getByRole('checkbox', { name: 'Tags no room' })).toBeChecked();
  await expect(panel.getByRole('checkbox', { name: 'Title', exact: true })).toBeChecked();

  await panel.getByRole('combobox', { name: 'Sort by' }).selectOption('Due');
  await expect(board.header('Due')).toHaveAttribute('aria-sort', 'ascending');
  await panel.getByRole('combobox', { name: 'then by' }).first().selectOption('Severity');
  await expect(board.header('Severity')).toHaveAttribute('aria-sort', 'descending');
  await panel.getByRole('button', { name: 'Severity: most severe first' }).click();
  await expect(board.header('Severity')).toHaveAttribute('aria-sort', 'ascending');
  await panel.getByRole('combobox', { name: 'then by' }).first().selectOption('Nothing more');
  await expect(board.header('Severity')).toHaveAttribute('aria-sort', 'none');
});
