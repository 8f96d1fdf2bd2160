import { readFile } from 'node:fs/promises';
import { Cloud } from '#shared/domain/cloud.ts';
import { HIDING, HOSTILE_TEXTS } from '#test/fakes/hostile-corpus.ts';
import { expect, test } from './app.ts';
import { drill } from './drill.ts';
import { boardPage } from './pages/board.ts';
import { inboxPage } from './pages/inbox.ts';
import { startPage } from './pages/start.ts';
import { keepToasts, shownToasts } from './toasts.ts';

/** A line of a list is one line, and not longer than a line is read. */
const WRITTEN = HOSTILE_TEXTS.filter(({ text }) => text.length < 300 && !/[\r\n]/.test(text));

test.use({ rangeOptions: { tenants: WRITTEN.length, incidents: 150, seed: 9 } });

function cell(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

test('tenants called as attackers would call them are seen as they are, and do nothing', async ({
  app,
  page,
  range,
}) => {
  const happened: string[] = [];
  page.on('dialog', (dialog) => {
    happened.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('pageerror', ({ message }) => happened.push(message));
  await keepToasts(app);
  const { tenants } = Cloud.parse(JSON.parse(await readFile(range.cloudFile, 'utf8')));
  const lines = WRITTEN.map(({ text }, at) =>
    [tenants[at]?.domain ?? '', cell(text), cell(text), cell(text)].join(','),
  );
  await page.setViewportSize({ width: 1280, height: 2_400 }); // every row is drawn
  const start = startPage(page);
  await start.pasted.click();
  await page
    .getByRole('textbox', { name: 'Tenants', exact: true })
    .fill(['domain,name,tags,contract', ...lines].join('\n'));
  await page.getByRole('button', { name: 'Check the list' }).click();
  const found = page.getByRole('region', { name: 'Tenants found' });
  await expect(start.add).toHaveText(`Add ${WRITTEN.length} tenants`);
  await expect(found).toContainText('No contract is called');
  expect((await found.textContent()) ?? '').not.toMatch(HIDING);

  await start.add.click();
  await start.toBoard.click();
  const board = boardPage(page);
  await board.go('Tenants').click();
  const rows = page.getByRole('row').filter({ has: page.getByRole('rowheader') });
  await expect(rows).toHaveCount(WRITTEN.length);
  for (const row of await rows.allTextContents()) expect(row).not.toMatch(HIDING);
  // A row of trouble, or of a name to be given, says more than one line.
  const plain = rows.filter({ hasText: 'Fresh', hasNotText: 'Your name here is not known' });
  await expect(plain.first()).toBeVisible();
  const heights = await plain.evaluateAll((all) => all.map(({ clientHeight }) => clientHeight));
  expect(new Set(heights).size).toBe(1);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(1280);

  await board.go('Board').click();
  await expect(board.count('fresh')).toContainText(/\d\d fresh/);
  const { created } = await drill(range, 'incidents.burst', { count: WRITTEN.length });
  for (const [at, incident] of created.entries()) {
    const title = WRITTEN[at]?.text ?? '';
    const high = { severity: 'high', status: 'active', assignedTo: null } as const;
    await drill(range, 'incidents.change', { ...incident, ...high, title });
  }
  await board.lookNow.click();
  await expect.poll(async () => (await shownToasts(app)).length).toBeGreaterThan(0);
  for (const { title, body } of await shownToasts(app))
    expect(`${title}${body}`).not.toMatch(HIDING);
  const inbox = inboxPage(page);
  await inbox.rail.click();
  await inbox.burst.first().locator('summary').click();
  await expect(inbox.inbox.getByRole('listitem')).not.toHaveCount(0);
  for (const line of await inbox.inbox.getByRole('listitem').allTextContents())
    expect(line).not.toMatch(HIDING);
  expect(await page.locator('.app :is(img, iframe, script, object, embed, style)').count()).toBe(0);
  expect(happened).toEqual([]);
});
