import { drill } from './drill.ts';
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
    await use(approvals);
  },
});
