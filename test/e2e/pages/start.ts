import type { Page } from '@playwright/test';

/** From the first screen to the board. */
export function startPage(page: Page) {
  const button = (name: string | RegExp) => page.getByRole('button', { name });
  return {
    add: button(/^Add \d/),
    selectAll: page.getByRole('checkbox', { name: /^Select all/ }),
    candidate: (name: string) => page.getByRole('checkbox', { name }),
    byHand: button('By hand'),
    pasted: button('Paste or open a list'),
    toBoard: button('Continue to the board'),
    /** A range profile is signed in by itself and offers its tenants: takes them all and goes on. */
    async toTheBoard() {
      await this.add.click();
      await this.toBoard.click();
      await page.getByRole('grid', { name: 'Incidents' }).waitFor();
    },
  };
}
