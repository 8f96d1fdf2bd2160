import type { BoardSlice } from './board-state.ts';
import { lineAt, lineOfRow, type Lines, partOfRow } from './board-lines.ts';

type Place = Pick<BoardSlice, 'lines' | 'selected' | 'heading'>;

/** The line that is chosen: a row's or a heading's; null: none, or the row is not among the lines now. */
export function chosenLine({ lines, selected, heading }: Place): number | null {
  if (heading !== null) return lines.parts?.find(({ value }) => value === heading)?.line ?? null;
  return selected === null || selected.index === null ? null : lineOfRow(lines, selected.index);
}

/** Where a line leads when it is chosen. */
export function targetOf(lines: Lines, line: number): { row: number } | { heading: string } {
  const found = lineAt(lines, line);
  return found.kind === 'row' ? { row: found.index } : { heading: found.part.value };
}

/** The group that the chosen line belongs to. */
export function chosenGroup({ lines, selected, heading }: Place) {
  if (heading !== null) return lines.parts?.find(({ value }) => value === heading) ?? null;
  return selected === null || selected.index === null ? null : partOfRow(lines, selected.index);
}

/** The row some cards further in the chosen column; with none chosen, the first card there is. */
export function rowInColumn(place: Place, count: number): number {
  const index = place.selected?.index ?? null;
  const part = chosenGroup(place);
  if (index === null || !part) return part?.firstRow ?? 0;
  return Math.min(Math.max(index + count, part.firstRow), part.firstRow + part.count - 1);
}

/** The row at the same height of the next column; null where there is none. */
export function rowAcross(place: Place, step: 1 | -1): number | null {
  const index = place.selected?.index ?? null;
  const part = chosenGroup(place);
  const next = part && place.lines.parts?.[part.place + step];
  if (!part || index === null) return place.lines.parts?.[0]?.firstRow ?? null;
  if (!next) return null;
  return next.firstRow + Math.min(index - part.firstRow, next.count - 1);
}
