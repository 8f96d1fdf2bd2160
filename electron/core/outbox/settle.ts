import type { Receipt } from '#shared/contract/incidents.ts';
import { type ChangeId, isReadable } from '#shared/domain/change.ts';
import { type ChangeField, keptOf } from '#shared/domain/change-fields.ts';
import { AppError } from '#shared/errors.ts';
import type { OutboxStore } from '../store/outbox-store.ts';
import type { OutboxQueue } from './queue.ts';

interface SettlingParts {
  readonly outbox: Pick<OutboxStore, 'get'>;
  readonly queue: Pick<OutboxQueue, 'discard' | 'record' | 'retry'>;
}

/**
 * Settles a refused wish as the person chose, member by member: `mine` is sent on top of what the
 * service has now, all else stays as it is there. Null when nothing of the wish is left.
 * @throws AppError `not-found`, or `damaged` for a wish that cannot be read any more.
 */
export async function settle(
  { outbox, queue }: SettlingParts,
  id: ChangeId,
  mine: readonly ChangeField[],
): Promise<Receipt | null> {
  const change = outbox.get(id);
  if (!change) throw new AppError('not-found', 'This change is not in the outbox any more.');
  if (!isReadable(change) || change.stage !== 'refused') return queue.retry(id);
  const kept = keptOf(change.change, mine);
  if (kept === change.change) return queue.retry(id);
  // Recorded before the old one goes: a crash between the two leaves one too many to look at, never none.
  // On what the service had when it was refused: the board may still show the refused wish for a moment.
  const receipt = kept && (await queue.record(change, kept, change.found ?? change.base));
  await queue.discard(id);
  return receipt;
}
