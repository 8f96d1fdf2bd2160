import type { Page } from '@playwright/test';
import { expect } from '../app.ts';
import { toAccessList } from './access.ts';

/** Opens the runway once something stands in it. @returns its list. */
export async function toRunway(page: Page) {
  const grid = await toAccessList(page, 'Runway', 'What ends');
  await expect(grid.getByRole('row').first()).toContainText(/today|tomorrow|in \d+ days/);
  return grid;
}
