import type { Page } from '@playwright/test';
import { expect, test } from './app.ts';
import { expectCleanInEveryTheme } from './clean.ts';
import { drill } from './drill.ts';
import { myAccessPage } from './pages/my-access.ts';
import { startPage } from './pages/start.ts';
import type { RunningRange } from './range-program.ts';

test.use({ rangeOptions: { tenants: 16, incidents: 20, seed: 3 } });

const group = (page: Page, name: string) =>
  page.getByRole('button', { name: new RegExp(`^${name} [\\d,]+$`) });
const list = (page: Page, name: string) => page.getByRole('grid', { name });

/** To the tab, once packages of several tenants are read. */
async function toMyAccess(page: Page, range: RunningRange): Promise<void> {
  await drill(range, 'access.people', { act: false });
  await startPage(page).toTheBoard();
  await myAccessPage(page).come();
}

/** How often that reason arrived in a request. */
async function received(range: RunningRange, reason: string): Promise<number> {
  const { writes } = await drill(range, 'received', {});
  const asked = writes.filter(({ path }) => path.endsWith('/assignmentRequests'));
  return asked.filter(({ body }) => JSON.stringify(body).includes(reason)).length;
}

test('a new colleague’s first day: packages of several tenants are picked and asked for by keyboard, once each', async ({
  page,
  range,
}) => {
  await toMyAccess(page, range);
  await group(page, 'Can ask for').press('Enter');
  await page.getByRole('searchbox', { name: 'Filter by words' }).fill('sentinel migration');
  const rows = list(page, 'Can ask for').getByRole('row');
  await expect(rows.first()).toContainText('Sentinel migration');
  const count = await rows.count();
  expect(count).toBeGreaterThan(1);
  await page.getByRole('searchbox', { name: 'Filter by words' }).press('Enter');
  await expect(list(page, 'Can ask for')).toBeFocused();
  await page.keyboard.press('Control+a');
  await expect(page.getByText(`${count} picked`)).toBeVisible();
  expect(await page.evaluate(() => String(getSelection()))).toBe('');
  await page.keyboard.press('Escape');
  for (let at = 0; at < count; at += 1) {
    await page.keyboard.press('x');
    await page.keyboard.press('j');
  }
  await page.keyboard.press('a');
  const form = page.getByRole('dialog', { name: `Ask for ${count} packages` });
  await expect(form.getByRole('textbox', { name: /^Justification/ })).toBeFocused();
  await page.keyboard.type('First day of Ada.');
  await page.keyboard.press('Control+Enter');
  const receipt = page.getByRole('dialog', { name: `${count} requests recorded` });
  await expect(receipt.getByRole('list', { name: 'By tenant' }).getByRole('listitem')).toHaveCount(
    count,
  );
  await page.keyboard.press('Enter'); // it was read
  await expect(receipt).toHaveCount(0);
  await expect(group(page, 'Can ask for')).toBeFocused(); // the list is empty: all were asked for
  const wide = page.getByRole('checkbox', { name: 'Also what I have or asked for' });
  await wide.check();
  await expect(rows.first()).toContainText('Asked for');
  await list(page, 'Can ask for').focus();
  await page.keyboard.press('x');
  await expect(page.locator('.report')).toContainText('Not picked. You asked for it');
  await expect.poll(() => received(range, 'First day of Ada.')).toBe(count);

  await group(page, 'Asked for').press('Enter');
  await expect(list(page, 'Asked for').getByRole('row')).toHaveCount(count);
});

test('the reason put off for one customer does not stand in the form of another', async ({
  page,
  range,
}) => {
  await toMyAccess(page, range);
  await group(page, 'Can ask for').press('Enter');
  await page.getByRole('searchbox', { name: 'Filter by words' }).fill('sentinel migration');
  const packages = list(page, 'Can ask for');
  await expect(packages.getByRole('row').first()).toContainText('Sentinel migration');
  await packages.focus();
  const reason = page.getByRole('dialog').getByRole('textbox', { name: /^Justification/ });
  await page.keyboard.press('x');
  await page.keyboard.press('a');
  await expect(reason).toBeFocused();
  await page.keyboard.type('Contoso’s ticket 42.');
  await page.keyboard.press('Escape');
  await expect(packages).toBeFocused();
  await page.keyboard.press('x');
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await page.keyboard.press('a');
  await expect(reason).toBeFocused();
  await expect(reason).toHaveValue('');
});

test('Esc in the filter empties the filter and keeps what is picked', async ({ page, range }) => {
  await toMyAccess(page, range);
  await group(page, 'Can ask for').press('Enter');
  const filter = page.getByRole('searchbox', { name: 'Filter by words' });
  await filter.fill('sentinel');
  const packages = list(page, 'Can ask for');
  await expect(packages.getByRole('row').first()).toContainText('Sentinel');
  await packages.focus();
  await page.keyboard.press('x');
  await expect(page.getByText('1 picked')).toBeVisible();
  await filter.press('Escape');
  await expect(filter).toHaveValue('');
  await expect(page.getByText('1 picked')).toBeVisible();
  await expect(filter).toBeFocused();
});

test('what a question wants is said in the form before anything is recorded', async ({
  page,
  range,
}) => {
  await toMyAccess(page, range);
  await group(page, 'Can ask for').press('Enter');
  await page.getByRole('searchbox', { name: 'Filter by words' }).fill('30 dias');
  await expect(list(page, 'Can ask for').getByRole('row').first()).toContainText('30 dias');
  await list(page, 'Can ask for').focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Ask for it' }).press('Enter');
  const form = page.getByRole('dialog', { name: /^Ask for / });
  await form.getByRole('textbox', { name: /^Justification/ }).fill('Token theft.');
  await form.getByRole('textbox', { name: /Ticket number/ }).fill('nonsense');
  await page.keyboard.press('Control+Enter');
  await expect(form.getByRole('alert')).toContainText('2 answers are missing or wrong. Nothing');
  await form.getByRole('radio', { name: /^Early/ }).check();
  await form.getByRole('button', { name: 'Ask', exact: true }).press('Enter');
  await expect(form.getByRole('alert')).toContainText('1 answer is missing or wrong. Nothing');
  const ticket = form.getByRole('textbox', { name: /Ticket number/ });
  await expect(ticket).toBeFocused();
  await expect(ticket).toHaveAccessibleDescription(
    'It has to be “INC”, then 6 digits, such as INC123456.',
  );
  await ticket.fill('INC123456');
  await expect(ticket).toHaveAttribute('aria-invalid', 'false');
  await page.keyboard.press('Control+Enter');
  await expect(form).toHaveCount(0);
  await group(page, 'Asked for').press('Enter');
  await expect(list(page, 'Asked for').getByRole('row').first()).toContainText('30 dias');
});

test('a question of several packages has one answer for all, or one for each; what is wrong is said at its field and nothing is recorded', async ({
  page,
  range,
}) => {
  await toMyAccess(page, range);
  await group(page, 'Can ask for').press('Enter');
  await page.getByRole('searchbox', { name: 'Filter by words' }).fill('30');
  await list(page, 'Can ask for').focus();
  await page.keyboard.press('Control+a');
  await expect(page.getByText(/^\d+ picked$/)).toBeVisible();
  await page.keyboard.press('a');
  const form = page.getByRole('dialog', { name: /^Ask for \d+ packages$/ });
  await form.getByRole('textbox', { name: /^Justification/ }).fill('Hunting together.');
  const tickets = form.getByRole('textbox', { name: /^Ticket number/ });
  await expect(tickets.nth(1)).toBeVisible();
  const forAll = form.getByRole('checkbox', { name: /^One answer, given to all \d+ packages/ });
  await forAll.first().check();
  await expect(tickets).toHaveCount(1);
  await tickets.fill('INC123456');
  await form
    .getByRole('radio', { name: /^Early/ })
    .first()
    .check();
  await forAll.first().uncheck();
  await expect(tickets.nth(1)).toBeVisible();
  await expect(tickets.first()).toHaveValue('INC123456');
  await tickets.last().fill('nonsense');
  await page.keyboard.press('Control+Enter');
  await expect(tickets.last()).toBeFocused();
  await expect(tickets.last()).toHaveAccessibleDescription(/^It has to be “INC”, then 6 digits/);
  await expect(tickets.first()).toHaveAttribute('aria-invalid', 'false');
  expect(await page.evaluate(() => window.tidewatch.query('access.wishes', {}))).toMatchObject({
    value: [],
  });
  await tickets.last().fill('INC654321');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('dialog', { name: /requests recorded$/ })).toBeVisible();
  await expect.poll(() => received(range, 'INC654321')).toBe(1);
});

test('giving back the last package warns that the guest account goes with it', async ({
  page,
  range,
}) => {
  await toMyAccess(page, range);
  await page.getByRole('searchbox', { name: 'Filter by words' }).fill('aldermoor');
  await expect(list(page, 'Have').getByRole('row')).toHaveCount(1);
  await list(page, 'Have').focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Give back' }).press('Enter');
  const question = page.getByRole('alertdialog');
  await expect(question).toContainText(
    'This is your last package in Aldermoor Law GmbH: the guest account is blocked for 30 days and then removed.',
  );
  await expect(question.getByRole('button', { name: 'Keep it' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(list(page, 'Have')).toBeFocused();
});

test('giving back the last but one says which package is the last one then', async ({
  page,
  range,
}) => {
  await toMyAccess(page, range);
  const found = await page.evaluate(async () => {
    const asked = await window.tidewatch.query('access.mine', {});
    const one = asked.ok ? asked.value.held.find(({ lastThen }) => lastThen !== null) : undefined;
    return one ? { name: one.packageName, last: one.lastThen ?? '', tenantId: one.tenantId } : null;
  });
  if (!found) throw new Error('Nowhere two packages are had.');
  await page.getByLabel('Tenant', { exact: true }).selectOption(found.tenantId);
  await page.getByRole('searchbox', { name: 'Filter by words' }).fill(found.name);
  await expect(list(page, 'Have').getByRole('row').first()).toContainText(found.name);
  await list(page, 'Have').focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Give back' }).press('Enter');
  const question = page.getByRole('alertdialog');
  await expect(question).toContainText(`${found.last} is then your last package in `);
  await expect(question).not.toContainText('This is your last package');
});

test('a kept link is a card to open, to copy and to ask with in the browser', async ({
  page,
  range,
}) => {
  await toMyAccess(page, range);
  await group(page, 'In the browser').press('Enter');
  const tenants = await page.evaluate(() => window.tidewatch.query('tenants.list', {}));
  if (!tenants.ok) throw new Error(tenants.failure.message);
  const tenant = tenants.value.find(({ name }) => name.startsWith('Bellamont'));
  await page.getByRole('button', { name: 'Import links' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Import My Access links' });
  await expect(dialog.getByRole('textbox')).toBeFocused();
  await page.keyboard.insertText(
    `Customer,Name,Link\n,Tier 1 Analyst,https://myaccess.microsoft.com/@${tenant?.domain}#/access-packages/tier-1\nhttps://evil.example/x`,
  );
  await dialog.getByRole('button', { name: 'Import', exact: true }).press('Enter');
  await expect(dialog.getByRole('status')).toContainText('1 link kept.');
  await expect(dialog.getByRole('status')).toContainText('Line 3');
  await page.keyboard.press('Escape');
  const row = list(page, 'In the browser').getByRole('row', { name: /Tier 1 Analyst/ });
  await expect(row).toContainText('Opens the package in My Access.');
  await list(page, 'In the browser').focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'I asked in the browser' }).press('Enter');
  await expect(row).toContainText('Asked in the browser');
});

test('it can be read by assistive technology in every theme', async ({ page, range }) => {
  await toMyAccess(page, range);
  for (const name of ['Have', 'Asked for', 'Can ask for', 'In the browser']) {
    await group(page, name).click();
    await expect(list(page, name)).toBeVisible();
    await expectCleanInEveryTheme(page);
  }
  await group(page, 'Can ask for').click();
  await list(page, 'Can ask for').focus();
  await page.keyboard.press('x');
  await page.keyboard.press('a');
  await expect(page.getByRole('dialog')).toBeVisible();
  await expectCleanInEveryTheme(page);
});

test('at 400 % zoom nothing of it has to be looked for beside the window', async ({
  page,
  range,
}) => {
  await toMyAccess(page, range);
  await group(page, 'Can ask for').click();
  await page.setViewportSize({ width: 320, height: 180 });
  const wide = () =>
    page.evaluate(() =>
      [...document.querySelectorAll('main, .access, .access-panel, .approvals, .mine-bar, dialog')]
        .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
        .map(({ tagName, className }) => `${tagName} ${className}`),
    );
  await expect.poll(wide).toEqual([]);
  await list(page, 'Can ask for').focus();
  await page.keyboard.press('x');
  await page.keyboard.press('a');
  await expect(page.getByRole('dialog')).toBeVisible();
  await expect.poll(wide).toEqual([]);
});
