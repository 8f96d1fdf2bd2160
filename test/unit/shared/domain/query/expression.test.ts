import { expect, test } from 'vitest';
import { BoardFilter, BoardSort, EVERYTHING_OPEN } from '#shared/domain/board.ts';
import { BoardExpression } from '#shared/domain/query/expression.ts';
import { readSpan, spanText } from '#shared/domain/query/span.ts';
import { HOUR_MS, MINUTE_MS } from '#shared/time.ts';

const term = { kind: 'list', field: 'tag', values: ['a'] };
const times = <T>(count: number, thing: T): T[] => Array.from({ length: count }, () => thing);
const nested = (levels: number): unknown =>
  levels === 1 ? term : { kind: 'not', part: nested(levels - 1) };

test('an expression of a few levels is taken', () => {
  expect(BoardExpression.parse(nested(10))).toEqual(nested(10));
});

test.each([
  ['too deep', nested(11)],
  ['far too deep', nested(2_000)],
  ['too wide', { kind: 'or', parts: Array.from({ length: 51 }, () => term) }],
  [
    'too many terms',
    {
      kind: 'or',
      parts: Array.from({ length: 20 }, () => ({ kind: 'and', parts: times(20, term) })),
    },
  ],
  [
    'too many texts',
    {
      kind: 'or',
      parts: Array.from({ length: 21 }, () => ({ kind: 'text', text: 'a', exact: true })),
    },
  ],
  ['no values', { ...term, values: [] }],
  ['too many values', { ...term, values: times(1_001, 'a') }],
  ['an unknown key', { ...term, field: 'rowid' }],
  ['no parts', { kind: 'and', parts: [] }],
  ['no number', { kind: 'compare', field: 'age', way: '>', value: Number.NaN }],
  ['an unknown way', { kind: 'compare', field: 'age', way: '!', value: 1 }],
  ['a text without end', { kind: 'text', text: 'x'.repeat(401), exact: true }],
])('a hostile one is refused: %s', (_, expression) => {
  expect(BoardExpression.safeParse(expression).success).toBe(false);
});

test('a filter and an order that an earlier version kept are read without loss', () => {
  const { where, ...older } = { ...EVERYTHING_OPEN, severities: ['high'], text: 'beacon' };
  expect(BoardFilter.parse(older)).toEqual({ ...older, where });
  const key = { by: 'severity', descending: true };
  expect(BoardSort.parse(key)).toEqual([key]);
});

test.each([
  ['no key', []],
  ['four', ['severity', 'status', 'turn', 'alerts'].map((by) => ({ by, descending: true }))],
  ['one twice', ['turn', 'turn'].map((by) => ({ by, descending: true }))],
])('an order with %s is refused', (_, sort) => {
  expect(BoardSort.safeParse(sort).success).toBe(false);
});

test.each([
  ['30m', 30 * MINUTE_MS],
  ['4h', 4 * HOUR_MS],
  ['2d', 48 * HOUR_MS],
  ['1w', 168 * HOUR_MS],
  ['90m', 90 * MINUTE_MS],
  ['1h30s', HOUR_MS + 30_000],
])('%s is read as a span and written again', (text, ms) => {
  expect(readSpan(text)).toBe(ms);
  expect(readSpan(spanText(ms))).toBe(ms);
});

test.each(['', 'h', '4', '4x', '-4h', '1.5h', '4h ', '1e9h'])('%j is not a span', (text) => {
  expect(readSpan(text)).toBeNull();
});
