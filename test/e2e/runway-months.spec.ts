import { expect, test } from './app.ts';
import { toRunway } from './pages/runway.ts';

test.use({ rangeOptions: { tenants: 16, incidents: 20, seed: 7 } });

test('the calendar marks today, and the arrows go from one day with an end to the next', async ({
  app,
}) => {
  const page = await app.firstWindow();
  await toRunway(page);
  await page.getByRole('button', { name: 'Calendar' }).press('Enter');
  const calendar = page.getByRole('group', { name: 'Calendar of ends' });
  await expect(calendar.locator('[aria-current="date"]')).toHaveCount(1);
  await calendar.focus();
  await page.keyboard.press('ArrowRight');
  await expect(calendar.getByRole('button').first()).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(calendar.getByRole('button').nth(1)).toBeFocused();
  await page.keyboard.press('End');
  await expect(calendar.getByRole('button').last()).toBeFocused();
});

test('the calendar scrolls inside the window, and a day is told apart from how much ends on it', async ({
  app,
}) => {
  const page = await app.firstWindow();
  await toRunway(page);
  await page.getByRole('button', { name: 'Calendar' }).press('Enter');
  const calendar = page.getByRole('group', { name: 'Calendar of ends' });
  await expect(calendar.locator('[aria-current="date"]')).toHaveCount(1);
  await page.setViewportSize({ width: 1280, height: 500 });
  const beyond = () =>
    page.evaluate(() => document.documentElement.scrollHeight - window.innerHeight);
  await expect.poll(beyond).toBe(0);
  const day = calendar.getByRole('button').first();
  await expect(day).toHaveAccessibleName(
    /^\w+ \d+, \d{4}: (\d+ ends?(, \d+ of them yours)?(, |$))?(\d+ reviews?)?$/,
  );
});

test('a key of the list picks nothing while the calendar or the chart stands in its place', async ({
  app,
}) => {
  const page = await app.firstWindow();
  const grid = await toRunway(page);
  for (const face of ['Calendar', 'Chart']) {
    await page.getByRole('button', { name: face, exact: true }).press('Enter');
    await expect(grid).toHaveCount(0);
    await page.keyboard.press('Control+a');
    await page.getByRole('button', { name: 'List', exact: true }).press('Enter');
    await expect(grid).toBeVisible();
    await expect(page.getByText(/\d picked/)).toHaveCount(0);
  }
});

test('what ends behind the months of the calendar is counted under it, and listed at a press', async ({
  app,
}) => {
  const page = await app.firstWindow();
  const grid = await toRunway(page);
  for (const face of ['Calendar', 'Chart']) {
    await page.getByRole('button', { name: face, exact: true }).press('Enter');
    const later = page.getByRole('button', { name: /^\d+ later/ });
    const count = Number.parseInt(await later.innerText(), 10);
    await later.press('Enter');
    await expect(grid).toHaveAttribute('aria-rowcount', String(count));
    await expect(page.getByText(/^Only what ends after /)).toBeVisible();
    await page.getByRole('button', { name: 'Show all' }).press('Enter');
  }
});
