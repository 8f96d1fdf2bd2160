import type { Page } from '@playwright/test';
import { expect, test } from './app.ts';
import { drill, freshIncident, writesTo } from './drill.ts';
import { boardPage } from './pages/board.ts';
import { fullScreen } from './pages/full.ts';
import { incidentPane } from './pages/incident.ts';
import { startPage } from './pages/start.ts';
import type { RunningRange } from './range-program.ts';

test.use({ rangeOptions: { tenants: 2, incidents: 60, seed: 5 } });

/** An incident of that name, with that many alerts more, shown in the list. */
async function known(page: Page, range: RunningRange, title: string, moreAlerts?: number) {
  const fresh = await freshIncident(range, { title, moreAlerts });
  await boardPage(page).lookNow.click();
  await boardPage(page).row(title).click();
  await expect(incidentPane(page).title).toHaveText(title);
  return fresh;
}

test.beforeEach(async ({ page }) => {
  await startPage(page).toTheBoard();
});

test('Enter twice opens the full screen, j and k go on without leaving, Escape comes back to the row', async ({
  page,
}) => {
  const board = boardPage(page);
  const full = fullScreen(page);
  await board.scope('All').click();
  await expect(board.footer).toContainText('60 shown of 60');
  await board.grid.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await expect(incidentPane(page).pane).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(full.region).toBeFocused();
  await expect(incidentPane(page).pane).toHaveCount(0);
  await expect(board.grid).toBeHidden();
  await expect(full.region).toContainText('1 of ');

  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await expect(full.region).toContainText('3 of ');
  await page.keyboard.press('k');
  await page.keyboard.press('k');
  await expect(full.region).toContainText('1 of ');
  await full.next.click();
  await expect(full.region).toContainText('2 of ');

  await page.keyboard.press('Escape');
  await expect(full.region).toHaveCount(0);
  await expect(board.grid).toBeFocused();
  await expect(board.selected).toHaveAttribute('aria-rowindex', '3');
  await page.keyboard.press('f');
  await expect(full.region).toBeVisible();
  await page.keyboard.press('f');
  await expect(board.grid).toBeFocused();
});

test('the parts are one key away and stay chosen while going on', async ({ page, range }) => {
  const full = fullScreen(page);
  await known(page, range, 'With many alerts', 300);
  await page.keyboard.press('f');
  await expect(full.tab('Summary')).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('2');
  await expect(full.tab('Alerts')).toHaveAttribute('aria-selected', 'true');
  await expect(full.alerts).toBeVisible();
  expect(await full.alert.count()).toBeLessThan(60);

  await full.alerts.focus();
  await page.keyboard.press('End');
  const last = full.alerts.getByRole('row', { selected: true });
  const place = async () => Number(await last.getAttribute('aria-rowindex'));
  await expect.poll(place).toBeGreaterThan(300);
  await expect(last).toBeVisible();
  await expect(full.chosenAlert.getByRole('heading', { level: 3 })).toHaveText(
    (await last.locator('.alert-title').innerText()).trim(),
  );

  await page.keyboard.press('k');
  await page.keyboard.press('j');
  await expect(full.tab('Alerts')).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('3');
  await expect(full.tab('Evidence')).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('c');
  await expect(full.comment).toBeFocused();
  await page.keyboard.type('12');
  await expect(full.tab('Evidence')).toHaveAttribute('aria-selected', 'true');
});

test('an indicator is copied so that nobody opens it by mistake, and exactly when asked for', async ({
  app,
  page,
  range,
}) => {
  const full = fullScreen(page);
  const copied = () => app.evaluate(({ clipboard }) => clipboard.readText());
  await known(page, range, 'With evidence', 40);
  await page.keyboard.press('f');
  await page.keyboard.press('3');
  const address = full.piece(/^\d+\.\d+\.\d+\.\d+/).first();
  await address.focus();
  await page.keyboard.press('y');
  await expect.poll(copied).toMatch(/^\d+\[\.\]\d+\[\.\]\d+\[\.\]\d+$/);
  await page.keyboard.press('Shift+Y');
  await expect.poll(copied).toMatch(/^\d+\.\d+\.\d+\.\d+$/);
  await page.keyboard.press('Enter');
  await expect(
    full.panel.getByRole('button', { name: /^Copy .*, defanged$/ }).first(),
  ).toBeVisible();
});

test('a merged incident leads to where it went, and back', async ({ page, range }) => {
  const pane = incidentPane(page);
  const target = await known(page, range, 'The one that stays');
  const { created } = await drill(range, 'incidents.burst', {
    count: 1,
    tenantId: target.tenantId,
  });
  const [merged] = created;
  if (!merged) throw new Error('The range made no incident.');
  await drill(range, 'incidents.change', {
    ...merged,
    title: 'The one that goes',
    comment: 'Seen',
  });
  await drill(range, 'incidents.merge', {
    tenantId: target.tenantId,
    from: merged.incidentId,
    into: target.incidentId,
  });
  await boardPage(page).scope('All').click();
  await boardPage(page).lookNow.click();
  // A look that was due may have brought it before the list was asked for, or only some of what was done to it.
  const goes = boardPage(page).row('The one that goes');
  await expect(async () => {
    if (!(await goes.isVisible())) await boardPage(page).arrivals.click({ timeout: 1_000 });
    await expect(goes).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 30_000 });
  await goes.click();
  await expect(pane.pane).toContainText('Merged. The work goes on in');
  await expect(pane.take).toHaveCount(0); // nobody works on what was merged away
  await pane.button(/^Go to incident/).click();
  await expect(pane.title).toHaveText('The one that stays');
  await expect(pane.pane).toBeFocused();
  await page.keyboard.press('t');
  await expect(pane.unassign).toBeVisible();
  await page.keyboard.press('Backspace');
  await expect(pane.title).toHaveText('The one that goes');
  await page.keyboard.press('m');
  await expect(pane.title).toHaveText('The one that stays');
  await expect(pane.pane).toContainText('From the merged incident');
  await page.keyboard.press('Backspace');
  await expect(pane.title).toHaveText('The one that goes');
});

test('a related incident of another customer is the one that keys mean', async ({
  page,
  range,
}) => {
  const full = fullScreen(page);
  const here = await known(page, range, 'Same story');
  const { tenants } = await page.evaluate(async () => {
    const listed = await window.tidewatch.query('tenants.list', {});
    return { tenants: listed.ok ? listed.value.map(({ id }) => id) : [] };
  });
  const tenantId = tenants.find((id) => id !== here.tenantId);
  const { created } = await drill(range, 'incidents.burst', { count: 1, tenantId });
  const [there] = created;
  if (!there) throw new Error('The range made no incident.');
  await drill(range, 'incidents.change', { ...there, title: 'Same story' });
  await boardPage(page).lookNow.click();
  await page.keyboard.press('f');
  await page.keyboard.press('5');
  await full.panel.getByRole('button', { name: 'Same story' }).first().click();
  await expect(full.region).toBeFocused();
  await page.keyboard.press('s');
  await page.getByRole('menuitem', { name: 'In progress' }).click();
  await expect.poll(() => writesTo(range, there.incidentId)).not.toEqual([]);
  expect(await writesTo(range, here.incidentId)).toEqual([]);
});
