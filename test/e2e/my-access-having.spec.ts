import type { Page } from '@playwright/test';
import { expect, test } from './app.ts';
import { coloursSettled } from './clean.ts';
import { drill } from './drill.ts';
import { myAccessPage } from './pages/my-access.ts';
import { startPage } from './pages/start.ts';
import type { RunningRange } from './range-program.ts';

test.use({ rangeOptions: { tenants: 16, incidents: 20, seed: 3 } });

test.beforeEach(async ({ page, range }) => {
  await drill(range, 'access.people', { act: false });
  await startPage(page).toTheBoard();
  await myAccessPage(page).come();
});

/** Requests of one type that arrived, as they were sent. */
async function arrived(range: RunningRange, type: string): Promise<string[]> {
  const { writes } = await drill(range, 'received', {});
  return writes
    .filter(({ path }) => path.endsWith('/assignmentRequests'))
    .map(({ body }) => JSON.stringify(body))
    .filter((body) => body.includes(`"${type}"`));
}

/** What is had, until a day, under a policy that lets one choose the dates. */
async function dated(page: Page) {
  const found = await page.evaluate(async () => {
    const mine = await window.tidewatch.query('access.mine', {});
    const held = mine.ok ? mine.value.held : [];
    for (const { tenantId, packageId, packageName, isLive, canAsk, isPending, policyId } of held) {
      if (!isLive || !canAsk || isPending || packageId === null) continue;
      const packages = [{ tenantId, packageId }];
      const read = await window.tidewatch.query('access.packages', { packages });
      const [one] = read.ok ? read.value : [];
      const policy = one?.requirements?.find((rule) => rule.policyId === policyId);
      if (policy?.customSchedule) return packageName;
    }
    return null;
  });
  if (found === null) throw new Error('Nothing of that kind is had.');
  return found;
}

const inDays = (days: number) =>
  new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

test('the end of what one has is changed by keyboard: refused with its reason, then recorded and sent once', async ({
  page,
  range,
}) => {
  const mine = myAccessPage(page);
  const name = await dated(page);
  await mine.show('Have', name);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Change dates or answers' }).press('Enter');
  const form = page.getByRole('dialog', { name: `Change ${name}` });
  const reason = form.getByRole('textbox', { name: /^Justification/ });
  await expect(reason).toBeFocused();
  await page.keyboard.type('The contract ends earlier.');
  await page.keyboard.press('Control+Enter');
  await expect(form.getByRole('alert')).toContainText('Nothing is changed.');
  await form.getByLabel('To').fill(inDays(3));
  await form.getByRole('button', { name: 'Change', exact: true }).press('Enter');
  await expect(form).toHaveCount(0);
  await expect(mine.report).toContainText('Change recorded: ');
  await expect(mine.list('Have')).toBeFocused();
  await expect.poll(() => arrived(range, 'userUpdate')).toHaveLength(1);
  expect((await arrived(range, 'userUpdate'))[0]).toContain('The contract ends earlier.');

  // The details of what is had lead to the request that keeps all else waiting.
  await page.keyboard.press('Enter');
  const details = page.getByRole('dialog', { name });
  await expect(details.getByRole('button', { name: 'Close' })).toBeFocused();
  await details.getByRole('button', { name: 'Cancel the request' }).press('Enter');
  const question = page.getByRole('alertdialog', { name: `Cancel the request for ${name}?` });
  await expect(question.getByRole('button', { name: 'Keep it' })).toBeFocused();
});

test('what one has is given back after one question, arrives once, and can be asked for again as before', async ({
  page,
  range,
}) => {
  const mine = myAccessPage(page);
  const name = await dated(page);
  await mine.show('Have', name);
  await page.keyboard.press('b');
  const question = page.getByRole('alertdialog', { name: `Give back ${name}?` });
  await expect(question.getByRole('button', { name: 'Keep it' })).toBeFocused();
  await question.getByRole('button', { name: 'Give back' }).press('Enter');
  await expect(question).toHaveCount(0);
  await expect(mine.report).toContainText('Giving back recorded: ');
  await expect(mine.list('Have')).toBeFocused();
  await expect.poll(() => arrived(range, 'userRemove')).toHaveLength(1);

  // What cannot be done until then looks so, whatever the theme.
  await page.keyboard.press('Enter');
  const details = page.getByRole('dialog', { name });
  const giveBack = details.getByRole('button', { name: 'Give back' });
  await expect(details).toContainText('nothing else until then');
  await expect(giveBack).toBeDisabled();
  const close = details.getByRole('button', { name: 'Close' });
  for (const theme of ['dark', 'light', 'high-contrast'] as const) {
    await page.evaluate((to) => window.tidewatch.command('settings.set', { theme: to }), theme);
    await expect(page.locator(`.app.theme-${theme}`)).toBeVisible();
    await coloursSettled(page);
    await expect(giveBack).toHaveCSS('cursor', 'not-allowed');
    const ready = await close.evaluate((button) => getComputedStyle(button).color);
    await expect(giveBack).not.toHaveCSS('color', ready);
  }
});

test('asking again begins with the reason and the answers of the last time', async ({
  page,
  range,
}) => {
  const mine = myAccessPage(page);
  await mine.show('Can ask for', '30 dias');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Ask for it' }).press('Enter');
  const form = page.getByRole('dialog', { name: /^Ask for / });
  await form.getByRole('textbox', { name: /^Justification/ }).fill('Token theft.');
  await form.getByRole('textbox', { name: /Ticket number/ }).fill('INC123456');
  await form.getByRole('radio', { name: /^Early/ }).check();
  await form.getByRole('button', { name: 'Ask', exact: true }).press('Enter');
  await expect(form).toHaveCount(0);

  await mine.show('Asked for', '30 dias');
  const row = mine.list('Asked for').getByRole('row').first();
  await expect(row).toContainText('Submitted');
  await drill(range, 'clock.advance', { ms: 60_000 });
  await mine.lookNow.press('Enter');
  await expect(row).toContainText('Pending approval');
  await mine.list('Asked for').focus();
  await page.keyboard.press('Enter');
  // A second Enter answers nothing, and cancelling asks once: what was sent cannot be taken back.
  const details = page.getByRole('dialog');
  await expect(details.getByRole('button', { name: 'Close' })).toBeFocused();
  await expect(details.getByRole('region', { name: 'Your answers' })).toContainText('INC123456');
  await details.getByRole('button', { name: 'Cancel the request' }).press('Enter');
  const question = page.getByRole('alertdialog', { name: /^Cancel the request for .*\?$/ });
  await expect(question).toContainText('Once it is sent it cannot be taken back');
  await expect(question.getByRole('button', { name: 'Keep it' })).toBeFocused();
  await question.getByRole('button', { name: 'Cancel the request' }).press('Enter');
  await expect(row).toContainText(/Asked: Cancel+ed/);
  await expect(mine.list('Asked for')).toBeFocused();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Ask again' }).press('Enter');
  const again = page.getByRole('dialog', { name: /^Ask again for / });
  await expect(again).toContainText('those of your last request');
  await expect(again.getByRole('textbox', { name: /^Justification/ })).toHaveValue('Token theft.');
  await expect(again.getByRole('textbox', { name: /Ticket number/ })).toHaveValue('INC123456');
  await expect(again.getByRole('radio', { name: /^Early/ })).toBeChecked();
});

test('the list of keys has those of my access, and the number of decisions leads to the queue', async ({
  page,
}) => {
  for (const group of ['Asked for', 'Can ask for', 'In the browser', 'Have']) {
    await page.keyboard.press('h');
    await expect(
      page.getByRole('button', { name: new RegExp(`^${group} [\\d,]+$`) }),
    ).toHaveAttribute('aria-pressed', 'true');
  }
  await expect(page.getByRole('grid', { name: 'Have' })).toBeFocused();
  await page.keyboard.press('Shift+H');
  await expect(page.getByRole('grid', { name: 'In the browser' })).toBeFocused();
  await page.keyboard.press('?');
  const keys = page.getByRole('dialog', { name: 'Keys' });
  await expect(keys).toContainText('Ask for the packages that are picked');
  await page.keyboard.press('Escape');
  await expect(keys).toHaveCount(0);
  const screens = page.getByRole('navigation', { name: 'Screens' });
  await screens.getByRole('button', { name: /to decide$/ }).press('Enter');
  await expect(page.getByRole('tab', { name: /^Approvals/ })).toHaveAttribute(
    'aria-selected',
    'true',
  );
  await expect(page.getByRole('grid', { name: 'Requests that wait for you' })).toBeVisible();
});
