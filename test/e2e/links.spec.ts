import type { ElectronApplication } from '@playwright/test';
import { expect, openedLinks, test } from './app.ts';
import { drill } from './drill.ts';
import { boardPage } from './pages/board.ts';
import { incidentPane } from './pages/incident.ts';
import { startPage } from './pages/start.ts';

test.use({ rangeOptions: { tenants: 3, incidents: 240, seed: 9 } });

/** What went to a browser beside the sign-in of the range. */
async function portals(app: ElectronApplication): Promise<readonly string[]> {
  return (await openedLinks(app)).filter((url) => !url.startsWith('http://127.0.0.1'));
}

test.beforeEach(async ({ page }) => {
  await startPage(page).toTheBoard();
  await boardPage(page).scope('All').click();
  await expect(boardPage(page).footer).toContainText('240 shown of 240');
});

test('links of an incident lead into its own tenant', async ({ app, page, range }) => {
  const board = boardPage(page);
  const pane = incidentPane(page);
  await board.rows.first().click();
  await expect(pane.pane).toContainText('Training range: a portal opens, but leads nowhere.');
  const id = await pane.id();
  const name = await pane.tenant.innerText();
  const { tenants } = await drill(range, 'totals', {});
  const tenantId = tenants.find((tenant) => tenant.name === name)?.id;

  await pane.link('Open in Defender').click();
  await expect.poll(() => portals(app)).toHaveLength(1);
  const url = new URL((await portals(app))[0] ?? '');
  expect(url.host).toBe('security.microsoft.com');
  expect(url.pathname).toContain(id);
  expect(url.searchParams.get('tid')).toBe(tenantId);

  const latest = async () => (await portals(app)).at(-1);
  await pane.link('My Access').click();
  await expect.poll(latest).toMatch(/^https:\/\/myaccess\.microsoft\.com\/@[a-z0-9.-]+#\/$/);
  await pane.link('Entra').click();
  await expect.poll(latest).toBe(`https://entra.microsoft.com/${tenantId}/`);
});

test('whatever address an attacker put into an incident, ours is opened, in its own tenant', async ({
  app,
  page,
  range,
}) => {
  const board = boardPage(page);
  const { tenants } = await drill(range, 'totals', {});
  const expected: (string | undefined)[] = [];
  await board.grid.focus();
  for (let row = 0; row < 240; row += 1) {
    await page.keyboard.press('ArrowDown');
    await expect(board.selected).toHaveAttribute('aria-rowindex', String(row + 2));
    const name = await board.selected.locator('.tenant-name').innerText();
    expected.push(tenants.find((tenant) => tenant.name === name)?.id);
    await page.keyboard.press('o');
  }
  await expect.poll(() => portals(app)).toHaveLength(240);

  const urls = (await portals(app)).map((url) => new URL(url));
  expect(new Set(urls.map(({ origin }) => origin))).toEqual(
    new Set(['https://security.microsoft.com']),
  );
  expect(urls.map(({ searchParams }) => searchParams.get('tid'))).toEqual(expected);
});
