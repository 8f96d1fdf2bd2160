import { drill } from './drill.ts';
import { expect } from './app.ts';
import { test as base } from './gateway-test.ts';
import { everythingRead } from './pages/access.ts';
import { approvalsPage } from './pages/approvals.ts';
import { startPage } from './pages/start.ts';

/** The app in the queue of approvals. */
export const test = base.extend<{ approvals: ReturnType<typeof approvalsPage> }>({
  /** The queue of the range, read, with nobody else acting in it. */
  approvals: async ({ page, range }, use) => {
    await drill(range, 'access.people', { act: false });
    await startPage(page).toTheBoard();
    await everythingRead(page); // what comes later would stand above the first
    const approvals = approvalsPage(page);
    await approvals.come();
    const { length } = await approvals.waiting();
    await expect(approvals.grid).toHaveAttribute('aria-rowcount', String(length));
    await expect(approvals.grid).toBeFocused();
    await use(approvals);
  },
});
