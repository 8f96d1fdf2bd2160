import type { Receipt } from '#shared/contract/incidents.ts';
import { type ChangeId, isReadable } from '#shared/domain/change.ts';
import { type ChangeField, keptOf } from '#shared/domain/change-fields.ts';
import type { OutboxQueue } from './queue.ts';

/**
 * Settles a refused wish as the person chose, member by member: `mine` is sent on top of what the
 * service has now, all else stays as it is there. Null when nothing of the wish is left.
 * @throws AppError `not-found`, `refused` where another person recorded it, or `damaged` for a wish that cannot
 * be read any more.
 */
export async function settle(
  queue: Pick<OutboxQueue, 'discard' | 'own' | 'record' | 'retry'>,
  id: ChangeId,
  mine: readonly ChangeField[],
): Promise<Receipt | null> {
  const change = queue.own(id);
  if (!isReadable(change) || change.stage !== 'refused') return queue.retry(id);
  const kept = keptOf(change.change, mine);
  if (kept === change.change) return queue.retry(id);
  // Recorded before the old one goes: a crash between the two leaves one too many to look at, never none.
  // On what the service had when it was refused: the board may still show the refused wish for a moment.
  const receipt = kept && (await queue.record(change, kept, change.found ?? change.base));
  await queue.discard(id);
  return receipt;
}
