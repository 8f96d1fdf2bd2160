import type { Page } from '@playwright/test';
import { shortened, visibleLine } from '#shared/text.ts';
import { HIDING, HOSTILE_TEXTS } from '#test/fakes/hostile-corpus.ts';
import { expect, test } from './app.ts';
import { drill } from './drill.ts';
import { boardPage } from './pages/board.ts';
import { incidentPane } from './pages/incident.ts';
import { startPage } from './pages/start.ts';
import type { RunningRange } from './range-program.ts';

test.use({ rangeOptions: { tenants: 2, incidents: 40, seed: 9 } });

/** The range takes no more in one call. */
const LONGEST = 40_000;
/** So much of a text tells it from the others. */
const TOLD_APART = 60;

/** One incident a text: it is the title, the tag, the assignee and a comment. */
async function writeAll(range: RunningRange): Promise<void> {
  const { created } = await drill(range, 'incidents.burst', { count: HOSTILE_TEXTS.length });
  for (const [place, incident] of created.entries()) {
    const text = HOSTILE_TEXTS[place]?.text.slice(0, LONGEST) ?? '';
    const said = { title: text, customTags: [text], assignedTo: text, comment: text };
    await drill(range, 'incidents.change', { ...incident, ...said });
  }
}

/** What a page does that only an attacker wants. */
function watch(page: Page): string[] {
  const happened: string[] = [];
  page.on('dialog', (dialog) => {
    happened.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('console', (message) => {
    if (/Content Security Policy|Trusted/i.test(message.text())) happened.push(message.text());
  });
  page.on('pageerror', ({ message }) => happened.push(message));
  return happened;
}

/** How a title begins on the screen. */
function beginning(text: string): string {
  return visibleLine(shortened(text.toWellFormed(), TOLD_APART)).slice(0, TOLD_APART).trim();
}

/** The names of the texts that no row shows. */
function notAmong(rows: readonly string[]): string[] {
  const missing = HOSTILE_TEXTS.filter(
    ({ text }) => !rows.some((row) => row.includes(beginning(text))),
  );
  return missing.map(({ name }) => name);
}

test('what attackers write is seen as it is, and does nothing', async ({ page, range }) => {
  const happened = watch(page);
  const board = boardPage(page);
  const pane = incidentPane(page);
  await page.setViewportSize({ width: 1280, height: 2_000 }); // every row is drawn
  await startPage(page).toTheBoard();
  await writeAll(range);
  await board.lookNow.click();
  await board.search.fill('is:all age<1h');
  await expect(board.footer).toContainText(new RegExp(`^${HOSTILE_TEXTS.length} shown of`));

  // a look already under way may have read some before their texts were written: the next brings them
  await expect.poll(async () => notAmong(await board.rows.allTextContents())).toEqual([]);
  const seen = await board.rows.allTextContents();
  expect(seen.filter((row) => HIDING.test(row))).toEqual([]);
  const heights = await board.rows.evaluateAll((rows) =>
    rows.map(({ clientHeight }) => clientHeight),
  );
  expect(new Set(heights).size).toBe(1);

  await board.rows.first().click();
  for (let at = 0; at < HOSTILE_TEXTS.length; at += 1) {
    await expect(board.selected).toHaveAttribute('aria-rowindex', String(at + 2));
    const title = (await board.selected.locator('[data-column=title]').textContent()) ?? '';
    await expect(pane.title).toContainText(title.slice(0, 20).trim());
    await page.keyboard.press('j');
  }
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(1280);
  expect(await page.locator('.app :is(img, iframe, script, object, embed, style)').count()).toBe(0);

  await page.keyboard.press('Escape');
  await page.keyboard.press('l');
  const arrange = page.getByRole('dialog', { name: 'Arrange the board' });
  await arrange.getByRole('combobox', { name: 'Group by' }).selectOption('Assigned to');
  await page.keyboard.press('Escape');
  const headings = page.getByRole('treegrid', { name: 'Incidents' }).locator('[aria-level="1"]');
  await expect(headings.nth(20)).toBeVisible();
  for (const heading of await headings.allTextContents()) expect(heading).not.toMatch(HIDING);
  expect(happened).toEqual([]);
});
