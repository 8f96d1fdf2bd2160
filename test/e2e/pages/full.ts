import type { Page } from '@playwright/test';

/** The open incident over the whole screen. */
export function fullScreen(page: Page) {
  const region = page.getByRole('region', { name: 'Incident, full screen' });
  return {
    region,
    title: region.getByRole('heading', { level: 2 }),
    tab: (name: string) => region.getByRole('tab', { name }),
    panel: region.getByRole('tabpanel'),
    alerts: region.getByRole('grid', { name: 'Alerts' }),
    alert: region.getByRole('grid', { name: 'Alerts' }).getByRole('row'),
    chosenAlert: region.getByRole('region', { name: 'Chosen alert' }),
    /** One line of the evidence: focus it and press keys. */
    piece: (text: string | RegExp) =>
      region.locator('.evidence-piece summary').filter({ hasText: text }),
    previous: region.getByRole('button', { name: /^Previous/ }),
    next: region.getByRole('button', { name: /^Next/ }),
    back: region.getByRole('button', { name: /^Back to the board/ }),
    comment: region.getByRole('textbox', { name: 'Comment' }),
    fact: (name: string) =>
      region
        .locator('.facts > div')
        .filter({ has: page.getByText(name, { exact: true }) })
        .first(),
  };
}
