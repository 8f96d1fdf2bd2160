import { expect, test } from './app.ts';
import { drill } from './drill.ts';
import { boardPage } from './pages/board.ts';
import { incidentPane } from './pages/incident.ts';
import { startPage } from './pages/start.ts';

test.use({ rangeOptions: { tenants: 2, incidents: 40, seed: 9 } });

/** What was written, and what must be readable of it on the row and in the pane. */
const HOSTILE = [
  ['<script>alert(1)</script> on one endpoint', '<script>alert(1)</script> on one endpoint'],
  ['<img src=x onerror="alert(1)"> prevented', '<img src=x onerror="alert(1)"> prevented'],
  ['Malware in \u202etxt.exe\u202c found', 'U+202E'],
  ['Inno\u200bcent file', 'U+200B'],
  ['Bell\u0007 and escape \u001b[31mred', 'U+001B'],
  ['{{constructor.constructor("alert(1)")()}}', '{{constructor.constructor("alert(1)")()}}'],
] as const;

test('what attackers write is seen as it is, and does nothing', async ({ page, range }) => {
  const happened: string[] = [];
  page.on('dialog', (dialog) => {
    happened.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('console', (message) => {
    if (/Content Security Policy|Trusted/i.test(message.text())) happened.push(message.text());
  });
  await startPage(page).toTheBoard();
  const { created } = await drill(range, 'incidents.burst', { count: HOSTILE.length });
  for (const [place, incident] of created.entries()) {
    await drill(range, 'incidents.change', { ...incident, title: HOSTILE[place]?.[0] });
  }
  const board = boardPage(page);
  const pane = incidentPane(page);
  await board.lookNow.click();

  for (const [, seen] of HOSTILE) {
    await board.row(seen).first().click();
    await expect(pane.title).toContainText(seen);
  }
  expect(happened).toEqual([]);
  expect(await page.locator('.app :is(img, iframe, script, object, embed)').count()).toBe(0);
});
