import type { Page } from '@playwright/test';
import { drill } from './drill.ts';
import { boardPage } from './pages/board.ts';
import type { RunningRange } from './range-program.ts';

/** Six new incidents of several tenants, all called “Wave of mail” and nobody's; the board comes to show them. */
export async function waveOfMail(page: Page, range: RunningRange): Promise<void> {
  const { created } = await drill(range, 'incidents.burst', { count: 6 });
  for (const key of created) {
    await drill(range, 'incidents.change', { ...key, title: 'Wave of mail', assignedTo: null });
  }
  await boardPage(page).lookNow.click();
}
