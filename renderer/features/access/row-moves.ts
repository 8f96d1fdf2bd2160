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
