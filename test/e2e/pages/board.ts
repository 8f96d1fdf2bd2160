import type { Page } from '@playwright/test';

/** The list over all tenants and what stands around it. */
export function boardPage(page: Page) {
  const grid = page.getByRole('grid', { name: 'Incidents' });
  const report = page.locator('.report');
  return {
    grid,
    /** Rows on the screen, without the header. */
    rows: grid.locator('[role=row][aria-rowindex]:not([aria-rowindex="1"])'),
    row: (text: string | RegExp) => grid.getByRole('row').filter({ hasText: text }),
    selected: grid.locator('[role=row][aria-selected=true]'),
    header: (name: string) => grid.getByRole('columnheader', { name }),
    search: page.getByRole('combobox', { name: 'Search the board' }),
    suggestions: page.getByRole('listbox', { name: 'Suggestions' }),
    suggestion: (name: string | RegExp) => page.getByRole('option', { name }),
    /** The words that are underlined in the search line. */
    underlined: page.locator('.marked-line u'),
    problem: page.locator('#search-problem'),
    scope: (name: 'Open' | 'Closed' | 'All') => page.getByRole('button', { name, exact: true }),
    chip: (label: string) => page.getByRole('button', { name: `Remove filter ${label}` }),
    facet: (name: string, value: string) =>
      page.getByRole('group', { name, exact: true }).getByRole('checkbox', { name: value }),
    arrivals: page.getByRole('button', { name: /new or changed · Show/ }),
    lookNow: page.getByRole('button', { name: 'Look at all tenants now' }),
    count: (group: 'fresh' | 'stale' | 'blind') =>
      page.getByRole('button', { name: new RegExp(`\\d ${group}$`) }),
    pending: page.locator('.strip-counts').getByRole('button', { name: /waiting|refused/ }),
    footer: page.getByRole('group', { name: 'What is shown' }),
    go: (name: 'Access' | 'Board' | 'Tenants' | 'Outbox' | 'Settings') =>
      page
        .getByRole('navigation', { name: 'Screens' })
        .getByRole('button', { name: new RegExp(`^${name}`) }), // and not what waits “in access reviews”
    report,
    /** What was said stays, as under a pointer: the story comes back to it after things of their own length. */
    keepReport: () =>
      report.evaluate((line) => {
        for (const leaving of line.getAnimations()) leaving.pause();
      }),
  };
}
