import type { Locator, Page } from '@playwright/test';
import { expect, test } from './app.ts';
import { expectClean, expectCleanInEveryTheme } from './clean.ts';
import { boardPage } from './pages/board.ts';
import { fullScreen } from './pages/full.ts';
import { inboxPage } from './pages/inbox.ts';
import { incidentPane } from './pages/incident.ts';
import { palettePage } from './pages/palette.ts';
import { startPage } from './pages/start.ts';
import { viewsPage } from './pages/views.ts';

test.use({ rangeOptions: { tenants: 3, incidents: 200, seed: 5 } });

/** The smallest window of the promise, and the same at 400 % zoom. */
const SMALL = { width: 1280, height: 720 };
const ZOOMED = { width: SMALL.width / 4, height: SMALL.height / 4 };

/** Nothing has to be looked for beside the window: only a list or a table may move sideways, and never the app. */
async function expectFitting(page: Page): Promise<void> {
  const wide = () =>
    page.evaluate(() =>
      [document.documentElement, ...document.querySelectorAll('.shell, main, .page')]
        .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
        .map(({ tagName, className }) => `${tagName} ${className}`),
    );
  await expect.poll(wide).toEqual([]); // a window of another size is drawn a moment later
  const below = () =>
    page.evaluate(() => {
      const { scrollHeight, clientHeight } = document.documentElement;
      return scrollHeight - clientHeight;
    });
  await expect.poll(below, 'The document itself scrolls.').toBe(0);
}

/** Goes where that screen is, and answers a thing that shows that it is there. */
type Show = (page: Page) => Promise<Locator>;

async function incidents(page: Page): Promise<Locator> {
  const board = boardPage(page);
  await startPage(page).toTheBoard();
  await board.scope('All').click();
  await expect(board.footer).toContainText('200 shown of 200');
  return board.grid;
}

async function incident(page: Page): Promise<Locator> {
  const pane = incidentPane(page);
  await incidents(page);
  await boardPage(page).rows.nth(1).click();
  await pane.classify.click();
  await pane.addComment('Seen');
  await expect(pane.changes).toBeVisible();
  return pane.title;
}

function partOfIncident(name: string): Show {
  return async (page) => {
    await incident(page);
    await page.getByRole('button', { name: 'Full screen' }).click();
    await fullScreen(page).tab(name).click();
    await expect(fullScreen(page).panel).not.toBeEmpty();
    return fullScreen(page).panel;
  };
}

function place(name: 'Settings' | 'Outbox' | 'Tenants'): Show {
  return async (page) => {
    await startPage(page).toTheBoard();
    await boardPage(page).go(name).click();
    return page.getByRole('heading', { name, level: 1 });
  };
}

/** The board in another form: what is chosen in that field of the arrangement. */
function arranged(field: 'Show as' | 'Group by', value: string, shows: string): Show {
  return async (page) => {
    await incidents(page);
    await page.getByRole('button', { name: 'Arrange' }).click();
    await page.getByRole('combobox', { name: field }).selectOption(value);
    await page.keyboard.press('Escape');
    return page.locator(shows).first();
  };
}

const SCREENS: Readonly<Record<string, Show>> = {
  'choice of tenants': async (page) => startPage(page).add,
  board: incidents,
  'incident at the side': incident,
  'incident that nobody changed': async (page) => {
    await incidents(page);
    await boardPage(page).rows.nth(1).click();
    return incidentPane(page).pane.locator('.evidence-group').first();
  },
  'summary of an incident': partOfIncident('Summary'),
  'alerts of an incident': partOfIncident('Alerts'),
  'evidence of an incident': partOfIncident('Evidence'),
  'activity of an incident': partOfIncident('Activity'),
  'related incidents': partOfIncident('Related'),
  'list behind a count': async (page) => {
    await startPage(page).toTheBoard();
    await boardPage(page).count('fresh').click();
    return page.getByRole('dialog');
  },
  inbox: async (page) => {
    await startPage(page).toTheBoard();
    await inboxPage(page).rail.click();
    return inboxPage(page).inbox;
  },
  'how I am told': async (page) => {
    await startPage(page).toTheBoard();
    await inboxPage(page).rail.click();
    await inboxPage(page).howTold.click();
    return inboxPage(page).addRule;
  },
  tenants: place('Tenants'),
  'editing a tenant': async (page) => {
    await place('Tenants')(page);
    await page
      .getByRole('button', { name: /^Edit / })
      .first()
      .click();
    return page.getByRole('dialog');
  },
  outbox: place('Outbox'),
  settings: place('Settings'),
  'incidents in groups': arranged('Group by', 'Severity', '[aria-level="1"]'),
  cards: arranged('Show as', 'Cards by status', '.card'),
  arranging: async (page) => {
    await incidents(page);
    await page.getByRole('button', { name: 'Arrange' }).click();
    return page.getByRole('dialog', { name: 'Arrange the board' });
  },
  commands: async (page) => {
    await incidents(page);
    await page.keyboard.press('Control+k');
    return palettePage(page).dialog;
  },
  'search everything': async (page) => {
    await incidents(page);
    await page.keyboard.press('Control+Shift+f');
    await page.keyboard.type('malware');
    const dialog = page.getByRole('dialog', { name: 'Search everything' });
    await expect(dialog.getByRole('option').first()).toBeVisible();
    return dialog;
  },
  'managing views': async (page) => {
    await incidents(page);
    await viewsPage(page).manage();
    return viewsPage(page).dialog;
  },
  keys: async (page) => {
    await incidents(page);
    await page.keyboard.press('?');
    return page.getByRole('dialog', { name: 'Keys' });
  },
};

for (const [name, show] of Object.entries(SCREENS)) {
  test(`${name}: clean for assistive technology in every theme, whole at 1280×720 and at 400 %`, async ({
    page,
  }) => {
    await page.setViewportSize(SMALL);
    const shown = await show(page);
    await expect(shown).toBeVisible();
    await expectCleanInEveryTheme(page);
    await expectFitting(page);
    await page.setViewportSize(ZOOMED);
    await shown.scrollIntoViewIfNeeded();
    await expect(shown).toBeInViewport();
    await expectFitting(page);
    await expectClean(page);
  });
}

test.describe('a new user', () => {
  test.use({ launchArgs: [] });

  test('finds a clean first screen', async ({ page }) => {
    await expect(page.getByRole('button', { name: 'Open the training range' })).toBeVisible();
    await expectClean(page);
    await page.getByRole('button', { name: 'Sign in with Microsoft' }).click();
    await expect(page.getByRole('heading', { name: 'Sign-in needs two ids first' })).toBeVisible();
    await expectClean(page);
  });
});
