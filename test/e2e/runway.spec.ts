import type { Locator, Page } from '@playwright/test';
import { expect, test } from './app.ts';
import { drill } from './drill.ts';
import { expectClean, expectCleanInEveryTheme } from './clean.ts';
import { toRunway } from './pages/runway.ts';
import type { RunningRange } from './range-program.ts';

test.use({ rangeOptions: { tenants: 16, incidents: 20, seed: 7 } });

test('a lead walks along what ends, narrows it to their own, and goes by the calendar and the chart', async ({
  app,
}) => {
  const page = await app.firstWindow();
  const grid = await toRunway(page);
  const all = Number(await grid.getAttribute('aria-rowcount'));
  expect(all).toBeGreaterThan(20);
  await page.keyboard.press('j');
  await expect(grid).toHaveAttribute('aria-activedescendant', 'runway-1');
  await page.keyboard.press('ArrowDown');
  await expect(grid).toHaveAttribute('aria-activedescendant', 'runway-2');
  await page.keyboard.press('PageDown');
  await expect(grid).toHaveAttribute('aria-activedescendant', 'runway-10');
  await page.keyboard.press('Control+ArrowDown');
  await page.keyboard.press('ArrowUp');
  await expect(grid).toHaveAttribute('aria-activedescendant', 'runway-9');
  await page.keyboard.press('End');
  await expect(grid).toHaveAttribute('aria-activedescendant', `runway-${all - 1}`);
  await expect(grid.locator('[data-chosen="true"]')).toBeInViewport();

  await page.getByRole('checkbox', { name: 'Mine' }).check();
  await expect(grid.getByRole('row').first()).toContainText('You');
  expect(Number(await grid.getAttribute('aria-rowcount'))).toBeLessThan(all);
  await page.getByRole('checkbox', { name: 'Mine' }).uncheck();

  await page.getByRole('button', { name: 'Calendar' }).press('Enter');
  await page
    .getByRole('button', { name: /: \d+ ends?/ })
    .first()
    .press('Enter');
  await expect(page.getByText(/^Only what ends in/)).toBeVisible();
  await page.getByRole('button', { name: 'Show all' }).press('Enter');
  await expect(grid).toHaveAttribute('aria-rowcount', String(all));

  await page.getByRole('button', { name: 'Chart' }).press('Enter');
  await expect(page.getByRole('list', { name: 'Ends by month' }).getByRole('button')).toHaveCount(
    13,
  );
});

test('Enter shows everything about an end, and leads to its line in My access', async ({ app }) => {
  const page = await app.firstWindow();
  const grid = await toRunway(page);
  await page.getByRole('checkbox', { name: 'Mine' }).check();
  const own = grid.getByRole('row').filter({ hasText: 'Package' });
  await own.first().click();
  const pane = page.getByRole('complementary', { name: 'End' });
  await expect(pane).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(pane).toHaveCount(0);
  await expect(grid).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(pane.getByRole('heading', { level: 2 })).toHaveText('You');
  await expect(pane.getByRole('group', { name: 'About the end' })).toContainText(
    /today|tomorrow|in \d+ days/,
  );
  const what = await pane.locator('.pane-head strong').innerText();
  await expectClean(page);
  await pane.getByRole('button', { name: 'Show in My access' }).click();
  const details = page.getByRole('dialog');
  await expect(details).toContainText(what);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('tab', { name: 'My access', selected: true })).toBeVisible();
});

test('what ends within thirty days is one choice, and only ends are counted as such', async ({
  app,
}) => {
  const page = await app.firstWindow();
  const grid = await toRunway(page);
  const all = Number(await grid.getAttribute('aria-rowcount'));
  const status = page.getByRole('status').filter({ hasText: /^\d+ ends?/ });
  await expect(status).toContainText('without an end');
  expect(Number.parseInt(await status.innerText(), 10)).toBeLessThan(all);
  const within = page.getByLabel('Ends within');
  await within.selectOption('Next 30 days');
  await expect(grid).not.toHaveAttribute('aria-rowcount', String(all));
  const near = Number(await grid.getAttribute('aria-rowcount'));
  await expect(status).toHaveText(/^\d+ ends?, \d+ reviews?$/); // a review takes nothing by ending
  const counts = (await status.innerText()).match(/\d+/g) ?? [];
  expect(counts.reduce((sum, count) => sum + Number(count), 0)).toBe(near);
  // The chart has the months of these days alone, and counts as the line above it does.
  await page.getByRole('button', { name: 'Chart', exact: true }).press('Enter');
  const months = page.getByRole('list', { name: 'Ends by month' }).getByRole('button');
  await expect(months.first()).toBeVisible();
  expect(await months.count()).toBeLessThanOrEqual(3);
  const shown = await months.allInnerTexts();
  const sumOf = (what: RegExp) =>
    shown.reduce((sum, text) => sum + Number(what.exec(text)?.[1] ?? 0), 0);
  expect([sumOf(/(\d+) ends?\b/), sumOf(/(\d+) reviews?\b/)]).toEqual(counts.map(Number));
  await page.getByRole('button', { name: 'List', exact: true }).press('Enter');
  await within.selectOption('Next 90 days');
  await expect
    .poll(async () => Number(await grid.getAttribute('aria-rowcount')))
    .toBeGreaterThan(near);
});

test('the words on a row find it: who loses their last package is seen here and in My access', async ({
  app,
}) => {
  const page = await app.firstWindow();
  const words = page.getByRole('searchbox', { name: 'Filter by words' });
  const findLast = async (grid: Locator) => {
    const all = await grid.getAttribute('aria-rowcount');
    await words.fill('last to end');
    await expect(grid).not.toHaveAttribute('aria-rowcount', all ?? '');
    await expect(grid.getByRole('row').first()).toContainText('Last to end');
    await expect(grid.getByRole('row').filter({ hasNotText: 'Last to end' })).toHaveCount(0);
  };
  await findLast(await toRunway(page));
  await page.getByRole('tab', { name: 'My access' }).click();
  const have = page.getByRole('grid', { name: 'Have' });
  await expect(have.getByRole('row').first()).toBeVisible();
  await findLast(have);
});

test('one key extends one’s own access: recorded, and said on the line', async ({ app }) => {
  const page = await app.firstWindow();
  const grid = await toRunway(page);
  const first = grid.getByRole('row').first();
  await expect(first).toContainText('Can be extended');
  await page.keyboard.press('e');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toHaveAccessibleName(/^Extend /);
  await expect(dialog).toContainText(
    /Ends: .*\. New end: about .*20\d\d, the policy gives \d+ days? from approval\./,
  );
  const reason = dialog.getByRole('textbox', { name: /^Justification/ });
  await expect(reason).toBeFocused();
  // The reason of the last time is marked as such, and typing takes its place.
  await expect(dialog).toContainText('The reason of your last request: is it still true?');
  await page.keyboard.type('On call for another year.');
  await expect(reason).toHaveValue('On call for another year.');
  await expect(dialog).not.toContainText('The reason of your last request');
  await page.keyboard.press('Control+Enter');
  await expect(page.locator('.report')).toContainText('Extension recorded: ');
  await expect(first).toContainText('Extension asked for');
  await expect(dialog).toHaveCount(0);
});

test('several of one’s own are picked and extended with one form, one reason and a receipt per tenant', async ({
  app,
}) => {
  const page = await app.firstWindow();
  const grid = await toRunway(page);
  await page.keyboard.press('Control+a');
  const extend = page.getByRole('button', { name: /^Extend \d+/ });
  await expect(extend).toBeVisible();
  const count = Number(/\d+/.exec(await extend.innerText())?.[0]);
  expect(count).toBeGreaterThan(1);
  await page.keyboard.press('Escape');
  await expect(extend).toHaveCount(0);
  const extendable = grid.getByRole('row').filter({ hasText: 'Can be extended' });
  for (const place of [0, 1]) await extendable.nth(place).click({ modifiers: ['Control'] });
  await expect(page.getByText('2 picked')).toBeVisible();
  await grid.focus();
  await page.keyboard.press('e');
  const form = page.getByRole('dialog', { name: 'Extend 2 packages' });
  await expect(form).toContainText('to 2 tenants');
  await page.keyboard.press('Escape');
  await expect(form).toHaveCount(0);
  await expect(grid).toBeFocused();
});

test('several are extended at once: the receipt names each tenant, each arrives once, and the line has the new end', async ({
  app,
  range,
}) => {
  await drill(range, 'access.people', { act: false });
  const page = await app.firstWindow();
  const grid = await toRunway(page);
  const [one, other] = await extendable(page);
  if (!one || !other) throw new Error('Too little of one’s own can be extended.');
  await page.getByRole('checkbox', { name: 'Mine' }).check();
  const rows = grid.getByRole('row').filter({ hasText: 'Can be extended' });
  for (const place of [0, 1]) await rows.nth(place).click({ modifiers: ['Control'] });
  await expect(page.getByText('2 picked')).toBeVisible();
  await grid.focus();
  await page.keyboard.press('e');
  const form = page.getByRole('dialog', { name: 'Extend 2 packages' });
  await expect(form.getByRole('button', { name: 'Extend', exact: true })).toBeEnabled();
  await form.getByRole('textbox').first().fill('On call for another year.');
  await page.keyboard.press('Control+Enter');
  const receipt = page.getByRole('dialog', { name: '2 extensions recorded' });
  await expect(receipt.getByText(`${one.what}: sent, and seen there`)).toHaveCount(2);
  await expect(receipt.getByRole('status')).toContainText('All are sent, and seen');
  await page.keyboard.press('Enter');
  await expect(receipt).toHaveCount(0);
  await expect(grid.getByRole('row').filter({ hasText: 'Extension asked for' })).toHaveCount(2);
  await expect.poll(() => askedFor(range, 'On call for another year.')).toBe(2);

  await drill(range, 'clock.advance', { ms: 60_000 });
  for (const { tenantId, packageId } of [one, other]) {
    const { requests } = await drill(range, 'access.read', { tenantId });
    const asked = requests.find(
      (request) => request.packageId === packageId && request.state === 'pendingApproval',
    );
    if (!asked) throw new Error('Nothing waits for an approver.');
    await drill(range, 'access.decide', {
      tenantId,
      requestId: asked.requestId,
      result: 'Approve',
    });
  }
  await drill(range, 'clock.advance', { ms: 300_000 });
  await page.getByRole('button', { name: 'Look at the access of all tenants now' }).click();
  await page.getByRole('searchbox', { name: 'Filter by words' }).fill(one.what);
  const extended = grid.getByRole('row').filter({ hasText: one.what });
  await expect(extended.filter({ hasText: /in 36\d days/ })).toHaveCount(2);
  expect(await askedFor(range, 'On call for another year.')).toBe(2);
});

/** One's own that can be extended, what ends first at the front. */
async function extendable(page: Page) {
  return page.evaluate(async () => {
    const asked = await window.tidewatch.query('access.runway', {});
    return asked.ok ? asked.value.items.filter(({ extend }) => extend === 'yes') : [];
  });
}

/** How many requests with that reason arrived. */
async function askedFor(range: RunningRange, justification: string): Promise<number> {
  const { writes } = await drill(range, 'received', {});
  return writes.filter(
    ({ path, body }) =>
      path.endsWith('/assignmentRequests') && JSON.stringify(body).includes(justification),
  ).length;
}

test('the runway can be used as list, calendar and chart in every theme', async ({ app }) => {
  const page = await app.firstWindow();
  await toRunway(page);
  for (const face of ['List', 'Calendar', 'Chart']) {
    await page.getByRole('button', { name: face, exact: true }).click();
    await expectCleanInEveryTheme(page);
  }
});

test('the runway can be used at 400 % zoom', async ({ app }) => {
  const page = await app.firstWindow();
  await toRunway(page);
  await page.setViewportSize({ width: 320, height: 180 });
  await expectClean(page);
});
