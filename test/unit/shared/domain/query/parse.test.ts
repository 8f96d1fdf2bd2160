import { describe, expect, test } from 'vitest';
import { BoardFilter, EVERYTHING_OPEN } from '#shared/domain/board.ts';
import type { BoardExpression } from '#shared/domain/query/expression.ts';
import { LONGEST_QUERY, parseBoardQuery } from '#shared/domain/query/parse.ts';
import { TenantId } from '#shared/domain/tenant.ts';
import { HOUR_MS, MINUTE_MS } from '#shared/time.ts';

const CONTOSO = TenantId.parse('11111111-1111-4111-8111-111111111111');
const NORTHWIND = TenantId.parse('22222222-2222-4222-8222-222222222222');
const TENANTS = [
  { id: CONTOSO, name: 'Contoso', domain: 'contoso.onmicrosoft.com', tags: ['gold'] },
  { id: NORTHWIND, name: 'Northwind Traders', domain: 'northwind.example', tags: [] },
];
const parse = (text: string) => parseBoardQuery(text, TENANTS);

const tag = (value: string): BoardExpression => ({ kind: 'list', field: 'tag', values: [value] });
const words = (text: string): BoardExpression => ({ kind: 'text', text, exact: false });
const phrase = (text: string): BoardExpression => ({ kind: 'text', text, exact: true });
const not = (part: BoardExpression): BoardExpression => ({ kind: 'not', part });

test('a sentence of keys, words and comparisons becomes one filter', () => {
  const { filter, problems } = parse(
    'severity:high turn:mssp tenant:contoso tag:vip status:active assigned:none age>4h updated<1h alerts>10 "free text" -word beacon',
  );
  expect(problems).toEqual([]);
  expect(filter).toEqual({
    ...EVERYTHING_OPEN,
    severities: ['high'],
    turns: ['us'],
    tenants: [CONTOSO],
    tags: ['vip'],
    statuses: ['active'],
    assignees: ['@none'],
    olderThan: '4h',
    text: 'beacon',
    where: {
      kind: 'and',
      parts: [
        { kind: 'compare', field: 'updated', way: '<', value: HOUR_MS },
        { kind: 'compare', field: 'alerts', way: '>', value: 10 },
        phrase('free text'),
        not(words('word')),
      ],
    },
  });
});

test('commas list alternatives and quotes keep spaces', () => {
  expect(
    parse('severity:high,medium tenant:"Northwind Traders",contoso turn:experts').filter,
  ).toMatchObject({
    severities: ['high', 'medium'],
    tenants: [NORTHWIND, CONTOSO],
    turns: ['microsoft'],
  });
});

test.each<[string, BoardExpression | null]>([
  ['tag:a or tag:b', { kind: 'or', parts: [tag('a'), tag('b')] }],
  ['a b or c', { kind: 'or', parts: [words('a b'), words('c')] }],
  ['(tag:a or tag:b) and x', { kind: 'or', parts: [tag('a'), tag('b')] }],
  ['x -(a OR b)', not({ kind: 'or', parts: [words('a'), words('b')] })],
  ['not not tag:a', null],
  ['-tag:a', not(tag('a'))],
  ['NOT tag:a', not(tag('a'))],
  ['tag:a tag:b', tag('b')],
  ['"or"', phrase('or')],
  ['“side by side”', phrase('side by side')],
  ['"still open', phrase('still open')],
  ['"a \\"quoted\\" word"', phrase('a "quoted" word')],
  ['age>3 h', { kind: 'compare', field: 'age', way: '>', value: 3 * HOUR_MS }],
  ['(updated<30 m)', { kind: 'compare', field: 'updated', way: '<', value: 30 * MINUTE_MS }],
  ['age>90m', { kind: 'compare', field: 'age', way: '>', value: 90 * MINUTE_MS }],
  ['age:<1h30m', { kind: 'compare', field: 'age', way: '<', value: 90 * MINUTE_MS }],
  ['updated>=2d', { kind: 'compare', field: 'updated', way: '>', value: 48 * HOUR_MS }],
  [
    'created>2026-11-21T05:00Z',
    { kind: 'compare', field: 'created', way: '>', value: Date.UTC(2026, 10, 21, 5) },
  ],
  ['alerts:1', { kind: 'compare', field: 'alerts', way: '=', value: 1 }],
  ['alerts<=3', { kind: 'compare', field: 'alerts', way: '<=', value: 3 }],
])('%s leaves for the expression what the lists cannot say', (text, where) => {
  const { filter, problems } = parse(text);
  expect(problems).toEqual([]);
  expect(filter.where).toEqual(where);
});

test.each([
  ['', 'open'],
  ['is:all', 'all'],
  ['is:open is:closed', 'all'],
  ['is:snoozed', 'snoozed'],
  ['is:snoozed is:all', 'all'],
  ['is:open,snoozed', 'all'], // the rest says which: open work, put away or not
  ['status:resolved', 'closed'],
  ['status:resolved,active', 'all'],
  ['is:open status:resolved', 'open'],
  ['severity:high or is:closed', 'all'],
  ['-status:resolved', 'all'],
  ['is:closed (a or b)', 'closed'],
])('%s asks for %s work', (text, scope) => {
  expect(parse(text).filter.scope).toBe(scope);
});

test.each([
  ['severity:high severity:low', { severities: ['high', 'low'] }],
  ['status:in-progress,AwaitingAction', { statuses: ['inProgress', 'awaitingAction'] }],
  ['status:=brandNew', { statuses: ['brandNew'] }],
  ['severity:info', { severities: ['informational'] }],
  ['status:"awaiting customer action"', { statuses: ['awaitingAction'] }],
  ['sla:"due soon"', { clocks: ['warning'] }],
  ['SEVERITY:High', { severities: ['high'] }],
  ['assignee:me', { assignees: ['@me'] }],
  ['tag:=x', { tags: ['=x'] }],
  ['age<1d', { youngerThan: '24h' }],
  ['tenant:33333333-3333-4333-8333-333333333333', { text: '' }],
  ['10.0.0.1:443 ada@contoso.com --encoded', { text: '10.0.0.1:443 ada@contoso.com --encoded' }],
])('%s goes into the lists', (text, part) => {
  const { filter, problems } = parse(text);
  expect(problems).toEqual([]);
  expect(filter).toMatchObject({ ...part, where: null });
});

test.each([
  ['beacon owner:ada', 'owner:', 'owner is not known here'],
  ['severity:high,hgih', 'hgih', 'hgih is not a severity'],
  ['tenant:fabrikam', 'fabrikam', 'No tenant of yours is called fabrikam.'],
  ['turn:them', 'them', 'them is nobody’s turn'],
  ['is:late', 'late', 'is:open, is:snoozed, is:closed or is:all'],
  ['x status:', 'status:', 'Write a value after status:'],
  ['tag:""', 'tag:""', 'Write a value after tag:'],
  ['severity>high', 'severity>high', 'Write severity:value'],
  ['age:4h', 'age:4h', 'Write age>4h or age<30m'],
  ['created:2026-11-21', 'created:2026-11-21', 'Write created>=2026-11-21'],
  ['created>=2026-02-30', '2026-02-30', '2026-02-30 is not a date'],
  ['closed<friday', 'friday', 'Write closed>=2026-11-21'],
  ['age>soon', 'soon', 'soon is not a span of time'],
  ['alerts>many', 'many', 'many is not a number'],
  ['alerts>1,2', 'alerts>1,2', 'Write alerts>10'],
  ['(a or b', '(', 'This bracket is not closed'],
  ['a) b', ')', 'There is no ( before this'],
  ['a ( )', '( )', 'nothing between these brackets'],
  ['a or', 'or', 'after or'],
  ['or a', 'or', 'before or'],
  ['a or or b', 'or', 'after or'],
  ['and a', 'and', 'before and'],
  ['a and', 'and', 'after and'],
  ['a not', 'not', 'after not'],
  ['endpoint - malware', '-', 'write a letter or a digit'],
])('%s is refused at %s', (text, word, reason) => {
  const { problems } = parse(text);
  const [problem, ...more] = problems;
  expect(more).toEqual([]);
  expect(problem).toMatchObject({ word, message: expect.stringContaining(reason) });
  expect(text.slice(problem?.start, problem?.end)).toBe(word);
});

test('what is not understood never silently becomes a search', () => {
  expect(parse('owner:ada malware').filter).toEqual({ ...EVERYTHING_OPEN, text: 'malware' });
});

describe('what no person would type', () => {
  test.each([
    ['('.repeat(3_000), /bracket/],
    [`${'-('.repeat(1_500)}a`, /bracket/],
    ['not '.repeat(900), /bracket/],
    ['x'.repeat(LONGEST_QUERY + 1), /at most/],
    [Array.from({ length: 60 }, (_, at) => `tag:t${at}`).join(' or '), /too much/],
    [Array.from({ length: 40 }, (_, at) => `"text ${at}"`).join(' '), /too much/],
    [`"${'y'.repeat(500)}"`, /too long/],
  ])('is refused with a sentence and costs nothing: %#', (text, reason) => {
    expect(parse(text).problems[0]?.message).toMatch(reason);
  });

  test('whatever stands in the line, the filter that comes of it is one that core takes', () => {
    const pieces = [
      '(',
      ')',
      '"',
      '-',
      ' or ',
      ' ',
      'a',
      'tag:',
      ',',
      '\\',
      'age>1h',
      '“',
      ':',
      '<',
    ];
    for (let seed = 0; seed < 3_000; seed += 1) {
      let text = '';
      for (let rest = seed * 7_919 + 13; rest > 0; rest = Math.floor(rest / pieces.length)) {
        text += pieces[rest % pieces.length];
      }
      const { filter, problems } = parse(text);
      expect(BoardFilter.parse(filter)).toEqual(filter);
      for (const { start, end, word } of problems) expect(text.slice(start, end)).toBe(word);
    }
  });
});
