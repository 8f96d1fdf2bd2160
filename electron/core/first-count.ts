import type { CoreName, Dispatch } from './handlers/handler.ts';
import type { Log } from './log.ts';
import type { BoardReader } from './store/board-reader.ts';

/** Calls whose answers are counted over every row of the board. */
const COUNTED: ReadonlySet<string> = new Set<CoreName>([
  'app.strip',
  'board.charts',
  'board.counts',
  'board.opening',
  'board.page',
  'board.rows',
  'tenants.list',
  'views.counts',
]);

/**
 * Reads what the board counts with, in small parts, as soon as core answers: the window is still opening
 * then. What is counted waits for it; everything else is answered in between.
 */
export function afterFirstCount(board: Pick<BoardReader, 'warm'>, log: Log) {
  const stopped = new AbortController();
  const read = board.warm(stopped.signal).catch((error: unknown) => {
    // Whoever asks reads it again, and gets the reason as an answer.
    log.error({ err: error }, 'the board could not be read at once');
  });
  return {
    dispatch:
      (dispatch: Dispatch): Dispatch =>
      async (name, input, asked) => {
        if (COUNTED.has(name)) await read;
        return dispatch(name, input, asked);
      },
    /** Resolves once nothing is read any more. */
    stop: (): Promise<void> => {
      stopped.abort();
      return read;
    },
  };
}
