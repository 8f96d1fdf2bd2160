import type { boardContract } from '#shared/contract/board.ts';
import type { BoardRow } from '#shared/domain/board.ts';
import { timeEdges } from '#shared/domain/charts/time-edges.ts';
import type { IncidentKey } from '#shared/domain/incident.ts';
import type { Clock } from '#shared/time.ts';
import type { BoardReader } from '../store/board-reader.ts';
import type { HandlersOf } from './handler.ts';

interface BoardHandlerParts {
  readonly board: BoardReader;
  /** Whether the signed-in person has a note about it. */
  readonly isNoted: (key: IncidentKey) => boolean;
  readonly now: Clock;
}

export function boardHandlers({
  board,
  isNoted,
  now,
}: BoardHandlerParts): HandlersOf<typeof boardContract> {
  const marked = (row: BoardRow): BoardRow => (isNoted(row) ? { ...row, noted: true } : row);
  return {
    'board.page': (request) => {
      const page = board.page(request, now());
      return { ...page, rows: page.rows.map(marked) };
    },
    'board.rows': ({ keys }) => board.rows(keys, now()).map((row) => row && marked(row)),
    'board.counts': ({ filter }) => board.counts(filter, now()),
    'board.charts': ({ filter, span, timeZone }) =>
      board.charts(filter, timeEdges(span, timeZone, now()), now()),
  };
}
