import type { boardContract } from '#shared/contract/board.ts';
import { timeEdges } from '#shared/domain/charts/time-edges.ts';
import type { Clock } from '#shared/time.ts';
import type { BoardReader } from '../store/board-reader.ts';
import type { HandlersOf } from './handler.ts';

export function boardHandlers(board: BoardReader, now: Clock): HandlersOf<typeof boardContract> {
  return {
    'board.page': (request) => board.page(request, now()),
    'board.rows': ({ keys }) => board.rows(keys, now()),
    'board.counts': ({ filter }) => board.counts(filter, now()),
    'board.charts': ({ filter, span, timeZone }) =>
      board.charts(filter, timeEdges(span, timeZone, now()), now()),
  };
}
