import type { BoardRow } from '#shared/domain/board.ts';
import type { ListedChange } from '#shared/domain/change.ts';
import type { TellingEvent } from '#shared/domain/telling/event.ts';

/**
 * A change that was refused and waits for its person's decision. Of an incident that is not on the board any
 * more (null) the tenant is named. Pure.
 */
export function refusedNews(
  { id, accountId, reason, settledAt, recordedAt }: ListedChange,
  tenant: TellingEvent['tenant'],
  row: Pick<BoardRow, 'incidentId' | 'title' | 'severity' | 'turn' | 'mine'> | null,
): TellingEvent {
  const at = settledAt ?? recordedAt;
  return {
    accountId,
    kinds: ['refused'],
    tenant,
    incident: row && {
      id: row.incidentId,
      title: row.title,
      severity: row.severity,
      turn: row.turn,
      mine: row.mine,
    },
    at,
    note: reason,
    part: 'changes',
    change: id,
    state: `${id} ${at}`, // sent again it may be refused again
  };
}
