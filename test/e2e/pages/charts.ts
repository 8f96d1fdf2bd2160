import type { Page } from '@playwright/test';

/** The charts above the board. */
export function chartsPage(page: Page) {
  const region = page.getByRole('region', { name: 'Charts', exact: true });
  const grid = (name: string) => region.getByRole('grid', { name });
  return {
    region,
    toggle: page.getByRole('button', { name: 'Charts', exact: true }),
    time: grid('Arrivals and closings over time'),
    open: grid('Open work by severity and age'),
    turn: grid('Open work by whose turn it is'),
    promises: grid('Promises kept by'),
    part: (name: 'Work' | 'Promises kept') => region.getByRole('button', { name, exact: true }),
    promisesBy: region.getByRole('combobox', { name: 'Promises kept by' }),
    tenants: grid('Arrivals by tenant over time'),
    span: (name: '24h' | '72h' | '7d' | '14d') => region.getByRole('button', { name, exact: true }),
    asTables: region.getByRole('button', { name: 'As tables' }),
    table: (name: RegExp) => region.getByRole('table', { name }),
    blind: region.getByRole('button', { name: /tenants? blind/ }),
    /** The mark that the keyboard is at, in the chart in focus. */
    active: region.locator('[data-focused=true] [data-active=true]'),
    pressed: region.getByRole('gridcell', { selected: true }),
  };
}
