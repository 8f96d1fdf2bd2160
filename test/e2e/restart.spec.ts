import type { Page } from '@playwright/test';
import { expect, test } from './app.ts';
import { drill } from './drill.ts';
import { boardPage } from './pages/board.ts';
import { incidentPane } from './pages/incident.ts';
import { startPage } from './pages/start.ts';

test.use({ rangeOptions: { tenants: 3, incidents: 200, seed: 5 } });

/** On the board, with every incident in it, open or closed. */
async function toTheWholeBoard(page: Page) {
  await startPage(page).toTheBoard();
  const board = boardPage(page);
  await board.scope('All').click();
  await expect(board.footer).toContainText('200 shown of 200');
  return board;
}

test('a restart keeps the person, the tenants, the incidents, the settings and unsent changes', async ({
  page,
  range,
  relaunch,
}) => {
  const board = await toTheWholeBoard(page);
  await board.go('Settings').click();
  await page.getByRole('combobox', { name: 'Theme' }).selectOption('light');
  await expect(page.locator('.app.theme-light').first()).toBeVisible();
  await board.go('Board').click();
  await drill(range, 'faults.next', {
    fault: { kind: 'throttle', retryAfter: 600 },
    times: 1000,
  });
  await board.rows.nth(2).click();
  await incidentPane(page).addComment('Written before the restart');
  await expect(board.pending).toBeVisible();

  const { page: again } = await relaunch();
  const later = boardPage(again);
  await expect(later.pending).toContainText('1 change waiting');
  await expect(again.locator('.app.theme-light')).toBeVisible();
  await expect(later.footer).toContainText('200 shown of 200');
  await later.go('Outbox').click();
  await expect(again.getByText('Written before the restart')).toBeVisible();
});

test('a restart shows the same list: search line, order and screen come back', async ({
  page,
  relaunch,
}) => {
  const board = await toTheWholeBoard(page);
  await board.search.fill('is:all severity:high,medium (turn:us or alerts>1)');
  await board.search.blur();
  await expect(board.footer).not.toContainText('200 shown');
  const title = board.rows.first().locator('.row-title');
  const unsorted = await title.innerText();
  await board.header('Title').getByRole('button').click();
  await expect(board.header('Title')).toHaveAttribute('aria-sort', 'ascending');
  await expect(title).not.toHaveText(unsorted); // the sorted rows are there
  const shown = /\d+ shown of 200/.exec(await board.footer.innerText())?.[0] ?? 'nothing shown';
  const first = await title.innerText();

  const { page: again } = await relaunch();
  const later = boardPage(again);
  await expect(later.search).toHaveValue('is:all severity:high,medium (turn:us or alerts>1)');
  await expect(later.header('Title')).toHaveAttribute('aria-sort', 'ascending');
  await expect(later.rows.first().locator('.row-title')).toHaveText(first);
  await expect(later.footer).toContainText(shown);
  await later.go('Outbox').click();
  await expect
    .poll(() =>
      again.evaluate(async () => {
        const last = await window.tidewatch.query('views.last', {});
        return last.ok ? last.value.shown?.screen : null;
      }),
    )
    .toBe('outbox');

  const { page: third } = await relaunch();
  await expect(boardPage(third).go('Outbox')).toHaveAttribute('aria-current', 'page');
});

test('what was typed and not sent is there after a crash, and gone once it is sent', async ({
  app,
  page,
  relaunch,
}) => {
  const board = await toTheWholeBoard(page);
  await board.header('Title').click();
  const opening = async () => {
    const sorted = await page.evaluate(() => window.tidewatch.query('board.opening', { limit: 1 }));
    return sorted.ok ? sorted.value : null;
  };
  await expect.poll(async () => (await opening())?.shown?.board.sort[0]?.by).toBe('title');
  const first = (await opening())?.page.rows[0]?.title ?? '';
  await expect(board.rows.first()).toContainText(first); // what is shown is in that order by now
  await board.grid.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('c');
  await expect(incidentPane(page).comment).toBeFocused();
  await page.keyboard.type('Half a thought');
  await page.keyboard.press('Tab');
  await expect
    .poll(async () => {
      const kept = await page.evaluate(() => window.tidewatch.query('drafts.list', {}));
      return kept.ok ? kept.value.map(({ draft }) => draft.comment) : [];
    })
    .toEqual(['Half a thought']);
  app.process().kill('SIGKILL');

  const { page: again } = await relaunch();
  const later = boardPage(again);
  const pane = incidentPane(again);
  await expect(later.footer).toContainText('200 shown of 200');
  await later.grid.focus();
  await again.keyboard.press('Home');
  await again.keyboard.press('Enter');
  await expect(pane.comment).toHaveValue('Half a thought');
  await expect(pane.pane.getByText('Draft', { exact: true })).toBeVisible();
  await again.keyboard.press('c');
  await again.keyboard.press('Control+Enter');
  await expect(pane.changes).toContainText('Half a thought');
  await expect
    .poll(async () => {
      const kept = await again.evaluate(() => window.tidewatch.query('drafts.list', {}));
      return kept.ok ? kept.value.length : -1;
    })
    .toBe(0);
});

/** What the page shows after one change, until the first counts of tenants are there. */
interface Sight {
  readonly background: string;
  readonly theme: string | null;
  readonly numbers: readonly string[];
  readonly saysOpening: boolean;
}

declare global {
  interface Window {
    /** Every sight from the first, and whether the counts came: what `watchSights` saw. */
    seen?: { readonly sights: Sight[]; counted: boolean };
  }
}

/** Runs in the page, before the page does: sees each change of it, drawn or not. */
function watchSights(): void {
  const seen: NonNullable<Window['seen']> = { sights: [], counted: false };
  window.seen = seen;
  const watcher = new MutationObserver(() => {
    seen.counted = document.querySelector('.strip-counts .count') !== null;
    if (seen.counted) return watcher.disconnect();
    const app = document.querySelector('.app');
    const numbers = [...document.querySelectorAll<HTMLElement>('.facet-count, .last-sync')];
    seen.sights.push({
      background: getComputedStyle(app ?? document.body ?? document.documentElement)
        .backgroundColor,
      theme: app?.className.match(/theme-[a-z-]+/)?.[0] ?? null,
      numbers: numbers
        .filter((element) => element.checkVisibility({ visibilityProperty: true }))
        .map(({ innerText }) => innerText),
      saysOpening: document.body?.innerText.includes('Opening your data…') ?? false,
    });
  });
  watcher.observe(document, { subtree: true, childList: true, attributes: true });
}

test('until core has answered, a restart shows the kept theme, and no number at all', async ({
  page,
  relaunch,
}) => {
  await startPage(page).toTheBoard();
  const board = boardPage(page);
  await board.go('Settings').click();
  await page.getByRole('combobox', { name: 'Theme' }).selectOption('light');
  await expect(page.locator('.app.theme-light').first()).toBeVisible();
  await board.go('Board').click();
  await expect(board.rows.first()).toBeVisible();

  const { page: again } = await relaunch(watchSights);
  await again.waitForFunction(() => window.seen?.counted === true);
  const sights = (await again.evaluate(() => window.seen?.sights)) ?? [];
  const before = sights.filter(({ theme }) => theme !== null);
  expect(new Set(before.map(({ theme }) => theme))).toEqual(new Set(['theme-light']));
  // A page without a colour of its own yet shows the window's.
  const coloured = sights.filter(({ background }) => background !== 'rgba(0, 0, 0, 0)');
  for (const { background } of coloured) expect(lightness(background)).toBeGreaterThan(200);
  expect(before.flatMap(({ numbers }) => numbers)).toEqual([]);
  expect(before.some(({ saysOpening }) => saysOpening)).toBe(true);
  await expect(boardPage(again).rows.first()).toBeVisible();
});

/** The darkest of red, green and blue, 0 to 255. */
function lightness(colour: string): number {
  return Math.min(...(colour.match(/\d+/g) ?? ['0']).slice(0, 3).map(Number));
}
