import type { Page } from '@playwright/test';
import { expect, test } from './app.ts';
import { expectClean, expectCleanInEveryTheme } from './clean.ts';
import { drill } from './drill.ts';
import { toAccessList, toAccessTab } from './pages/access.ts';

test.use({ rangeOptions: { tenants: 16, incidents: 20, seed: 7 } });

const TAB = /^Access reviews/;
const toReviews = (page: Page) => toAccessList(page, TAB, 'Access reviews');

test('a reviewer decides by keyboard: approve with a reason, as recommended, several after a look', async ({
  app,
  range,
}) => {
  await drill(range, 'access.people', { act: false });
  const page = await app.firstWindow();
  const grid = await toReviews(page);
  const current = grid.locator('[data-chosen="true"]');
  await expect(current).toHaveCount(1);
  await expect(grid.getByRole('row').first()).toContainText(/0 of \d+ decided/);
  const toDecide = page.getByRole('tab', { name: /^Access reviews \d+ to decide$/ });
  const before = Number(/\d+/.exec(await toDecide.innerText())?.[0]);
  await expect(
    page.getByRole('button', { name: new RegExp(`${before} in access reviews\\) to decide$`) }),
  ).toBeVisible();

  await page.keyboard.press('a');
  const dialog = page.getByRole('dialog');
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
  const nothing = page.locator('.report');
  await expect(nothing).toContainText('Nothing to decide: 2 you have not looked at.');
  await expect(dialog).toHaveCount(0);
  const pane = page.getByRole('complementary', { name: 'Review' });
  const about = pane.getByRole('group', { name: 'About the review' });
  await nothing.getByRole('button', { name: 'Look at the first' }).press('Enter');
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
  app,
  range,
}) => {
  await drill(range, 'access.people', { act: false });
  const page = await app.firstWindow();
  const grid = await toReviews(page);
  const current = grid.locator('[data-chosen="true"]');
  await expect(current).toHaveCount(1);
  await page.keyboard.press('a');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  await page.keyboard.type('Still on the team.');
  await page.keyboard.press('Control+Enter');
  await expect(current).toContainText('Approved by you: Still on the team.');
  await expect(dialog).toHaveCount(0);
  const decided = await current.locator('strong').innerText();

  await everybodyLookedAt(page);
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

/** Core writes down that the person had all of them before them. */
async function everybodyLookedAt(page: Page): Promise<void> {
  const looked = await page.evaluate(async () => {
    const answer = await window.tidewatch.query('access.reviews', {});
    const rounds = answer.ok ? answer.value.rounds : [];
    const items = rounds.flatMap(({ tenantId, definitionId, instanceId, rows }) =>
      rows.map(({ itemId, shown }) => ({ tenantId, definitionId, instanceId, itemId, shown })),
    );
    return (await window.tidewatch.command('access.lookedAt', { items })).ok;
  });
  expect(looked).toBe(true);
}

test('the details of a person’s access open beside the list, go along with it, and give the focus back', async ({
  app,
  range,
}) => {
  await drill(range, 'access.people', { act: false });
  const page = await app.firstWindow();
  const grid = await toReviews(page);
  const pane = page.getByRole('complementary', { name: 'Review' });
  const about = pane.getByRole('group', { name: 'About the review' });
  const current = grid.locator('[data-chosen="true"]');
  const person = async () => (await current.locator('strong').innerText()).trim();
  await expect(current).toContainText('Not looked at');

  await page.keyboard.press('Enter');
  await expect(pane.getByRole('heading', { level: 2 })).toHaveText(await person());
  await expect(about).toContainText('What the service recommends');
  await expect(about).toContainText(/did not sign in|signed in|too little|tell why/);
  await expect(about).toContainText(/ends in .*\d+ of \d+ decided/);
  await expect(about).toContainText('Nobody has decided.');
  await expect(about).toContainText(/guest of this tenant|No guest/);
  await expect(current).not.toContainText('Not looked at');
  await expectClean(page);

  const first = await person();
  await page.keyboard.press('j');
  await expect(current.locator('strong')).not.toHaveText(first);
  await expect(pane.getByRole('heading', { level: 2 })).toHaveText(await person());
  await page.keyboard.press('k');
  await expect(pane.getByRole('heading', { level: 2 })).toHaveText(first);

  await page.keyboard.press('r');
  const dialog = page.getByRole('dialog', { name: /^As recommended: (approve|deny)/ });
  const failure = page.getByText('The service recommends nothing here.');
  await expect(dialog.or(failure)).toBeVisible();
  if (await dialog.isVisible()) await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);

  await page.keyboard.press('Escape');
  await expect(pane).toHaveCount(0);
  await expect(grid).toBeFocused();
  await expect(current.locator('strong')).toHaveText(first);
});

test('reviews are narrowed by words and by tenant; what is picked and not shown is said', async ({
  app,
  range,
}) => {
  await drill(range, 'access.people', { act: false });
  const page = await app.firstWindow();
  const grid = await toReviews(page);
  const current = grid.locator('[data-chosen="true"]');
  const all = await grid.getAttribute('aria-rowcount');
  const picked = (await current.locator('strong').innerText()).trim();
  await page.keyboard.press('x');
  await expect(page.getByText('1 picked')).toBeVisible();

  await page.keyboard.press('/');
  const words = page.getByRole('searchbox', { name: 'Filter by words' });
  await expect(words).toBeFocused();
  await page.keyboard.type('nobody is called so');
  await expect(page.getByText('Nothing here fits the filter.')).toBeVisible();
  await expect(page.getByText('1 picked, 1 not shown')).toBeVisible();
  // What the filter hides is not decided: the key for the next one says so, and leads there.
  await page.getByText('Nothing here fits the filter.').click();
  await page.keyboard.press('n');
  await expect(page.getByText(/^Nothing left here\. \d+ others? elsewhere\.$/)).toBeVisible();
  await page.getByRole('button', { name: 'Show all' }).click();
  await expect(page.getByRole('complementary', { name: 'Review' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('complementary', { name: 'Review' })).toHaveCount(0);
  await page.keyboard.press('/');
  await expect(words).toHaveValue('');
  await expect(grid).toHaveAttribute('aria-rowcount', String(all));

  await page.keyboard.type(picked);
  await page.keyboard.press('Enter');
  await expect(grid).toBeFocused();
  await expect(grid).not.toHaveAttribute('aria-rowcount', String(all));
  await expect(current).toContainText(picked);
  await page.keyboard.press('/');
  await page.keyboard.press('Escape');
  await expect(grid).toHaveAttribute('aria-rowcount', String(all));

  const tenants = page.getByRole('combobox', { name: 'Tenant' });
  const last = (await tenants.getByRole('option').last().innerText()).trim();
  await tenants.selectOption({ label: last });
  await expect(grid).not.toHaveAttribute('aria-rowcount', String(all));
  const rounds = grid.locator('.review-round');
  for (const heading of await rounds.all()) await expect(heading).toContainText(last);
});

test('one’s own access under review offers no decision that the rule forbids, and says the rule', async ({
  app,
  range,
}) => {
  await drill(range, 'access.people', { act: false });
  const page = await app.firstWindow();
  const grid = await toReviews(page);
  const own = await page.evaluate(async () => {
    const answer = await window.tidewatch.query('access.reviews', {});
    const rounds = answer.ok ? answer.value.rounds : [];
    const found = rounds.filter(({ isSelfReview }) => !isSelfReview);
    return found.flatMap(({ rows }) => rows).find(({ isSelf }) => isSelf)?.person ?? null;
  });
  if (own === null) throw new Error('Nothing of one’s own is reviewed.');
  await page.keyboard.press('/');
  await page.keyboard.type(own);
  const row = grid.getByRole('row').filter({ hasText: 'yourself' }).first();
  await row.click();
  await expect(row).toHaveAttribute('data-chosen', 'true');
  const bar = page.locator('.approvals-bar');
  for (const name of ['Approve', 'Deny', 'Don’t know']) {
    const button = bar.getByRole('button', { name, exact: true });
    await expect(button).toBeDisabled();
    await expect(button).toHaveAttribute('title', /nobody decides their own here/);
  }
});

test('reviews can be used in every theme, and at 400 % zoom', async ({ app }) => {
  const page = await app.firstWindow();
  await toReviews(page);
  await expectCleanInEveryTheme(page);
  await page.setViewportSize({ width: 320, height: 180 });
  await expectClean(page);
});

test('a tenant that does not show its reviews is seen in part, and says so where the list is empty', async ({
  app,
  range,
}) => {
  await drill(range, 'access.people', { act: false });
  const refused = {
    fault: { kind: 'error', status: 403 },
    times: 10_000,
    call: 'review-read',
  } as const;
  await drill(range, 'faults.next', refused);
  const page = await app.firstWindow();
  await toAccessTab(page, TAB);
  const reasons = page.getByRole('list', { name: 'Could not be read' });
  await expect(reasons).toContainText('The tenant does not let your account read this.');
  await expectClean(page);
  await page.getByRole('button', { name: /\d+ seen in part$/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Tenants whose access is seen in part' });
  await expect(dialog).toContainText('Access reviews: The tenant does not let your account');
  await page.keyboard.press('Escape');

  await drill(range, 'faults.clear', {});
  await page.getByRole('button', { name: 'Look at the access of all tenants now' }).click();
  await expect(
    page.getByRole('grid', { name: 'Access reviews' }).getByRole('row').first(),
  ).toBeVisible();
});
