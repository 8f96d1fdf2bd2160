import { expect, test } from './app.ts';
import { drill } from './drill.ts';
import { boardPage } from './pages/board.ts';
import { startPage } from './pages/start.ts';

test.use({ rangeOptions: { tenants: 5, incidents: 600, seed: 11 } });

test.beforeEach(async ({ page }) => {
  await startPage(page).toTheBoard();
  await boardPage(page).scope('All').click();
  await expect(boardPage(page).footer).toContainText('600 shown of 600');
});

test('the search line and the filter panel are two views of one filter', async ({ page }) => {
  const board = boardPage(page);
  await board.search.fill('is:all severity:high');
  await expect(board.facet('Severity', 'High')).toBeChecked();
  await expect(board.chip('High')).toBeVisible();
  await expect(board.rows.first()).toContainText('High');

  await board.facet('Severity', 'Medium').check();
  await expect(board.search).toHaveValue('is:all severity:high,medium');

  await board.chip('High').click();
  await expect(board.search).toHaveValue('is:all severity:medium');
  await expect(board.rows.first()).toContainText('Medium');
});

test('a line that is not understood names the word and leaves the list alone', async ({ page }) => {
  const board = boardPage(page);
  await board.search.fill('is:all owner:ada');
  await expect(board.problem).toContainText('owner is not known here');
  await expect(board.footer).toContainText('600 shown of 600');
});

test('a header sorts, a second press turns the order round, and screen readers are told', async ({
  page,
}) => {
  const board = boardPage(page);
  await board.header('Severity').getByRole('button').click();
  await expect(board.header('Severity')).toHaveAttribute('aria-sort', 'descending');
  await expect(board.rows.first()).toContainText('High');

  await board.header('Severity').getByRole('button').press('Enter');
  await expect(board.header('Severity')).toHaveAttribute('aria-sort', 'ascending');
  await expect(board.rows.first()).not.toContainText('High');
});

test('with Shift a second header sorts among the equal ones, and each shows its place', async ({
  page,
}) => {
  const board = boardPage(page);
  await board.header('Severity').getByRole('button').click();
  await board.header('Tenant').getByRole('button').press('Shift+Enter');
  await expect(board.header('Severity')).toContainText('1');
  await expect(board.header('Tenant')).toContainText('2');
  await expect(board.header('Tenant')).toHaveAttribute('aria-sort', 'ascending');
  const tenants = () => board.rows.locator('[data-column=tenant]').allInnerTexts();
  await expect(async () => expect(await tenants()).toEqual((await tenants()).sort())).toPass();
});

test('an arrival does not move the row under the cursor, and comes in on request', async ({
  page,
  range,
}) => {
  const board = boardPage(page);
  await board.grid.press('Home');
  await board.grid.press('ArrowDown');
  const before = await board.selected.boundingBox();
  const text = await board.selected.innerText();

  await drill(range, 'incidents.burst', { count: 3 });
  await board.lookNow.click();
  await expect(board.arrivals).toHaveText(/^3 new or changed/);
  await expect.poll(async () => board.selected.boundingBox()).toEqual(before);
  expect((await board.selected.innerText()).split('\n')[1]).toBe(text.split('\n')[1]);

  await board.grid.focus();
  await page.keyboard.press('.');
  await expect(board.arrivals).toHaveCount(0);
  await expect(board.footer).toContainText('603 shown of 603');
  await expect(board.selected).toHaveAttribute('aria-rowindex', '6');
});

test('at rest at the top with nothing chosen, arrivals come in by themselves', async ({
  page,
  range,
}) => {
  const board = boardPage(page);
  await drill(range, 'incidents.burst', { count: 2 });
  await board.lookNow.click();
  await expect(board.footer).toContainText('602 shown of 602');
  await expect(board.arrivals).toHaveCount(0);
});

test('a line on the screen stays with its incident when others come in above', async ({
  page,
  range,
}) => {
  const board = boardPage(page);
  const line = await board.rows.first().elementHandle();
  const text = await board.rows.first().locator('.row-title').innerText();
  await drill(range, 'incidents.burst', { count: 3 });
  await board.lookNow.click();
  await expect(board.footer).toContainText('603 shown of 603');
  await expect.poll(() => line?.getAttribute('aria-rowindex')).toBe('5');
  expect(await line?.innerText()).toContain(text);
});

test('the last row of a long list is one key away', async ({ page }) => {
  const board = boardPage(page);
  await board.grid.press('End');
  await expect(board.selected).toHaveAttribute('aria-rowindex', '601');
  await expect(board.selected).toBeInViewport();
});

test('the board comes back as it was left', async ({ page }) => {
  const board = boardPage(page);
  await board.grid.press('End');
  await expect(board.selected.locator('.row-title')).toBeInViewport(); // its page is there
  const place = await board.selected.boundingBox();
  await board.go('Tenants').click();
  await expect(board.grid).toBeHidden();
  await board.go('Board').click();
  await expect(board.selected).toBeInViewport();
  await expect.poll(async () => board.selected.boundingBox()).toEqual(place);
});
