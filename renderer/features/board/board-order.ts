import type { BoardColumn, BoardSort } from '#shared/domain/board.ts';

/** Columns that read best from the large end. */
const FALLING: ReadonlySet<BoardColumn> = new Set(['severity', 'alerts', 'createdAt', 'updatedAt']);
export const MOST_KEYS = 3;

/** A column as a key of the order, in the direction it reads best. */
export function firstKey(by: BoardColumn): BoardSort[number] {
  return { by, descending: FALLING.has(by) };
}

/**
 * The order after a press on a header: by this column alone, or, adding, by it after those there are (the
 * last gives way to a fourth). A column that is in the order already is turned round in its place.
 */
export function sortedBy(sort: BoardSort, by: BoardColumn, adding: boolean): BoardSort {
  const held = sort.find((key) => key.by === by);
  const turned = { by, descending: held ? !held.descending : FALLING.has(by) };
  if (!adding)
    return [sort.length > 1 ? { by, descending: held?.descending ?? FALLING.has(by) } : turned];
  if (held) return sort.map((key) => (key.by === by ? turned : key));
  return [...sort.slice(0, MOST_KEYS - 1), turned];
}
