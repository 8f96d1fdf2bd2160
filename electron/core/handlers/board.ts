import type { boardContract } from '#shared/contract/board.ts';
import type { ParsedInput } from '#shared/contract/contract.ts';
import { FIRST_ARRANGEMENT, groupingOf } from '#shared/domain/arrangement.ts';
import type { BoardRow } from '#shared/domain/board.ts';
import { timeEdges } from '#shared/domain/charts/time-edges.ts';
import type { IncidentKey } from '#shared/domain/incident.ts';
import type { Clock, Instant } from '#shared/time.ts';
import type { BoardReader } from '../store/board-reader.ts';
import type { LastShownStore } from '../store/last-shown-store.ts';
import type { HandlersOf } from './handler.ts';

interface BoardHandlerParts {
  readonly board: BoardReader;
  /** Whether the signed-in person has a note about it. */
  readonly isNoted: (key: IncidentKey) => boolean;
  /** Whether what changed it last, at that moment, is a change of ours. */
  readonly isOwnChange: (key: IncidentKey, updatedAt: Instant) => boolean;
  readonly lastShown: Pick<LastShownStore, 'get'>;
  /** The signed-in person. */
  readonly accountId: () => string | null;
  readonly now: Clock;
}

export function boardHandlers({
  board,
  isNoted,
  isOwnChange,
  lastShown,
  accountId,
  now,
}: BoardHandlerParts): HandlersOf<typeof boardContract> {
  const marked = (row: BoardRow): BoardRow => {
    const own = isOwnChange(row, row.updatedAt);
    const noted = isNoted(row);
    return own || noted ? { ...row, own, noted } : row;
  };
  const page = (request: ParsedInput<'board.page'>) => {
    const read = board.page(request, now());
    return { ...read, rows: read.rows.map(marked) };
  };
  return {
    'board.opening': ({ limit }) => {
      const last = lastShown.get(accountId());
      const { filter, sort, ...look } = last.shown?.board ?? FIRST_ARRANGEMENT;
      const at = { kind: 'offset', offset: 0 } as const;
      return { ...last, page: page({ filter, sort, group: groupingOf(look), at, limit }) };
    },
    'board.page': page,
    'board.stretch': (request) => {
      const read = board.stretch(request, now());
      return read && { ...read, rows: read.rows.map(marked) };
    },
    'board.rows': ({ keys }) => board.rows(keys, now()).map((row) => row && marked(row)),
    'board.counts': ({ filter }) => board.counts(filter, now()),
    'board.charts': ({ filter, span, timeZone }) =>
      board.charts(filter, timeEdges(span, timeZone, now()), now()),
  };
}
