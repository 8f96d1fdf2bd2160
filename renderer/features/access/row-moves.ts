/** From one row to another, both counted from 0. */
export type RowMove = (place: number, last: number) => number;

const PAGE = 8;
const MOVES: ReadonlyMap<string, RowMove> = new Map<string, RowMove>([
  ['ArrowDown', (place) => place + 1],
  ['ArrowUp', (place) => place - 1],
  ['PageDown', (place) => place + PAGE],
  ['PageUp', (place) => place - PAGE],
  ['Home', () => 0],
  ['End', (_place, last) => last],
]);

/** Where a key leads in a list; null = nowhere. It may lead past its ends. */
export function moveOf(key: string): RowMove | null {
  return MOVES.get(key) ?? null;
}

/** Where a move ends in a list of at least one row: never past its ends. */
export function movedTo(move: RowMove, place: number, last: number): number {
  return Math.max(0, Math.min(last, move(place, last)));
}

/** The row that the keys mean, and where it stood when they came to it; null = they have not come to any. */
export interface Cursor {
  readonly key: string | null;
  readonly place: number;
}

/**
 * Where the row stands by now that the keys mean, so that a look never puts another one under them. Where it has
 * left, what stands in its place; -1 in an empty list. Pure.
 */
export function standsAt<R>(
  rows: readonly R[],
  keyOf: (row: R) => string,
  { key, place }: Cursor,
): number {
  const now = key === null ? -1 : rows.findIndex((row) => keyOf(row) === key);
  return now < 0 ? Math.min(place, rows.length - 1) : now;
}
