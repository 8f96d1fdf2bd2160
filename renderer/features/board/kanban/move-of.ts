import type { BoardFilter, BoardRow } from '#shared/domain/board.ts';
import type { IncidentChange } from '#shared/domain/change.ts';
import { isOpen, STATUSES, WritableStatus } from '#shared/domain/incident.ts';
import { isHeldByExperts, type Turn } from '#shared/domain/turn.ts';

/** What moving a card to another column means; or why it cannot be. */
export type Move =
  | { readonly kind: 'change'; readonly change: StatusChange; readonly says: string }
  | { readonly kind: 'take'; readonly says: string }
  | { readonly kind: 'refused'; readonly reason: string };

type StatusChange = Extract<IncidentChange, { kind: 'status' }>;
export type MoveOf = (card: Card, to: string) => Move;
type Card = Pick<BoardRow, 'status' | 'turn' | 'assignedTo' | 'mine'>;

const refused = (reason: string): Move => ({ kind: 'refused', reason });

const HELD = 'Defender Experts hold it. Open it to take it over all the same.';
const MERGED = 'It was merged into another incident: the work goes on there.';

const WHAT_A_STATUS_SAYS: Readonly<Record<WritableStatus, string>> = {
  active: 'Sets the status to Active.',
  inProgress: 'Sets the status to In progress.',
  resolved: 'Sets the status to Resolved.',
};

/** Only documented statuses are written, and only Defender Experts hand an incident over (FACTS.md a). */
export function moveToStatus(card: Card, status: string): Move {
  if (card.status === status) return refused('It is there already.');
  if (card.status === 'redirected') return refused(MERGED);
  if (status === 'awaitingAction') return refused('Only Defender Experts hand an incident over.');
  if (status === 'redirected') return refused('An incident is redirected when it is merged.');
  const writable = WritableStatus.safeParse(status);
  if (!writable.success) return refused('Tidewatch does not know this status and does not set it.');
  if (isHeldByExperts(card)) return refused(HELD);
  const change = { kind: 'status', status: writable.data } as const;
  return { kind: 'change', change, says: WHAT_A_STATUS_SAYS[writable.data] };
}

/** Whose turn it is follows from the incident (domain.md 3.3): it cannot be set, but one can take it. */
export function moveToTurn(card: Card, turn: string): Move {
  if (card.turn === turn) return refused('It is there already.');
  switch (turn) {
    case 'us':
      return taken(card);
    case 'customer':
      return refused('The customer takes it, or Defender Experts hand it over to them.');
    case 'microsoft':
      return refused('Defender Experts take incidents themselves.');
    default:
      return refused('It is nobody’s turn once it is resolved: change its status.');
  }
}

function taken(card: Card): Move {
  if (card.status === 'redirected') return refused(MERGED);
  if (isHeldByExperts(card)) return refused(HELD);
  if (!isOpen(card.status)) return refused('It is closed. Change its status to open it again.');
  if (card.status === 'awaitingAction') {
    return refused('It waits for the customer, as they agreed with Defender Experts.');
  }
  if (card.mine) return refused('You have it already; the turn follows what was agreed.');
  return { kind: 'take', says: 'Assigns it to you.' };
}

const FOLLOWS =
  'Whose turn it is follows from the incident and is not set by hand. Change its status or its assignee.';

/** Why no column that is shown takes a card; null: one does. */
export function whyItStays(
  card: Card,
  by: 'status' | 'turn',
  columns: readonly string[],
): string | null {
  const moveOf = moveOfColumns(by);
  if (columns.some((to) => moveOf(card, to).kind !== 'refused')) return null;
  if (by === 'turn' && card.turn === 'us') return FOLLOWS;
  const likeliest = by === 'turn' ? 'us' : card.status === 'active' ? 'inProgress' : 'active';
  const move = moveOf(card, likeliest);
  return move.kind === 'refused' ? move.reason : 'No column that is shown takes it.';
}

/** What a move means where the columns are statuses, or turns. */
export function moveOfColumns(by: 'status' | 'turn'): MoveOf {
  return by === 'status' ? moveToStatus : moveToTurn;
}

const TURN_ORDER = ['us', 'customer', 'microsoft', 'nobody'] as const satisfies readonly Turn[];

const orderOf = (by: 'status' | 'turn'): readonly string[] =>
  by === 'status' ? STATUSES : TURN_ORDER;

/** Whether a column's cards are among what the filter shows; a card may be moved to the others as well. */
export function isInScope(
  by: 'status' | 'turn',
  scope: BoardFilter['scope'],
  value: string,
): boolean {
  if (scope === 'all') return true;
  const isClosed = by === 'status' ? !isOpen(value) : value === 'nobody';
  return (scope === 'closed') === isClosed;
}

/** Columns that are shown although nothing is in them: a card may be moved there. */
export function standingColumns(
  by: 'status' | 'turn',
  scope: BoardFilter['scope'],
  chosen: readonly string[],
): readonly string[] {
  if (chosen.length > 0) return chosen;
  return orderOf(by).filter((value) => isInScope(by, scope, value) || value === 'resolved');
}

/** Standing columns and those with cards, in the order of the board. */
export function columnsOf(
  standing: readonly string[],
  withCards: readonly string[],
  by: 'status' | 'turn',
): readonly string[] {
  const order = orderOf(by);
  const place = (value: string) => {
    const at = order.indexOf(value);
    return at < 0 ? 2.5 : at; // words nobody knows: open work, before what is closed
  };
  return [...new Set([...standing, ...withCards])].sort((one, other) => place(one) - place(other));
}
