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
});
