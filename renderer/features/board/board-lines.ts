import type { FacetCount } from '#shared/domain/board.ts';

/** One group as it stands in the list. A collapsed one is its heading alone. */
export interface GroupPart {
  readonly value: string;
  readonly count: number;
  readonly place: number;
  readonly firstRow: number;
  /** Where its heading stands among the lines. */
  readonly line: number;
  readonly collapsed: boolean;
}

/**
 * Lines of the list: its rows and, where it is divided, a heading above each group. All of it comes from
 * counts, so that a heading a million rows away has its place before any of its rows was read.
 */
export interface Lines {
  readonly total: number;
  /** Null: not divided, every line is a row. */
  readonly parts: readonly GroupPart[] | null;
}

export type Line =
  | { readonly kind: 'row'; readonly index: number }
  | { readonly kind: 'heading'; readonly part: GroupPart };

export interface RowRange {
  readonly first: number;
  readonly last: number;
}

export function linesOf(
  rows: number,
  groups: readonly FacetCount[] | null,
  collapsed: ReadonlySet<string>,
): Lines {
  if (groups === null) return { total: rows, parts: null };
  const parts: GroupPart[] = [];
  let firstRow = 0;
  let line = 0;
  groups.forEach(({ value, count }, place) => {
    const isCollapsed = collapsed.has(value);
    parts.push({ value, count, place, firstRow, line, collapsed: isCollapsed });
    firstRow += count;
    line += 1 + (isCollapsed ? 0 : count);
  });
  return { total: line, parts };
}

/** The last part whose `start` is not behind `wanted`. */
function partBy(
  parts: readonly GroupPart[],
  start: 'line' | 'firstRow',
  wanted: number,
): GroupPart | null {
  let [low, high] = [0, parts.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((parts[middle]?.[start] ?? 0) <= wanted) low = middle;
    else high = middle - 1;
  }
  return parts[low] ?? null;
}

/** The group that a line belongs to. */
export function partAtLine({ parts }: Lines, line: number): GroupPart | null {
  return parts && partBy(parts, 'line', line);
}

/** The group that a row is in. */
export function partOfRow({ parts }: Lines, index: number): GroupPart | null {
  return parts && partBy(parts, 'firstRow', index);
}

export function lineAt(lines: Lines, line: number): Line {
  const part = partAtLine(lines, line);
  if (!part) return { kind: 'row', index: line };
  if (part.line === line) return { kind: 'heading', part };
  return { kind: 'row', index: part.firstRow + line - part.line - 1 };
}

/** Null while the row's group is collapsed. */
export function lineOfRow(lines: Lines, index: number): number | null {
  const part = partOfRow(lines, index);
  if (!part) return index;
  return part.collapsed ? null : part.line + 1 + index - part.firstRow;
}

/** The rows among some lines, in as few pieces as they are in. */
export function rowsAmong(lines: Lines, first: number, last: number): readonly RowRange[] {
  if (!lines.parts) return [{ first, last }];
  const ranges: RowRange[] = [];
  for (let line = Math.max(0, first); line <= last && line < lines.total; line += 1) {
    const found = lineAt(lines, line);
    if (found.kind === 'heading') continue;
    const before = ranges.at(-1);
    if (before && before.last === found.index - 1) {
      ranges[ranges.length - 1] = { first: before.first, last: found.index };
    } else ranges.push({ first: found.index, last: found.index });
  }
  return ranges;
}
