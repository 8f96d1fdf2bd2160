import type { Topic } from '#shared/contract/app-event.ts';
import type { Input, Name, Output } from '#shared/contract/contract.ts';
import type { BoardRow } from '#shared/domain/board.ts';
import { ChangeId } from '#shared/domain/change.ts';
import { holderOf } from '#shared/domain/turn.ts';
import { AppError } from '#shared/errors.ts';
import type { FakeWorld } from './world.ts';

type OutboxName = Extract<
  Name,
  `outbox.${string}` | `incidents.${string}Many` | 'incidents.heldByOthers'
>;
type RowOf = (key: { tenantId: string; incidentId: string }) => BoardRow | undefined;

/** What waits to be sent, gestures over many incidents, and undoing, in memory. */
export function outboxCalls(
  world: FakeWorld,
  rowOf: RowOf,
  changed: (...topics: Topic[]) => void,
): { [N in OutboxName]: (input: Input<N>) => Output<N> } {
  return {
    'outbox.list': () => world.outbox,
    'outbox.sendNow': () => null,
    'outbox.discard': ({ id }) => {
      world.outbox = world.outbox.filter((entry) => entry.id !== id);
      changed('outbox', 'incidents');
      return null;
    },
    'outbox.retry': ({ id }) => ({ id: ChangeId.parse(id), stage: 'recorded' }),
    'outbox.settle': ({ id }) => ({ id: ChangeId.parse(id), stage: 'recorded' }),
    'incidents.previewMany': () => [],
    'incidents.heldByOthers': ({ keys }) =>
      keys.flatMap((key) => {
        const row = rowOf(key);
        const holder = row && !row.mine ? holderOf(row, null) : null;
        return row && holder !== null ? [{ ...row, holder }] : [];
      }),
    'outbox.discardBatch': () => world.taken,
    'outbox.previewUndo': () => {
      const next = world.undos.shift();
      if (next) return next;
      throw new AppError('not-found', 'This change is not kept here any more.');
    },
    'outbox.undo': () => ({
      takenBack: 0,
      batch: null,
      recorded: 0,
      incidents: 0,
      refused: [],
    }),
    'incidents.changeMany': ({ keys }) => ({
      batch: null,
      recorded: keys.length,
      incidents: keys.length,
      already: [],
      refused: [],
    }),
  };
}
