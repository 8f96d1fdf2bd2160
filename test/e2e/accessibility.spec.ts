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

/** Goes from the board to where that screen is, and answers a thing that shows that it is there. */
type Show = (page: Page) => Promise<Locator>;

async function board(page: Page): Promise<Locator> {
  await boardPage(page).scope('All').click();
  await expect(boardPage(page).footer).toContainText('200 shown of 200');
  return boardPage(page).grid;
}

async function incident(page: Page): Promise<Locator> {
  const pane = incidentPane(page);
  await board(page);
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
    await boardPage(page).go(name).click();
    return page.getByRole('heading', { name, level: 1 });
  };
}

/** The board in another form: what is chosen in that field of the arrangement. */
function arranged(field: 'Show as' | 'Group by', value: string, shows: string): Show {
  return async (page) => {
    await board(page);
    await page.getByRole('button', { name: 'Arrange' }).click();
    await page.getByRole('combobox', { name: field }).selectOption(value);
    await page.keyboard.press('Escape');
    return page.locator(shows).first();
  };
}

/** Screens that are looked at one after another in one app, each from a board drawn anew. */
const ROUNDS: Readonly<Record<string, Readonly<Record<string, Show>>>> = {
  'incidents and one of them': {
    board,
    'incident that nobody changed': async (page) => {
      await board(page);
      await boardPage(page).rows.nth(1).click();
      return incidentPane(page).pane.locator('.evidence-group').first();
    },
    'incident at the side': incident,
    'summary of an incident': partOfIncident('Summary'),
    'alerts of an incident': partOfIncident('Alerts'),
  },
  'parts of an incident, and groups': {
    'evidence of an incident': partOfIncident('Evidence'),
    'activity of an incident': partOfIncident('Activity'),
    'related incidents': partOfIncident('Related'),
    'incidents in groups': arranged('Group by', 'Severity', '[aria-level="1"]'),
  },
  'inbox and tenants': {
    'list behind a count': async (page) => {
      await boardPage(page).count('fresh').click();
      return page.getByRole('dialog');
    },
    inbox: async (page) => {
      await inboxPage(page).rail.click();
      return inboxPage(page).inbox;
    },
    'how I am told': async (page) => {
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
  },
  'outbox, settings and what opens with a key': {
    outbox: place('Outbox'),
    settings: place('Settings'),
    commands: async (page) => {
      await board(page);
      await page.keyboard.press('Control+k');
      return palettePage(page).dialog;
    },
    keys: async (page) => {
      await board(page);
      await page.keyboard.press('?');
      return page.getByRole('dialog', { name: 'Keys' });
    },
  },
  'search, views and the board in another form': {
    'search everything': async (page) => {
      await board(page);
      await page.keyboard.press('Control+Shift+f');
      await page.keyboard.type('malware');
      const dialog = page.getByRole('dialog', { name: 'Search everything' });
      await expect(dialog.getByRole('option').first()).toBeVisible();
      return dialog;
    },
    'managing views': async (page) => {
      await board(page);
      await viewsPage(page).manage();
      return viewsPage(page).dialog;
    },
    arranging: async (page) => {
      await board(page);
      await page.getByRole('button', { name: 'Arrange' }).click();
      return page.getByRole('dialog', { name: 'Arrange the board' });
    },
    cards: arranged('Show as', 'Cards by status', '.card'),
  },
};

/** In every theme, whole in the smallest window and at 400 % zoom. */
async function expectUsable(page: Page, shown: Locator): Promise<void> {
  await expect(shown).toBeVisible();
  await expectCleanInEveryTheme(page);
  await expectFitting(page);
  await page.setViewportSize(ZOOMED);
  await shown.scrollIntoViewIfNeeded();
  await expect(shown).toBeInViewport();
  await expectFitting(page);
  await expectClean(page);
  await page.setViewportSize(SMALL);
}

/** As if nothing had been opened yet. */
async function boardAnew(page: Page): Promise<void> {
  await page.reload();
  await boardPage(page).go('Board').click();
  await expect(boardPage(page).rows.first()).toBeVisible();
}

for (const [round, screens] of Object.entries(ROUNDS)) {
  test(`${round}: clean for assistive technology in every theme, whole at 1280×720 and at 400 %`, async ({
    page,
  }) => {
    await page.setViewportSize(SMALL);
    await startPage(page).toTheBoard();
    for (const [name, show] of Object.entries(screens)) {
      await test.step(name, async () => {
        await boardAnew(page);
        await expectUsable(page, await show(page));
      });
    }
  });
}

test('the choice of tenants is clean for assistive technology in every theme, and whole', async ({
  page,
}) => {
  await page.setViewportSize(SMALL);
  await expectUsable(page, startPage(page).add);
});

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
