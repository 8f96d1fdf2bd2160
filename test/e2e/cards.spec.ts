import type { Page } from '@playwright/test';
import { expect, test } from './app.ts';
import { expectClean } from './clean.ts';
import { drill } from './drill.ts';
import { boardPage } from './pages/board.ts';
import { fullScreen } from './pages/full.ts';
import { incidentPane } from './pages/incident.ts';
import { palettePage } from './pages/palette.ts';
import { startPage } from './pages/start.ts';

test.use({ rangeOptions: { tenants: 4, incidents: 400, seed: 21 } });

/** Columns of cards: a column by its name, its cards, the chosen card. */
function cardsPage(page: Page) {
  const column = (name: string) => page.getByRole('grid', { name, exact: true });
  return {
    column,
    cards: (name: string) => column(name).locator('[role=row]'),
    chosen: page.locator('.card[aria-selected=true]'),
    said: page.locator('.kanban-place > [role=status]'),
    count: (name: string) =>
      page.getByRole('region', { name, exact: true }).locator('.group-count'),
    /** How many there are, once they were counted. */
    async counted(name: string): Promise<number> {
      await expect(this.count(name)).toContainText(/[1-9]/);
      return Number(/\d+/.exec(await this.count(name).innerText())?.[0]);
    },
    show: async (layout: string) => {
      await page.getByRole('button', { name: 'Arrange' }).click();
      await page.getByRole('combobox', { name: 'Show as' }).selectOption(layout);
      await page.keyboard.press('Escape');
    },
  };
}

test.beforeEach(async ({ page }) => {
  await startPage(page).toTheBoard();
  await expect(boardPage(page).footer).toContainText('of 400');
  await expect(boardPage(page).count('fresh')).toContainText('4 fresh');
});

test('a card is moved with keys, said to screen readers, and taken back while nothing was sent', async ({
  page,
  range,
}) => {
  const cards = cardsPage(page);
  await drill(range, 'faults.next', { fault: { kind: 'throttle', retryAfter: 600 }, times: 1000 });
  await cards.show('Cards by status');
  await expect(cards.cards('Active').first()).toBeVisible();
  const before = await cards.counted('Active');
  await cards.column('Active').focus();
  await page.keyboard.press('Home');
  const title = await cards.chosen.locator('.card-title').innerText();

  await page.keyboard.press('Space');
  await expect(cards.said).toContainText('Picked up');
  await page.keyboard.press('ArrowRight');
  await expect(cards.said).toHaveText('In progress: Sets the status to In progress.');
  await page.keyboard.press('Escape');
  await expect(cards.said).toHaveText('Put back.');

  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(cards.said).toContainText('Only Defender Experts hand an incident over.');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Enter');
  const undo = page.getByRole('button', { name: 'Undo' });
  await undo.focus(); // while somebody is at it, the notice stays
  await expect(cards.count('Active')).toContainText(new RegExp(`\\b${before - 1}\\b`));
  await expect(
    cards
      .cards('In progress')
      .filter({ hasText: title.slice(0, 30) })
      .filter({ hasText: 'Waiting' }),
  ).toHaveCount(1);

  await undo.click();
  await expect(cards.count('Active')).toContainText(new RegExp(`\\b${before}\\b`));
});

test('a card is dragged to another column; Enter opens the same pane as in the list', async ({
  page,
}) => {
  const cards = cardsPage(page);
  await cards.show('Cards by status');
  const before = await cards.counted('In progress');
  await cards.cards('Active').nth(1).dragTo(cards.column('In progress'));
  await expect(cards.count('In progress')).toContainText(new RegExp(`\\b${before + 1}\\b`));
  await cards.column('In progress').focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowLeft');
  await expect(cards.column('Active')).toBeFocused();
  const title = await cards.chosen.locator('.card-title').innerText();
  await page.keyboard.press('Enter');
  await expect(
    page.getByRole('complementary').filter({ hasText: title.slice(0, 30) }),
  ).toBeVisible();
});

test('a card in the hand stays in it when incidents come in, and lets go where nothing takes it', async ({
  page,
  range,
}) => {
  const board = boardPage(page);
  const cards = cardsPage(page);
  await cards.show('Cards by status');
  const card = cards.cards('Active').first();
  await expect(card).toBeVisible();
  const { x, y } = (await card.boundingBox()) ?? { x: 0, y: 0 };
  await page.mouse.move(x + 40, y + 40);
  await page.mouse.down();
  await page.mouse.move(x + 60, y + 60, { steps: 4 });
  const carried = page.locator('.card[data-carried=true]');
  await expect(carried).toHaveCount(1);
  const title = await carried.locator('.card-title').innerText();
  await drill(range, 'incidents.burst', { count: 3 });
  await page.evaluate(() => window.tidewatch.command('sync.now', { tenantId: null }));
  await expect(board.footer).toContainText('of 403');
  await expect(carried.locator('.card-title')).toHaveText(title);

  const away = (await board.footer.boundingBox()) ?? { x: 0, y: 0 };
  await page.mouse.move(away.x + 20, away.y + 5, { steps: 4 });
  await page.mouse.up();
  await expect(carried).toHaveCount(0);
  await expect(cards.cards('Active').first()).not.toContainText(title);
});

test('cards are picked with keys and mouse as in the list, and changed at once', async ({
  page,
}) => {
  const cards = cardsPage(page);
  const picked = page.locator('.card[data-picked=true]');
  await cards.show('Cards by status');
  await expect(cards.cards('Active').nth(2)).toBeVisible();
  await cards.column('Active').focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('x');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(page.getByText('2 picked')).toBeVisible();
  await expect(picked).toHaveCount(2);
  await cards
    .cards('In progress')
    .first()
    .click({ modifiers: ['Control'] });
  await expect(page.getByText('3 picked')).toBeVisible();
  await cards.column('In progress').focus();
  await page.keyboard.press('e');
  const dialog = page.getByRole('dialog', { name: 'Change 3 incidents' });
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await cards.column('In progress').focus();
  await page.keyboard.press('Escape');
  await expect(picked).toHaveCount(0);
  await page.keyboard.press('Control+a');
  await expect(page.getByText(/^\d+ picked$/)).toBeVisible();
  await expect(page.locator('.card:not([data-picked=true])')).toHaveCount(0);
});

test('by turn, a card that no column takes is not picked up, and says why', async ({ page }) => {
  const cards = cardsPage(page);
  await cards.show('Cards by turn');
  await expect(cards.cards('Us').first()).toBeVisible();
  await expect(cards.cards('Us').first()).toHaveAttribute('draggable', 'false');
  await cards.column('Us').focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Space');
  await expect(cards.said).toContainText('Not picked up. Whose turn it is follows from');
  await expect(boardPage(page).report).toContainText('cannot be moved');
  await expect(page.locator('.card[data-carried=true]')).toHaveCount(0);
});

test('a card carried while the incident pane is open is dropped by Enter, and nothing else happens', async ({
  page,
}) => {
  const cards = cardsPage(page);
  const { pane } = incidentPane(page);
  await cards.show('Cards by status');
  await expect(cards.column('Active').locator('.due').first()).toBeVisible(); // its clock
  await cards.column('Active').focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await expect(pane).toBeVisible();
  await cards.column('Active').focus();
  await page.keyboard.press('Space');
  await expect(cards.said).toContainText('Picked up');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(cards.said).toContainText('Dropped over In progress');
  await expect(pane).toBeVisible();
  await expect(fullScreen(page).region).toHaveCount(0);
});

test('a picked card takes the others that are picked along, and what it means is shown before it is recorded', async ({
  page,
}) => {
  const cards = cardsPage(page);
  await cards.show('Cards by status');
  await expect(cards.cards('Active').nth(2)).toBeVisible();
  await cards.column('Active').focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('x');
  await page.keyboard.press('Shift+ArrowDown');
  await cards
    .cards('In progress')
    .first()
    .click({ modifiers: ['Control'] });
  await expect(page.getByText('3 picked')).toBeVisible();
  await cards.column('Active').focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Space');
  await expect(cards.said).toContainText('Picked up 3 cards.');
  await expect(page.locator('.card[data-carried=true]')).toHaveCount(3);
  await page.keyboard.press('ArrowRight');
  await expect(cards.said).toHaveText(
    'In progress: 2 of 3 cards: Sets the status to In progress. 1 stays: It is there already.',
  );
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Change 2 incidents' });
  await expect(dialog.getByRole('combobox', { name: 'Status' })).toHaveValue('inProgress');
  await expect(dialog).toContainText('1 stays: It is there already.');
  await dialog.getByRole('button', { name: 'Change 2 incidents' }).click();
  await page
    .getByRole('dialog', { name: 'Recorded' })
    .getByRole('button', { name: 'Close' })
    .click();
  // The one that stays was not changed, so it is still picked.
  await expect(page.locator('.card[data-picked=true]')).toHaveCount(1);
});

test('picked incidents can be read in high contrast, in the list and among the cards', async ({
  page,
}) => {
  const cards = cardsPage(page);
  await palettePage(page).choose('theme high contrast');
  await boardPage(page).grid.focus();
  for (const key of ['Home', 'x', 'Shift+ArrowDown', 'Shift+ArrowDown']) {
    await page.keyboard.press(key);
  }
  await expect(page.locator('.board-row[data-picked=true]')).toHaveCount(3);
  await expectClean(page, { part: '.board-row[data-picked=true]', rule: 'color-contrast' });
  await cards.show('Cards by status');
  await expect(page.locator('.card[data-picked=true]').first()).toBeVisible();
  await expectClean(page, { part: '.card[data-picked=true]', rule: 'color-contrast' });
});
