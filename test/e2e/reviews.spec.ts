import { expect } from './app.ts';
import { expectClean } from './clean.ts';
import { drill } from './drill.ts';
import { test } from './reviews-test.ts';

test.use({ rangeOptions: { tenants: 16, incidents: 20, seed: 7 } });

test('a reviewer decides by keyboard: approve with a reason, as recommended, several after a look', async ({
  page,
  range,
  reviews,
}) => {
  const { grid, current, dialog, pane, about, report } = reviews;
  await expect(current).toHaveCount(1);
  await expect(grid.getByRole('row').first()).toContainText(/0 of \d+ decided/);
  const toDecide = page.getByRole('tab', { name: /^Access reviews \d+ to decide$/ });
  const before = await page.evaluate(async () => {
    const overview = await window.tidewatch.query('access.overview', {});
    return overview.ok ? overview.value.toReview : -1;
  });
  await expect(toDecide).toHaveAccessibleName(`Access reviews ${before} to decide`);
  await expect(
    page.getByRole('button', { name: new RegExp(`${before} in access reviews\\) to decide$`) }),
  ).toBeVisible();

  await page.keyboard.press('a');
  await expect(dialog).toContainText('You can change your decision until the round ends.');
  await page.keyboard.type('Still on the team.');
  await page.keyboard.press('Control+Enter');
  await expect(current).toContainText('Approved by you');
  await expect(grid.getByRole('row').first()).toContainText(/1 of \d+ decided/);
  await expect(toDecide).toHaveAccessibleName(`Access reviews ${before - 1} to decide`);

  // Nobody picks blindly: what was opened counts as looked at, and nothing else.
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await expect(page.getByText('2 picked')).toBeVisible();
  await expect(grid.locator('[aria-selected="true"]')).toHaveCount(2);
  await page.keyboard.press('d');
  await expect(report).toContainText('Nothing to decide: 2 you have not looked at.');
  await expect(dialog).toHaveCount(0);
  await report.getByRole('button', { name: 'Look at the first' }).press('Enter');
  await expect(about).toBeVisible();
  await expect(current).not.toContainText('Not looked at');
  await page.keyboard.press('d');
  await expect(dialog.getByRole('list', { name: 'Left out' }).getByRole('listitem')).toHaveText([
    /You have not looked at it yet\.$/,
  ]);
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await page.keyboard.press('j');
  await expect(about).toBeVisible();
  await expect(current).not.toContainText('Not looked at');
  await page.keyboard.press('Escape');
  await expect(pane).toHaveCount(0);
  await page.keyboard.press('d');
  await expect(dialog).toContainText('Justification');
  await expect(dialog.getByRole('list', { name: 'Left out' })).toHaveCount(0);
  await page.keyboard.type('Left the company.');
  await page.keyboard.press('Control+Enter');
  await expect(grid.getByRole('row').first()).toContainText(/3 of \d+ decided/);

  await expect(current).toContainText('Denied by you');

  // One’s mind may change until the round ends.
  await page.keyboard.press('w');
  await expect(dialog).toContainText('Answer “don’t know”');
  await page.keyboard.press('Control+Enter');
  await expect(current).toContainText('Left open by you');

  const { writes } = await drill(range, 'received', {});
  const sent = writes.filter(({ path }) => path.includes('/accessReviews/'));
  expect(sent.map(({ body }) => body)).toEqual([
    { decision: 'Approve', justification: 'Still on the team.' },
    { decision: 'Deny', justification: 'Left the company.' },
    { decision: 'Deny', justification: 'Left the company.' },
    { decision: 'DontKnow', justification: '' },
  ]);
});

test('as recommended on many names whom it denies, and leaves one’s own decisions as they are', async ({
  page,
  reviews,
}) => {
  const { grid, current, dialog } = reviews;
  await expect(current).toHaveCount(1);
  await page.keyboard.press('a');
  await expect(dialog).toBeVisible();
  await page.keyboard.type('Still on the team.');
  await page.keyboard.press('Control+Enter');
  await expect(current).toContainText('Approved by you: Still on the team.');
  await expect(dialog).toHaveCount(0);
  const decided = await current.locator('strong').innerText();

  await reviews.lookAtAll();
  await expect(grid.getByRole('row').filter({ hasText: 'Not looked at' })).toHaveCount(0);
  await page.keyboard.press('Control+a');
  await page.keyboard.press('r');
  await expect(dialog).toContainText('1 you decided already is left out.');
  await expect(dialog.getByRole('list', { name: 'Left out' })).toContainText(
    `${decided}: You decided it already.`,
  );
  const title = await dialog.getByRole('heading', { level: 2 }).innerText();
  const [approve, deny] = title.match(/\d+/g) ?? [];
  const people = (name: string) => dialog.getByRole('list', { name, exact: true });
  await expect(people('Deny').getByRole('listitem')).toHaveCount(Number(deny));
  await expect(people('Approve').getByRole('listitem')).toHaveCount(Number(approve));
  await expect(dialog.getByRole('heading', { level: 3 })).toHaveText([
    `Deny ${deny}`,
    `Approve ${approve}`,
  ]);
  await expectClean(page);
  await page.keyboard.type('As the service says.');
  await page.keyboard.press('Control+Enter');
  await expect(dialog).toHaveCount(0);
  await expect(current).toContainText('Approved by you: Still on the team.');
});

test('one’s own access under review offers no decision that the rule forbids, and says the rule', async ({
  page,
  reviews,
}) => {
  const { grid, pane, dialog, report } = reviews;
  const rows = (await reviews.rounds()).flatMap((round) => (round.isSelfReview ? [] : round.rows));
  const own = rows.find(({ isSelf }) => isSelf)?.person;
  if (own === undefined) throw new Error('Nothing of one’s own is reviewed.');
  await page.keyboard.press('/');
  await page.keyboard.type(own);
  const row = grid.getByRole('row').filter({ hasText: /^You›/ }).first();
  await row.click();
  await expect(row).toHaveAttribute('data-chosen', 'true');
  const bar = page.locator('.approvals-bar');
  for (const name of ['Approve', 'Deny', 'Don’t know']) {
    const button = bar.getByRole('button', { name, exact: true });
    await expect(button).toBeDisabled();
    await expect(button).toHaveAttribute('title', /nobody decides their own here/);
  }
  // Who writes on before they read why: no letter opens, picks or decides another.
  await page.keyboard.press('a');
  await page.keyboard.type('known: x, d');
  await expect(report).toContainText('nobody decides their own here');
  await expect(row).toHaveAttribute('data-chosen', 'true');
  await expect(row).toHaveAttribute('aria-selected', 'false');
  await expect(dialog).toHaveCount(0);

  // Who has to, until when, and what comes else, stands above the list and in the details: of the two rounds the
  // decisions of one apply themselves.
  const stake =
    /^Your own access: somebody else must decide by .+, else an administrator may end it\.$/;
  await expect(pane.getByText(stake)).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('searchbox', { name: 'Filter by words' }).fill('nobody is called so');
  const warnings = page.getByRole('region', { name: 'Your own access under review' });
  await warnings
    .getByText(/^Your own access in 2 reviews: .+, else it ends in 1 of them\.$/)
    .click();
  await expect(warnings.getByRole('listitem')).toHaveCount(2);
  await warnings.getByRole('button', { name: 'Show' }).first().press('Enter');
  await expect(pane.getByRole('heading', { level: 2 })).toHaveText(own);
  await expect(grid).toBeFocused();
  await expect(row).toContainText('Others decide, else it may end');
  await expect(grid.getByText('Others decide, else it ends', { exact: true })).toHaveCount(1);
});

test('taking back a decision that replaced an unsent one shows that one again, and it alone is sent', async ({
  page,
  range,
  gateway,
  reviews,
}) => {
  const { current, dialog, report } = reviews;
  const decide = async (key: 'a' | 'd', words: string) => {
    await page.keyboard.press(key);
    await expect(dialog.getByRole('textbox')).toBeFocused();
    await page.keyboard.type(words);
    await page.keyboard.press('Control+Enter');
    await expect(dialog).toHaveCount(0);
  };
  await expect(current).toHaveCount(1);
  await gateway.cut();
  await decide('a', 'Still on the team.');
  await expect(current).toContainText('Approved');
  await decide('d', 'A slip.');
  await expect(current).toContainText('Denied');
  await page.keyboard.press('u');
  await expect(report).toContainText('1 earlier decision stands again.');
  await expect(current).toContainText('Approved');
  await gateway.mend();
  await page.evaluate(async () => window.tidewatch.command('sync.now', { tenantId: null }));
  await expect(current).toContainText('Approved by you: Still on the team.');
  const { writes } = await drill(range, 'received', {});
  const sent = writes.filter(({ path }) => path.includes('/accessReviews/'));
  expect(sent.map(({ body }) => body)).toEqual([
    { decision: 'Approve', justification: 'Still on the team.' },
  ]);
});

test('the form of a review takes templates, and asks once before it denies without a word', async ({
  page,
  reviews,
}) => {
  const { current, dialog } = reviews;
  const words = dialog.getByRole('textbox');
  await expect(current).toHaveCount(1);
  await page.keyboard.press('d');
  await expect(words).toBeFocused();
  await page.keyboard.type('/');
  const templates = page.getByRole('listbox', { name: 'Templates' });
  await expect(templates).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(templates).toHaveCount(0);
  await expect(words).not.toHaveValue('/');
  await expect(words).not.toHaveValue('');
  await words.fill('');
  await page.keyboard.press('Control+Enter');
  const question = page.getByRole('alertdialog', { name: 'Deny without a reason?' });
  await expect(question).toContainText('Whoever reads the review sees none.');
  await expect(question.getByRole('button', { name: 'Write a reason' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(question).toHaveCount(0);
  await expect(words).toBeFocused();
  await page.keyboard.press('Control+Enter');
  await question.getByRole('button', { name: 'Deny without a reason' }).press('Enter');
  await expect(current).toContainText('Denied by you');
  await expect(reviews.grid).toBeFocused();
});
