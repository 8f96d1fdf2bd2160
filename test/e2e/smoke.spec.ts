import { expect, test } from './app.ts';

test.describe('a new user', () => {
  test.use({ launchArgs: [] });

  test('sees the first screen, and the page breaks none of its own rules', async ({ page }) => {
    const broken: string[] = [];
    page.on('console', (message) => {
      if (/Content Security Policy|Trusted/i.test(message.text())) broken.push(message.text());
    });
    await page.reload();

    await expect(page.getByRole('button', { name: 'Sign in with Microsoft' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Open the training range' })).toBeVisible();
    expect(broken).toEqual([]);
  });

  test('opens the training range and is offered its tenants', async ({ page }) => {
    await page.getByRole('button', { name: 'Open the training range' }).click();

    await expect(page.getByRole('button', { name: /^Add \d+ tenants$/ })).toBeVisible();
  });
});

test('a range of one’s own signs in, and what was taken in is there after a restart', async ({
  page,
  relaunch,
}) => {
  await page.getByRole('button', { name: 'Add 4 tenants' }).click();
  await expect(page.getByRole('status').filter({ hasText: '4 of 4 tenants read' })).toBeVisible();

  const again = await relaunch();
  await expect(again.page.getByRole('row').nth(1)).toBeVisible();
});
