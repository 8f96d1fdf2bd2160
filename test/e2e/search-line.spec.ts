import { BoardFilter, EVERYTHING_OPEN } from '#shared/domain/board.ts';
import { expect, test } from './app.ts';
import { drill } from './drill.ts';
import { boardPage } from './pages/board.ts';
import { startPage } from './pages/start.ts';

test.use({ rangeOptions: { tenants: 5, incidents: 600, seed: 11 } });

test.beforeEach(async ({ page }) => {
  await startPage(page).toTheBoard();
  await boardPage(page).scope('All').click();
  await expect(boardPage(page).footer).toContainText('600 shown of 600');
  await boardPage(page).grid.focus();
  await page.keyboard.press('/');
  await expect(boardPage(page).search).toBeFocused();
  await boardPage(page).search.fill('');
});

test('a query is completed with Tab, key and value, by the keyboard alone', async ({ page }) => {
  const board = boardPage(page);
  await page.keyboard.type('is:all sev');
  await expect(board.suggestion(/^severity:/)).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(board.search).toHaveValue('is:all severity:');
  await expect(board.suggestion(/^high.*\d/)).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await expect(board.search).toHaveAttribute('aria-activedescendant', /./);
  await page.keyboard.press('Enter');
  await expect(board.search).toHaveValue('is:all severity:high ');
  await expect(board.suggestions).toBeHidden();
  await expect(board.facet('Severity', 'High')).toBeChecked();
  await expect(board.footer).not.toContainText('600 shown of');
});

test('an unknown word is underlined and the list stays; mended, it changes', async ({ page }) => {
  const board = boardPage(page);
  await page.keyboard.type('is:all ');
  await expect(board.footer).toContainText('600 shown of 600');
  await page.keyboard.type('severity:hgih');
  await expect(board.underlined).toHaveText('hgih');
  await expect(board.problem).toContainText('hgih is not a severity');
  await expect(board.search).toHaveAttribute('aria-invalid', 'true');
  await expect(board.footer).toContainText('600 shown of 600');
  for (let at = 0; at < 4; at += 1) await page.keyboard.press('Backspace');
  await page.keyboard.type('high');
  await expect(board.underlined).toHaveCount(0);
  await expect(board.footer).not.toContainText('600 shown of');
  await expect(board.rows.first()).toContainText('High');
});

test('a line that cannot be read changes nothing: Enter stays and says why, and nothing is picked', async ({
  page,
}) => {
  const board = boardPage(page);
  await page.keyboard.type('is:all severity:high ');
  await expect(board.footer).not.toContainText('600 shown of');
  await page.keyboard.type('status:hgih');
  await page.keyboard.press('Enter');
  await expect(board.search).toBeFocused();
  await expect(board.problem).toContainText('hgih is not a status');
  await expect(board.footer).toContainText('600 shown of 600');
  await page.keyboard.press('Escape');
  await expect(board.grid).toBeFocused();
  await expect(board.problem).toBeHidden();
  await page.keyboard.press('Control+a');
  await expect(board.report).toContainText('Nothing was picked. The search line cannot be read');
  await expect(page.getByRole('button', { name: /^Change them/ })).toHaveCount(0);
});

test('the key of the search adds a word to what stands there, and leaves no trace where none is written', async ({
  page,
}) => {
  const board = boardPage(page);
  await page.keyboard.type('is:all');
  await page.keyboard.press('Enter');
  await expect(board.grid).toBeFocused();
  await page.keyboard.press('/');
  await page.keyboard.type('severity:high');
  await expect(board.search).toHaveValue('is:all severity:high');
  await page.keyboard.press('Enter');
  await expect(board.facet('Severity', 'High')).toBeChecked();
  await page.keyboard.press('/');
  await expect(board.search).toHaveValue('is:all severity:high ');
  await page.keyboard.press('Escape');
  await expect(board.grid).toBeFocused();
  await expect(board.search).toHaveValue('is:all severity:high');
});

test('or and brackets change the list, and a chip taken away leaves the text', async ({ page }) => {
  const board = boardPage(page);
  await page.keyboard.type('is:all (severity:high or severity:low) -status:resolved');
  await expect(board.footer).not.toContainText('600 shown of');
  const severities = board.rows.locator('[data-column=severity]');
  await expect(severities.filter({ hasNotText: /High|Low/ })).toHaveCount(0);
  await expect(severities).not.toHaveCount(0);
  await expect(board.chip('Not Resolved')).toBeVisible();
  await board.chip('High or Low').click();
  await expect(board.search).toHaveValue('-status:resolved');
});

test('Enter goes to the list and takes nothing unasked; Escape closes and leaves, and throws nothing away', async ({
  page,
}) => {
  const board = boardPage(page);
  await page.keyboard.type('sev');
  await expect(board.suggestions).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(board.search).toHaveValue('sev');
  await expect(board.suggestions).toBeHidden();
  await expect(board.footer).toContainText(/^0 shown of 600/);
  await expect(board.grid).toBeFocused();
  await page.keyboard.press('/');
  await expect(board.search).toHaveValue('sev ');
  await page.keyboard.press('Backspace');
  await page.keyboard.type('e');
  await page.keyboard.press('Escape');
  await expect(board.suggestions).toBeHidden();
  await expect(board.search).toHaveValue('seve');
  await page.keyboard.press('Escape');
  await expect(board.grid).toBeFocused();
  await expect(board.search).toHaveValue('seve');
  await page.keyboard.press('Escape');
  await expect(board.search).toHaveValue('seve');
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(board.search).toHaveValue('sev');
  await page.keyboard.press('/');
  await board.search.fill('');
  await page.keyboard.press('Escape');
  await expect(board.suggestions).toBeHidden();
  await page.keyboard.press('Escape');
  await expect(board.grid).toBeFocused();
  await page.keyboard.press('/');
  await page.keyboard.press('ArrowDown');
  await expect(board.suggestion(/^sev\b.*searched lately/)).toBeVisible();
});

test('a line that goes on to an unreadable word shows what its whole words ask for', async ({
  page,
}) => {
  const board = boardPage(page);
  await page.keyboard.type('is:all severity:high ');
  const filter = BoardFilter.parse({ ...EVERYTHING_OPEN, scope: 'all', severities: ['high'] });
  const high = await page.evaluate(async (asked) => window.tidewatch.query('board.page', asked), {
    filter,
    sort: [{ by: 'createdAt' as const, descending: false }],
    at: { kind: 'offset' as const, offset: 0 },
    limit: 1,
  });
  const shown = new RegExp(`^${high.ok ? high.value.total : 'no answer'} shown of 600`);
  await expect(board.footer).toContainText(shown);
  await page.keyboard.type('zzzz');
  await expect(board.footer).toContainText(/^0 shown of 600/);
  await page.keyboard.type(':nobody');
  await expect(board.underlined).toHaveText('zzzz:');
  await expect(board.footer).toContainText(shown);
});

test('where nothing open fits, the closed ones are one button away', async ({ page, range }) => {
  const board = boardPage(page);
  const further = page.getByRole('button', { name: 'Look in open and closed ones' });
  const { created } = await drill(range, 'incidents.burst', { count: 1 });
  const title = 'Quietus of last week';
  for (const fresh of created)
    await drill(range, 'incidents.change', { ...fresh, title, status: 'resolved' });
  await board.lookNow.click();
  await expect(board.footer).toContainText('of 601');
  await board.search.fill('quietus');
  await expect(page.getByText(/^Nothing open among 601 incidents/)).toBeVisible();
  await further.click();
  await expect(board.row(title)).toBeVisible();
  await expect(board.search).toHaveValue('is:all quietus');

  await board.search.fill('is:all quietus nowhere');
  await expect(page.getByText(/^Nothing at all among 601 incidents/)).toBeVisible();
  await expect(further).toHaveCount(0);
});
