import { INBOX_PAGE } from '#shared/contract/inbox.ts';
import type { InboxEntry } from '#shared/domain/telling/inbox-entry.ts';
import type { Run } from '../../api.tsx';

/** Marks all of the lines that are not so yet, however many. Where one part cannot be marked that is said, and no more is. */
export async function markLines(
  run: Run,
  lines: readonly Pick<InboxEntry, 'id' | 'readAt'>[],
  read: boolean,
): Promise<void> {
  const ids = lines.filter(({ readAt }) => (readAt !== null) !== read).map(({ id }) => id);
  for (let start = 0; start < ids.length; start += INBOX_PAGE) {
    const part = ids.slice(start, start + INBOX_PAGE);
    if (!(await run('inbox.mark', { ids: part, read })).ok) return;
  }
}
