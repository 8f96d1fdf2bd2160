import type { Locator, Page } from '@playwright/test';
import { expect } from './app.ts';
import { test } from './approvals-test.ts';
import { decisionsOn } from './pages/approvals.ts';
import { reviewsPage } from './pages/reviews.ts';

// So many tenants that a policy and a review among them want a reason.
test.use({ rangeOptions: { tenants: 40, incidents: 20, seed: 11 } });

/** Ctrl+Enter without a word: the form says at its field what is missing, until it is written. */
async function triesInVain(page: Page, form: Locator, wantedBy: string): Promise<void> {
  const words = form.getByRole('textbox');
  const missing = `Write a reason: it is required by the ${wantedBy}. Nothing was recorded yet.`;
  await expect(words).toBeFocused();
  await expect(words).toHaveAttribute('aria-invalid', 'false');
  await page.keyboard.press('Control+Enter');
  await expect(form.getByRole('alert')).toHaveText(missing);
  await expect(words).toHaveAccessibleDescription(missing);
  await expect(words).toHaveAttribute('aria-invalid', 'true');
  await expect(words).toBeFocused();
  await page.keyboard.type('Still on the team.');
  await expect(form.getByRole('alert')).toHaveCount(0);
  await expect(words).toHaveAttribute('aria-invalid', 'false');
}

test('a decision without the reason that its policy wants says so at the field, and records nothing', async ({
  page,
  range,
  approvals,
}) => {
  const rows = await approvals.waiting();
  const place = rows.findIndex(({ needsReason, isOwn }) => needsReason && !isOwn);
  const row = rows[place];
  if (!row) throw new Error('No policy here wants a reason.');
  await approvals.grid.focus();
  for (let at = 0; at < place; at += 1) await page.keyboard.press('j');
  await expect(approvals.chosen).toContainText(row.person);
  await page.keyboard.press('a');
  await triesInVain(page, approvals.form, 'policy');
  const before = await decisionsOn(range, row);
  expect(before.flatMap(({ received }) => received).filter((count) => count > 0)).toEqual([]);
  await page.keyboard.press('Control+Enter');
  await expect(approvals.report).toContainText('Approval recorded');
});

test('an approval without the reason that its review wants says so at the field', async ({
  page,
  approvals: _inAccess,
}) => {
  const reviews = reviewsPage(page);
  await page.keyboard.press('4');
  await expect(reviews.current).toHaveCount(1);
  const round = (await reviews.rounds()).find((one) => one.needsReason && !one.isSelfReview);
  const person = round?.rows[0]?.person;
  if (person === undefined) throw new Error('No review here wants a reason.');
  await reviews.grid.getByRole('row').filter({ hasText: person }).first().click();
  await expect(reviews.about).toBeVisible();
  await page.keyboard.press('a');
  await triesInVain(page, reviews.dialog, 'review');
  await page.keyboard.press('Control+Enter');
  await expect(reviews.current).toContainText('Approved by you');
});
