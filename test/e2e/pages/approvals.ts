import { expect, type Page } from '@playwright/test';
import type { ApprovalRow } from '#shared/contract/access.ts';
import { drill } from '../drill.ts';
import { goTo } from '../go-to.ts';
import type { RunningRange } from '../range-program.ts';

/** Requests that wait for the person, in the place Access. */
export function approvalsPage(page: Page) {
  const grid = page.getByRole('grid', { name: 'Requests that wait for you' });
  const pane = page.getByRole('complementary', { name: 'Request' });
  const form = page.getByRole('dialog');
  /** What waits for us, in the order of the list. */
  const waiting = async (): Promise<readonly ApprovalRow[]> => {
    const result = await page.evaluate(() =>
      window.tidewatch.query('access.approvals', { which: 'waiting' }),
    );
    if (!result.ok) throw new Error(result.failure.message);
    return result.value;
  };
  return {
    waiting,
    async firstTwo(): Promise<readonly [ApprovalRow, ApprovalRow]> {
      const [one, other] = await waiting();
      if (!one || !other) throw new Error('Too little waits for us.');
      return [one, other];
    },
    grid,
    rows: grid.getByRole('row'),
    row: (person: string) => grid.getByRole('row').filter({ hasText: person }),
    /** The row that the keys mean. */
    chosen: grid.locator('[role=row][data-chosen=true]'),
    /** Rows that are picked, as a screen reader is told. */
    picked: grid.locator('[role=row][aria-selected=true]'),
    pane,
    about: pane.getByRole('group', { name: 'About the request' }),
    form,
    lookNow: page.getByRole('button', { name: 'Look at the access of all tenants now' }),
    history: page.getByRole('button', { name: 'History' }),
    gone: page.getByRole('grid', { name: 'Requests that waited for you' }).getByRole('row'),
    report: page.locator('.report'),
    /** Goes there by keyboard, until the queue of the range is read. */
    async come() {
      await goTo(page, 'a');
      await grid.getByRole('row').nth(4).waitFor();
      await page.getByText(/seen whole/).waitFor();
    },
    /** Records a decision on what is chosen or picked, with the keys alone. */
    async decide(key: 'a' | 'd', words: string) {
      await page.keyboard.press(key);
      await expect(form.getByRole('textbox')).toBeFocused();
      await page.keyboard.type(words);
      await page.keyboard.press('Control+Enter');
      await form.waitFor({ state: 'detached' });
    },
  };
}

/** How often a decision on each stage of that request arrived, how often it counted, and what it was. */
export async function decisionsOn(range: RunningRange, { requestId }: ApprovalRow) {
  const { stages } = await drill(range, 'access.decisions', {});
  return stages
    .filter(({ approvalId }) => approvalId === requestId)
    .map(({ received, applied, decisions }) => ({
      received,
      applied,
      results: decisions.map(({ result }) => result),
    }));
}
