import { expect, test } from './app.ts';
import { goTo } from './go-to.ts';
import { boardPage } from './pages/board.ts';
import { incidentPane } from './pages/incident.ts';
import { startPage } from './pages/start.ts';

test.use({ rangeOptions: { tenants: 3, incidents: 200, seed: 5 } });

test.beforeEach(async ({ page }) => {
  await startPage(page).toTheBoard();
  await boardPage(page).search.fill('is:all');
  await expect(boardPage(page).footer).toContainText('200 shown of 200');
  await boardPage(page).grid.focus();
});

test('an incident is found, opened, commented and left with keys alone', async ({ page }) => {
  const board = boardPage(page);
  const pane = incidentPane(page);
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('k');
  await expect(board.selected).toHaveAttribute('aria-rowindex', '2');
  await expect(board.grid).toBeFocused();

  await page.keyboard.press('Enter');
  await expect(pane.title).toBeVisible();
  await page.keyboard.press('c');
  await expect(pane.comment).toBeFocused();
  await page.keyboard.type('t s o are letters here');
  await expect(pane.comment).toHaveValue('t s o are letters here');
  await page.keyboard.press('Control+Enter');
  await expect(pane.changes).toContainText('t s o are letters here');

  await page.keyboard.press('Escape'); // leaves the field
  await expect(pane.comment).not.toBeFocused();
  await page.keyboard.press('Escape');
  await expect(pane.pane).toHaveCount(0);
  await expect(board.grid).toBeFocused();
  await expect(board.selected).toHaveAttribute('aria-rowindex', '2');
});

test('what is sent gives the focus back: a comment to its field, a classification to its button', async ({
  page,
}) => {
  const pane = incidentPane(page);
  await page.keyboard.press('Home');
  await page.keyboard.press('c');
  await expect(pane.comment).toBeFocused();
  await page.keyboard.type('Sent from its button');
  await pane.button('Add comment').focus(); // the way to the templates stands before it
  await page.keyboard.press('Enter');
  await expect(pane.changes).toContainText('Sent from its button');
  await expect(pane.button('Add comment')).toHaveCount(0);
  await expect(pane.comment).toBeFocused();
  await page.keyboard.type('t');
  await expect(pane.comment).toHaveValue('t');
  await pane.comment.fill('');

  await pane.classify.focus();
  await page.keyboard.press('Enter');
  const form = pane.pane.getByRole('form', { name: 'Classify' });
  await form.getByLabel('Classification').selectOption({ label: 'True positive' });
  await form.getByLabel('Determination').selectOption({ label: 'Phishing' });
  await pane.button('Set classification').focus();
  await page.keyboard.press('Enter');
  await expect(pane.changes).toContainText('True positive');
  await expect(pane.button('Set classification')).toHaveCount(0);
  await expect(pane.classify).toBeFocused();
});

test('Escape in the form for classifying closes the form, and only the next one the incident', async ({
  page,
}) => {
  const pane = incidentPane(page);
  const form = pane.pane.getByRole('form', { name: 'Classify' });
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await pane.classify.focus();
  await page.keyboard.press('Enter');
  for (const within of [pane.button('Set classification'), form.getByLabel('Classification')]) {
    await within.focus();
    await page.keyboard.press('Escape');
    await expect(form).toHaveCount(0);
    await expect(pane.classify).toBeFocused();
    await expect(pane.title).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(form).toBeVisible();
  }
  await pane.button('Cancel').click();
  await expect(pane.classify).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(pane.pane).toHaveCount(0);
});

test('v opens the form for classifying with nothing chosen, and nothing goes out until both are', async ({
  page,
}) => {
  const pane = incidentPane(page);
  const form = pane.pane.getByRole('form', { name: 'Classify' });
  const send = pane.button('Set classification');
  await page.keyboard.press('Home');
  await page.keyboard.press('v');
  await expect(form.getByLabel('Classification')).toBeFocused();
  await expect(form.getByLabel('Classification')).toHaveValue('');
  await expect(form.getByLabel('Determination')).toBeDisabled();
  await expect(send).toHaveAccessibleDescription('Choose a classification first.');
  await send.press('Enter');
  await expect(form).toBeVisible();
  await expect(pane.changes).toHaveCount(0);

  await form.getByLabel('Classification').selectOption({ label: 'False positive' });
  await expect(form.getByLabel('Determination')).toHaveValue('');
  await expect(send).toHaveAccessibleDescription('Choose a determination first.');
  await form.getByLabel('Determination').selectOption({ label: 'Not malicious' });
  await send.press('Enter');
  await expect(pane.changes).toContainText('False positive');
  await expect(pane.classify).toBeFocused();
});

test('letters choose a classification and a determination, as in any list of choices', async ({
  page,
}) => {
  const pane = incidentPane(page);
  const form = pane.pane.getByRole('form', { name: 'Classify' });
  await page.keyboard.press('Home');
  await page.keyboard.press('v');
  await expect(form.getByLabel('Classification')).toBeFocused();
  await page.keyboard.type('tr');
  await expect(form.getByLabel('Classification')).toHaveValue('truePositive');
  await expect(form.getByLabel('Determination')).toBeEnabled();
  await page.keyboard.press('Tab');
  await page.keyboard.type('phi');
  await expect(form.getByLabel('Determination')).toHaveValue('phishing');
  await expect(pane.changes).toHaveCount(0);
});

test('F6 goes to the latest notice and back to where the keys were', async ({ page }) => {
  const board = boardPage(page);
  await board.lookNow.click();
  await board.grid.focus();
  await expect(board.report).toContainText('Looking at all tenants.');
  await page.keyboard.press('F6');
  await expect(board.report.getByRole('button', { name: 'Dismiss' })).toBeFocused();
  await page.keyboard.press('F6');
  await expect(board.grid).toBeFocused();
});

test('the status is changed from its menu and the focus comes back', async ({ page }) => {
  const board = boardPage(page);
  const pane = incidentPane(page);
  await page.keyboard.press('Home');
  await page.keyboard.press('s');
  await expect(page.getByRole('menu')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('menu')).toHaveCount(0);
  await expect(pane.status).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(board.grid).toBeFocused();
});

test('places are two keys away, search is one, and the list of keys closes to where it was', async ({
  page,
}) => {
  const board = boardPage(page);
  for (const [key, name] of [
    ['t', 'Tenants'],
    ['o', 'Outbox'],
    ['s', 'Settings'],
  ] as const) {
    await goTo(page, key);
    await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible();
  }
  await goTo(page, 'b');
  await expect(board.grid).toBeFocused();
  await page.keyboard.press('/');
  await expect(board.search).toBeFocused();

  await board.grid.focus();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keys' })).toContainText(
    'Open the incident in Defender (training range: leads nowhere)',
  );
  await page.keyboard.press('Escape');
  await expect(board.grid).toBeFocused();
});

test('the first key of a pair is forgotten by going elsewhere', async ({ page }) => {
  const board = boardPage(page);
  await page.keyboard.press('Home');
  await page.keyboard.press('g');
  await board.search.click();
  await board.grid.focus();
  await page.keyboard.press('s');
  await expect(page.getByRole('menu')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Settings', level: 1 })).toHaveCount(0);
});

test('a pair of keys is not lost to a focus that moves by itself, as when rows come in', async ({
  page,
}) => {
  const board = boardPage(page);
  await board.grid.evaluate((grid) => {
    const between = ({ key }: KeyboardEvent) => {
      if (key !== 'o') return;
      grid.blur();
      grid.focus();
    };
    window.addEventListener('keydown', between, true);
  });
  await goTo(page, 'o');
  await expect(page.getByRole('heading', { name: 'Outbox', level: 1 })).toBeVisible();
});

test('words typed right after c are the comment, before its field is there as well', async ({
  page,
}) => {
  const pane = incidentPane(page);
  await page.keyboard.press('Home');
  await page.keyboard.type('cjust to ask: who has it');
  await expect(pane.comment).toBeFocused();
  await expect(pane.comment).toHaveValue('just to ask: who has it');
  await expect(pane.changes).toHaveCount(0);
});

test('single keys can be switched off', async ({ page }) => {
  const board = boardPage(page);
  await board.go('Settings').click();
  const shortcuts = page.getByRole('switch', { name: /Single-key shortcuts/ });
  await shortcuts.click();
  await expect(shortcuts).not.toBeChecked();
  await board.go('Board').click();
  await board.grid.focus();
  await page.keyboard.press('?');
  await page.keyboard.press('j');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(board.selected).toHaveCount(0);
  await page.keyboard.press('ArrowDown');
  await expect(board.selected).toHaveCount(1);
});
