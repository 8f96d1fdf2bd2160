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
import { rowsOfTable, wantedTable } from './board-tables.ts';

/** What an expression is evaluated over. */
export interface WhereSource {
  readonly columns: Columns;
  readonly size: number;
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
 * Which rows an expression lets through, 1 by row number. Each term is one pass over one column with a
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
      return rowsOfTable(
        wantedTable(expression.field, expression.values, source.dictionary),
        source.columns,
        emptyRows(source.size),
        source.nowMs,
      );
    case 'compare':
      return rowsCompared(expression, source);
    case 'text': {
      const rows = emptyRows(source.size);
      for (const n of source.search(expression.text, expression.exact)) rows[n] = 1;
      return rows;
    }
  }
}

/** Four rows at a time: the length is whole in 32-bit words, and what lies past `size` is never read. */
function emptyRows(size: number): Uint8Array {
  return new Uint8Array(new ArrayBuffer(Math.ceil(size / 4) * 4), 0, size);
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
  const rows = first ? rowsWhere(first, source) : emptyRows(source.size);
  for (const other of others) join(rows, rowsWhere(other, source));
  return rows;
}

function rowsCompared({ field, way, value }: CompareTerm, source: WhereSource): Uint8Array {
  const { column, span, unit, from, to } = COMPARED[field];
  const values = source.columns[column];
  const bounds = boundsFrom(way, value, span, source.nowMs);
  const least = Math.max(bounds.least, from);
  const most = Math.min(bounds.most, to);
  const rows = emptyRows(source.size);
  for (let n = 1; n < source.size; n += 1) {
    const held = (values[n] ?? 0) * unit;
    rows[n] = held >= least && held <= most ? 1 : 0;
  }
  return rows;
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
function boundsOf(way: Comparison, value: number): { least: number; most: number } {
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
