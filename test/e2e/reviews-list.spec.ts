import { expect } from './app.ts';
import { expectClean, expectCleanInEveryTheme } from './clean.ts';
import { drill } from './drill.ts';
import { toAccessTab } from './pages/access.ts';
import { REVIEWS_TAB, reviewsPage } from './pages/reviews.ts';
import { test } from './reviews-test.ts';

test.use({ rangeOptions: { tenants: 16, incidents: 20, seed: 7 } });

test('the details of a person’s access open beside the list, go along with it, and give the focus back', async ({
  page,
  reviews,
}) => {
  const { grid, current, pane, about } = reviews;
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
  page,
  reviews,
}) => {
  const { grid, current, pane } = reviews;
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
  await expect(pane).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(pane).toHaveCount(0);
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

test('reviews can be used in every theme, and at 400 % zoom', async ({ page, reviews }) => {
  await expect(reviews.current).toHaveCount(1);
  await expectCleanInEveryTheme(page);
  await page.setViewportSize({ width: 320, height: 180 });
  await expectClean(page);
});

test('a tenant that does not show its reviews is seen in part, and says so where the list is empty', async ({
  page,
  range,
}) => {
  await drill(range, 'access.people', { act: false });
  const refused = {
    fault: { kind: 'error', status: 403 },
    times: 10_000,
    call: 'review-read',
  } as const;
  await drill(range, 'faults.next', refused);
  await toAccessTab(page, REVIEWS_TAB);
  const reasons = page.getByRole('list', { name: 'Could not be read' });
  await expect(reasons).toContainText('The tenant does not let your account read this.');
  await expectClean(page);
  await page.getByRole('button', { name: /\d+ seen in part$/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Tenants whose access is seen in part' });
  await expect(dialog).toContainText('Access reviews: The tenant does not let your account');
  await page.keyboard.press('Escape');

  await drill(range, 'faults.clear', {});
  await page.getByRole('button', { name: 'Look at the access of all tenants now' }).click();
  await expect(reviewsPage(page).grid.getByRole('row').first()).toBeVisible();
});
