import { expect, test } from 'vitest';
import { type FieldValue, parseFilter } from '#electron/range/graph/filter.ts';
import { GraphError } from '#electron/range/graph/graph-error.ts';

const FIELDS = {
  status: ['active', 'resolved'],
  assignedTo: 'text',
  lastUpdateDateTime: 'time',
} as const;
const NOON = Date.UTC(2026, 0, 1, 12);

const matches = (filter: string, record: Record<string, FieldValue>) =>
  parseFilter(filter, FIELDS).matches((name) => record[name] ?? null);

test.each([
  ["status eq 'active'", true],
  ["status eq 'ACTIVE'", true],
  ["status ne 'active'", false],
  ["assignedTo eq 'O''Brien'", true],
  ["contains(assignedTo, 'brien') and status eq 'active'", true],
  ["contains(assignedTo,'x')", false],
  ['assignedTo eq null', false],
  ['assignedTo ne null', true],
  ['lastUpdateDateTime ge 2026-01-01T12:00:00Z', true],
  ['lastUpdateDateTime gt 2026-01-01T12:00:00.0000000Z', false],
  ['lastUpdateDateTime lt 2026-01-01T14:00:00+01:00', true],
  ["status eq 'resolved' or status eq 'active' and assignedTo eq 'x'", false],
  ["(status eq 'resolved' or status eq 'active') and assignedTo eq 'O''Brien'", true],
])('%s is %s', (filter, expected) => {
  expect(
    matches(filter, { status: 'active', assignedTo: "O'Brien", lastUpdateDateTime: NOON }),
  ).toBe(expected);
});

test.each([
  '',
  'status',
  "status like 'x'",
  'status eq active',
  "status gt 'active'",
  "status eq 'gone'",
  "__proto__ eq 'x'",
  "constructor eq 'x'",
  "lastUpdateDateTime eq 'x'",
  "status eq 'active' status eq 'active'",
  "not status eq 'active'",
  "status eq 'active",
  '()',
  "status eq 'active',",
  "contains(status,'act')",
  "contains(assignedTo 'x')",
  "contains(assignedTo,'x'",
  '🔥',
])('%j is refused as a bad request', (filter) => {
  expect(() => parseFilter(filter, FIELDS)).toThrow(GraphError);
});

test('the oldest time that can match is known where the filter says so', () => {
  const bound = (filter: string) => parseFilter(filter, FIELDS).notBefore('lastUpdateDateTime');

  expect(bound("status eq 'active' and lastUpdateDateTime ge 2026-01-01T12:00:00Z")).toBe(NOON);
  expect(bound("status eq 'active' or lastUpdateDateTime ge 2026-01-01T12:00:00Z")).toBe(-Infinity);
  expect(bound('lastUpdateDateTime le 2026-01-01T12:00:00Z')).toBe(-Infinity);
});
