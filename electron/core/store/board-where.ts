import type {
  BoardExpression,
  BoardTerm,
  CompareField,
  Comparison,
} from '#shared/domain/query/expression.ts';
import { SECOND_MS } from '#shared/time.ts';
import { LAST_MOMENT } from './board-clocks.ts';
import type { Columns } from './board-columns.ts';
import type { BoardDictionary } from './board-dictionary.ts';
import { markedByTable, wantedTable } from './board-tables.ts';

/** What an expression is evaluated over. */
export interface WhereSource {
  readonly columns: Columns;
  /** The rows that are asked about. */
  readonly rows: Int32Array;
  readonly dictionary: BoardDictionary;
  readonly nowMs: number;
  /** Numbers of the rows whose text fits. */
  readonly search: (text: string, exact: boolean) => readonly number[];
}

type CompareTerm = Extract<BoardTerm, { kind: 'compare' }>;

interface Compared {
  readonly column: 'createdAt' | 'updatedAt' | 'closedS' | 'dueAt' | 'alerts';
  /** Counted from now backwards, so that more is earlier; from now on; or not from now. */
  readonly span: 'ago' | 'ahead' | null;
  /** How much of the compared value one in the column is. */
  readonly unit: number;
  /** Less than the first, or more than the second, is no value and fits nothing. */
  readonly from: number;
  readonly to: number;
}

const PLAIN = { span: null, unit: 1, from: -Infinity, to: Infinity } as const;

/** The column behind each compared key. */
const COMPARED: Readonly<Record<CompareField, Compared>> = {
  sla: { ...PLAIN, column: 'dueAt', span: 'ahead', to: LAST_MOMENT },
  age: { ...PLAIN, column: 'createdAt', span: 'ago' },
  updated: { ...PLAIN, column: 'updatedAt', span: 'ago' },
  created: { ...PLAIN, column: 'createdAt' },
  closed: { ...PLAIN, column: 'closedS', unit: SECOND_MS, from: SECOND_MS },
  alerts: { ...PLAIN, column: 'alerts' },
};

/**
 * Which of the rows an expression lets through, a 1 for each that it does. Each term is one pass over one column with a
 * table or two bounds, each `and`, `or` and `not` one pass over the results: a million rows take about a
 * millisecond for each. Rows that are gone may come through; the caller knows which those are.
 */
export function rowsWhere(expression: BoardExpression, source: WhereSource): Uint8Array {
  switch (expression.kind) {
    case 'and':
      return combined(expression.parts, source, bothOf);
    case 'or':
      return combined(expression.parts, source, eitherOf);
    case 'not':
      return noneOf(rowsWhere(expression.part, source));
    case 'list':
      return markedByTable(
        wantedTable(expression.field, expression.values, source.dictionary),
        source,
        emptyMarks(source.rows.length),
      );
    case 'compare':
      return rowsCompared(expression, source);
    case 'text':
      return markedByNumber(source.rows, source.search(expression.text, expression.exact));
  }
}

/** Four rows at a time: the length is whole in 32-bit words, and what lies past `count` is never read. */
function emptyMarks(count: number): Uint8Array {
  return new Uint8Array(new ArrayBuffer(Math.ceil(count / 4) * 4), 0, count);
}

/** Both come rising. */
function markedByNumber(rows: Int32Array, found: readonly number[]): Uint8Array {
  const marks = emptyMarks(rows.length);
  let next = 0;
  for (let at = 0; at < rows.length; at += 1) {
    const n = rows[at] ?? 0;
    while (next < found.length && (found[next] ?? 0) < n) next += 1;
    if (found[next] === n) marks[at] = 1;
  }
  return marks;
}

const ALL_ONES = 0x01_01_01_01;
const wide = (rows: Uint8Array) => new Uint32Array(rows.buffer);

function bothOf(into: Uint8Array, other: Uint8Array): void {
  const [left, right] = [wide(into), wide(other)];
  for (let at = 0; at < left.length; at += 1) left[at] = (left[at] ?? 0) & (right[at] ?? 0);
}

function eitherOf(into: Uint8Array, other: Uint8Array): void {
  const [left, right] = [wide(into), wide(other)];
  for (let at = 0; at < left.length; at += 1) left[at] = (left[at] ?? 0) | (right[at] ?? 0);
}

function noneOf(rows: Uint8Array): Uint8Array {
  const words = wide(rows);
  for (let at = 0; at < words.length; at += 1) words[at] = (words[at] ?? 0) ^ ALL_ONES;
  return rows;
}

function combined(
  [first, ...others]: readonly BoardExpression[],
  source: WhereSource,
  join: (into: Uint8Array, other: Uint8Array) => void,
): Uint8Array {
  const rows = first ? rowsWhere(first, source) : emptyMarks(source.rows.length);
  for (const other of others) join(rows, rowsWhere(other, source));
  return rows;
}

function rowsCompared({ field, way, value }: CompareTerm, source: WhereSource): Uint8Array {
  const { column, span, unit, from, to } = COMPARED[field];
  const bounds = boundsFrom(way, value, span, source.nowMs);
  // In units of the column: a row is then two comparisons.
  const least = Math.max(bounds.least, from) / unit;
  const most = Math.min(bounds.most, to) / unit;
  const values = source.columns[column];
  const marks = emptyMarks(source.rows.length);
  if (values instanceof Float64Array) markMoments(values, { least, most }, source.rows, marks);
  else markNumbers(values, { least, most }, source.rows, marks);
  return marks;
}

interface Bounds {
  readonly least: number;
  readonly most: number;
}

/** The same twice: a loop over arrays of one kind is several times as fast. */
function markMoments(
  values: Float64Array,
  { least, most }: Bounds,
  rows: Int32Array,
  marks: Uint8Array,
): void {
  for (let at = 0; at < rows.length; at += 1) {
    const held = values[rows[at] ?? 0] ?? 0;
    marks[at] = held >= least && held <= most ? 1 : 0;
  }
}

function markNumbers(
  values: Int32Array | Uint32Array,
  { least, most }: Bounds,
  rows: Int32Array,
  marks: Uint8Array,
): void {
  for (let at = 0; at < rows.length; at += 1) {
    const held = values[rows[at] ?? 0] ?? 0;
    marks[at] = held >= least && held <= most ? 1 : 0;
  }
}

function boundsFrom(way: Comparison, value: number, span: Compared['span'], nowMs: number) {
  if (span === 'ago') return boundsOf(MIRRORED[way], nowMs - value);
  return boundsOf(way, span === 'ahead' ? nowMs + value : value);
}

const MIRRORED: Readonly<Record<Comparison, Comparison>> = {
  '>': '<',
  '>=': '<=',
  '<': '>',
  '<=': '>=',
  '=': '=',
};

/** Values are whole numbers, so that every comparison is a pair of bounds that count. */
function boundsOf(way: Comparison, value: number): Bounds {
  switch (way) {
    case '>':
      return { least: Math.floor(value) + 1, most: Infinity };
    case '>=':
      return { least: value, most: Infinity };
    case '<':
      return { least: -Infinity, most: Math.ceil(value) - 1 };
    case '<=':
      return { least: -Infinity, most: value };
    case '=':
      return { least: value, most: value };
  }
}
