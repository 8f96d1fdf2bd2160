import type { Page } from '@playwright/test';
import { expect, test } from './app.ts';
import { expectClean, expectCleanInEveryTheme } from './clean.ts';
import { drill, freshIncident } from './drill.ts';
import { goTo } from './go-to.ts';
import { boardPage } from './pages/board.ts';
import { inboxPage } from './pages/inbox.ts';
import { incidentPane } from './pages/incident.ts';
import { startPage } from './pages/start.ts';
import type { RunningRange } from './range-program.ts';
import { clickLastToast, keepToasts, shownToasts } from './toasts.ts';

test.use({ rangeOptions: { tenants: 3, incidents: 120, seed: 5 } });

test.beforeEach(async ({ app, page }) => {
  await keepToasts(app);
  await startPage(page).toTheBoard();
  // What a first look at a tenant finds is no news.
  await expect(boardPage(page).count('fresh')).toContainText('3 fresh');
});

/** New incidents that certainly are High ones of ours, and a look that finds them. */
async function freshHighs(page: Page, range: RunningRange, count: number) {
  const { tenants } = await drill(range, 'totals', {});
  // In one tenant: however slow looks are, they are found together.
  const { created } = await drill(range, 'incidents.burst', { count, tenantId: tenants[0]?.id });
  for (const [index, fresh] of created.entries()) {
    await drill(range, 'incidents.change', {
      ...fresh,
      title: `Fresh ${index + 1}`,
      severity: 'high',
      status: 'active',
      assignedTo: null,
    });
  }
  await boardPage(page).lookNow.click();
}

test('a new High of ours is one notification and one line of the inbox, and a click lands on it', async ({
  app,
  page,
  range,
}) => {
  const inbox = inboxPage(page);
  await freshHighs(page, range, 1);
  await expect(inbox.rail).toHaveAccessibleName(/1 unread/);
  await expect.poll(() => shownToasts(app)).toHaveLength(1);
  const [toast] = await shownToasts(app);
  expect(toast).toMatchObject({ body: 'Fresh 1', silent: true });
  expect(toast?.title).toMatch(/^High · New incident · /);

  await boardPage(page).go('Settings').click();
  await clickLastToast(app);
  await expect(incidentPane(page).title).toHaveText('Fresh 1');
  await goTo(page, 'i');
  await expect(inbox.line('Fresh 1')).toContainText('Unread');
  await page.keyboard.press('j');
  await expect(
    inbox.line('Fresh 1').getByRole('button', { name: 'Fresh 1', exact: true }),
  ).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(incidentPane(page).title).toHaveText('Fresh 1');
  await expect(inbox.rail).toHaveAccessibleName('Inbox');
});

test('a burst is one notification, and its click leads to the inbox', async ({
  app,
  page,
  range,
}) => {
  const inbox = inboxPage(page);
  await freshHighs(page, range, 6);
  await expect(inbox.rail).toHaveAccessibleName(/6 unread/);
  await expect.poll(() => shownToasts(app)).toHaveLength(1);
  expect(await shownToasts(app)).toMatchObject([{ title: '6 in your inbox, 6 High: 6 new' }]);

  await clickLastToast(app);
  await expect(inbox.burst).toContainText(/6 incidents: 6 high · \S.*6 new/);
  await inbox.burst.locator('summary').click();
  await expect(inbox.line(/Fresh \d/)).toHaveCount(6);
  await expectClean(page);
  await inbox.markAll.click();
  await expect(inbox.rail).toHaveAccessibleName('Inbox');
});

test('do not disturb holds the notification back, not the line of the inbox', async ({
  app,
  page,
  range,
}) => {
  const inbox = inboxPage(page);
  await inbox.rail.click();
  await inbox.howTold.click();
  await inbox.undisturbed.getByRole('button', { name: '1 hour' }).click();
  await expect(inbox.undisturbed).toContainText('Do not disturb until');
  await boardPage(page).go('Board').click();

  await freshHighs(page, range, 1);
  await expect(inbox.rail).toHaveAccessibleName(/1 unread/);
  await inbox.rail.click();
  await expect(inbox.inbox).toContainText('Notifications are held back now');
  await inbox.howTold.click();
  await inbox.undisturbed.getByRole('button', { name: 'End it now' }).click();
  await expect(inbox.undisturbed).not.toContainText('Do not disturb until');
  await boardPage(page).go('Board').click();
  await freshHighs(page, range, 1);
  // The second one is shown, and nothing of the first: it was held back for good.
  await expect.poll(() => shownToasts(app)).toHaveLength(1);
  await expect(inbox.rail).toHaveAccessibleName(/2 unread/);
});

test('a change of mine that a colleague was faster than is told, and leads to the choice', async ({
  app,
  page,
  range,
}) => {
  const board = boardPage(page);
  const inbox = inboxPage(page);
  const pane = incidentPane(page);
  const low = {
    title: 'Taken by two at the same time',
    severity: 'low',
    assignedTo: null,
  } as const;
  const fresh = await freshIncident(range, low);
  await board.lookNow.click();
  await board.row('Taken by two').click();
  await expect(pane.title).toHaveText(low.title);
  await drill(range, 'incidents.change', { ...fresh, assignedTo: 'carl@msp.example' });
  await pane.take.click();
  await expect(inbox.rail).toHaveAccessibleName(/1 unread/);
  await expect.poll(() => shownToasts(app)).toHaveLength(1);
  const [toast] = await shownToasts(app);
  expect(toast?.title).toMatch(/^Your change was refused · /);

  await board.go('Settings').click();
  await clickLastToast(app);
  await expect(pane.changes.getByRole('heading', { name: 'Our changes' })).toBeFocused();
  await inbox.rail.click();
  await expect(inbox.line('Taken by two')).toContainText('carl@msp.example');
  // The reason is not squeezed in beside the title: it stands in one line there, or below with the whole width.
  const [title, reason] = await inbox
    .line('Taken by two')
    .locator('.inbox-text > *')
    .evaluateAll((parts) => parts.map((part) => part.getBoundingClientRect()));
  const isBelow = (reason?.top ?? 0) >= (title?.bottom ?? Infinity);
  expect(isBelow || (reason?.height ?? Infinity) < 1.5 * (title?.height ?? 0)).toBe(true);
  await inbox
    .line('Taken by two')
    .getByRole('button', { name: /Rule: My change was refused$/ })
    .click();
  await expect(inbox.editRule('My change was refused')).toBeFocused();
  await inbox.howTold.click();
  await expect(inbox.line('Taken by two').getByRole('button').first()).toBeFocused();
});

test('a rule of one’s own decides what is told', async ({ app, page, range }) => {
  const inbox = inboxPage(page);
  await inbox.rail.click();
  await inbox.howTold.click();
  await inbox.ruleSwitch('A High incident is ours').click();
  await inbox.addRule.click();
  await inbox.rule.getByRole('textbox', { name: 'Name' }).fill('Low ones too');
  await inbox.rule.getByRole('checkbox', { name: 'Low' }).click();
  const tenants = inbox.rule.getByRole('group', { name: /^Tenants/ });
  const named = tenants.getByRole('checkbox');
  await expect(named.first()).toBeVisible();
  // A few stand whole, without a bar to scroll by.
  const list = tenants.locator('.rule-tenant-list');
  expect(await list.evaluate((box) => box.scrollHeight - box.clientHeight)).toBe(0);
  const all = await named.count();
  for (let place = 0; place < all; place += 1) await named.nth(place).check();
  await expect(tenants).toHaveAccessibleName(`Tenants (${all} chosen)`);
  await inbox.rule.getByLabel('How I am told').selectOption({ label: 'Inbox only' });
  const tags = inbox.rule.getByLabel('Tenant tags');
  await tags.fill('a tag that somebody wrote a whole sentence into');
  await inbox.rule.getByRole('button', { name: 'Save the rule' }).click();
  await expect(tags).toHaveAccessibleDescription(/A tag has at most 40 letters\./);
  await expect(tags).toBeFocused();
  await tags.fill('');
  const kinds = inbox.rule.getByRole('group', { name: 'What happened' });
  await kinds.getByRole('checkbox', { checked: true }).uncheck();
  await inbox.rule.getByRole('button', { name: 'Save the rule' }).click();
  await expect(kinds).toHaveAccessibleDescription('Choose at least one thing to be told of.');
  await expect(kinds.getByRole('checkbox').first()).toBeFocused();
  await page.keyboard.press('Space');
  await inbox.rule.getByRole('button', { name: 'Save the rule' }).click();
  await expect(inbox.ruleSwitch('Low ones too')).toBeChecked();

  const { created } = await drill(range, 'incidents.burst', { count: 2 });
  for (const [index, fresh] of created.entries()) {
    const severity = index === 0 ? 'low' : 'high';
    await drill(range, 'incidents.change', { ...fresh, title: `Is ${severity}`, severity });
  }
  await boardPage(page).lookNow.click();
  await expect(inbox.rail).toHaveAccessibleName(/1 unread/);
  await inbox.inbox.getByRole('button', { name: 'Back to the inbox' }).click();
  await expect(inbox.line('Is low')).toBeVisible();

  await inbox.howTold.click();
  await inbox.ruleSwitch('A High incident is ours').click();
  await expect(inbox.ruleSwitch('A High incident is ours')).toBeChecked();
  await freshHighs(page, range, 1);
  // The first notification is of this one, and of nothing before it.
  await expect.poll(() => shownToasts(app)).toMatchObject([{ body: 'Fresh 1' }]);
});

test('two rules switched off in one breath are both off', async ({ page }) => {
  const inbox = inboxPage(page);
  await inbox.rail.click();
  await inbox.howTold.click();
  const [one, other] = [inbox.ruleSwitch('Assigned to me'), inbox.ruleSwitch('A reminder is due')];
  await expect(one).toBeChecked();
  const [first, second] = [await one.elementHandle(), await other.elementHandle()];
  await page.evaluate(
    (both) => both.forEach((node) => node instanceof HTMLElement && node.click()),
    [first, second],
  );
  await expect(other).not.toBeChecked();
  await expect(one).not.toBeChecked();
});

test('quiet hours are kept while the keys go on from field to field', async ({ page }) => {
  const inbox = inboxPage(page);
  await inbox.rail.click();
  await inbox.howTold.click();
  const quiet = inbox.inbox.getByRole('group', { name: 'Quiet hours' });
  const kept = () =>
    page.evaluate(async () => {
      const answer = await window.tidewatch.query('telling.get', {});
      return answer.ok ? answer.value.settings.quiet : null;
    });
  await quiet.getByLabel('From').fill('21:15');
  await quiet.getByLabel('To', { exact: true }).focus();
  await expect.poll(kept).toMatchObject({ from: '21:15' });
  await expect(quiet.getByLabel('To', { exact: true })).toBeFocused();
  await quiet.getByLabel('Time zone').pressSequentially('Europe/B');
  await page.evaluate(() => window.tidewatch.command('telling.set', { sound: false }));
  await expect(inbox.inbox.getByRole('switch', { name: /^Sound/ })).not.toBeChecked();
  await page.keyboard.type('erlin');
  await page.keyboard.press('Tab');
  await expect.poll(kept).toMatchObject({ from: '21:15', timeZone: 'Europe/Berlin' });
  await expect(inbox.inbox.getByRole('switch', { name: /^Sound/ })).toBeFocused();
  const to = { on: true, from: '20:00', to: '05:00', timeZone: null };
  await page.evaluate((value) => window.tidewatch.command('telling.set', { quiet: value }), to);
  await expect(quiet.getByLabel('From')).toHaveValue('20:00');
});

test('a reminder set with n comes back after a restart', async ({ page, relaunch }) => {
  await boardPage(page).rows.nth(1).click();
  const title = await incidentPane(page).title.innerText();
  const { remind } = inboxPage(page);
  await incidentPane(page).button('Remind me').click();
  await expect(remind).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('n');
  await remind.getByRole('textbox', { name: 'Note to myself' }).fill('Ask the customer');
  await remind.getByRole('button', { name: 'In 1 hour' }).click();
  await expect(remind).toHaveCount(0);
  await inboxPage(page).rail.click();
  await expect(inboxPage(page).line('Ask the customer')).toContainText(title);

  const { page: again } = await relaunch();
  const inbox = inboxPage(again);
  await inbox.rail.click();
  await expect(inbox.line('Ask the customer')).toContainText(title);
  await inbox.line('Ask the customer').getByRole('button').first().click();
  await expect(incidentPane(again).title).toHaveText(title);
  await again.keyboard.press('n');
  await expect(
    inboxPage(again).remind.getByRole('textbox', { name: 'Note to myself' }),
  ).toHaveValue('Ask the customer');
  await inboxPage(again).remind.getByRole('button', { name: 'Forget the reminder' }).click();
  await inbox.rail.click();
  await expect(inbox.inbox).toContainText('Nothing was told yet');
});

test('inbox, rules and reminder are clean for assistive technology in every theme', async ({
  page,
}) => {
  const board = boardPage(page);
  const inbox = inboxPage(page);
  await board.rows.nth(1).click();
  await page.keyboard.press('n');
  await expect(inbox.remind).toBeVisible();
  await expectCleanInEveryTheme(page);
  await inbox.remind.getByRole('button', { name: 'In 4 hours' }).click();
  await inbox.rail.click();
  await expect(inbox.line('in 3 hours')).toBeVisible();
  await expectCleanInEveryTheme(page);
  await inbox.howTold.click();
  await expectCleanInEveryTheme(page);
  await inbox.addRule.click();
  await expect(inbox.rule).toBeVisible();
  await expectCleanInEveryTheme(page);
});
