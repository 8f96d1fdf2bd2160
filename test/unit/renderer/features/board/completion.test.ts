import { describe, expect, test } from 'vitest';
import {
  accepted,
  type Completion,
  completionAt,
  type CompletionSource,
} from '#renderer/features/board/completion.ts';
import type { BoardCounts } from '#shared/domain/board.ts';
import { TenantId } from '#shared/domain/tenant.ts';

const CONTOSO = TenantId.parse('11111111-1111-4111-8111-111111111111');
const NORTHWIND = TenantId.parse('22222222-2222-4222-8222-222222222222');
const facets: BoardCounts['facets'] = {
  severity: [
    { value: 'medium', count: 7 },
    { value: 'high', count: 3 },
    { value: 'brandNew', count: 1 },
  ],
  tenant: [{ value: NORTHWIND, count: 9 }],
  tag: [
    { value: 'red team', count: 4 },
    { value: 'vip', count: 2 },
  ],
  status: [],
  turn: [],
  clock: [],
  assignee: [
    { value: '@none', count: 5 },
    { value: 'ada@msp.example', count: 2 },
  ],
  age: [{ value: '4h', count: 6 }],
};
const SOURCE: CompletionSource = {
  tenants: [
    { id: CONTOSO, name: 'Contoso', domain: 'contoso.example', tags: ['gold'] },
    { id: NORTHWIND, name: 'Northwind Traders', domain: 'nw.example', tags: [] },
  ],
  facets,
  recent: ['turn:us age>1d'],
  nowMs: Date.parse('2026-11-21T12:00:00'),
};

/** The cursor is at the bar. */
function at(line: string, source = SOURCE) {
  const caret = line.indexOf('|');
  const text = line.replace('|', '');
  return { text, completion: completionAt(text, caret, source) };
}
const labels = ({ options }: Completion) => options.map(({ label }) => label);
function taken(line: string, label: string): string {
  const { text, completion } = at(line);
  const option = completion.options.find((candidate) => candidate.label === label);
  if (!option) throw new Error(`${label} is not among ${labels(completion).join(' ')}`);
  const next = accepted(text, completion, option);
  return `${next.text.slice(0, next.caret)}|${next.text.slice(next.caret)}`;
}

test('an empty line offers what was asked for lately, then the keys', () => {
  expect(labels(at('|').completion).slice(0, 3)).toEqual([
    'turn:us age>1d',
    'severity:',
    'status:',
  ]);
  expect(taken('|', 'turn:us age>1d')).toBe('turn:us age>1d|');
});

test.each([
  ['sev|', ['severity:']],
  ['ag|', ['age>', 'age<']],
  ['cre|', ['created>=', 'created<']],
  ['closed>=|', ['2026-11-21', '2026-11-20', '2026-11-14', '2026-10-22']],
  ['created<2026-11-2|', ['2026-11-21', '2026-11-20']],
  ['x (-ta|', ['tag:']],
  ['x o|', ['or']],
  ['o|', []],
  ['x or o|', []],
  ['cont|', ['tenant:Contoso']],
  ['hi|', ['severity:high']],
  ['"sev|', []],
  ['-|', []],
  ['x or|', []],
  ['severity:high|', []],
])('%s is offered %j', (line, expected) => {
  expect(labels(at(line).completion)).toEqual(expected);
});

describe('values', () => {
  test('come with how many there are, in the order of the key, then those the service added', () => {
    const { options } = at('severity:|').completion;
    expect(options.map(({ label, count }) => [label, count])).toEqual([
      ['high', 3],
      ['medium', 7],
      ['low', 0],
      ['informational', 0],
      ['=brandNew', 1],
    ]);
  });

  test('come without numbers while none are known', () => {
    const { options } = at('severity:h|', { ...SOURCE, facets: null }).completion;
    expect(options.map(({ label, count }) => [label, count])).toEqual([['high', null]]);
  });

  test.each([
    ['tenant:nw|', ['Northwind Traders']],
    ['tenant:|', ['Northwind Traders', 'Contoso']],
    ['tenant:trad|', ['Northwind Traders']],
    ['tenant-tag:|', ['gold']],
    ['tag:|', ['none', 'red team', 'vip']],
    ['tag:vip,|', ['none', 'red team']],
    ['assigned:|', ['me', 'none', 'ada@msp.example']],
    ['age<4|', ['4h']],
    ['is:c|', ['closed']],
    ['owner:|', []],
  ])('%s is offered %j', (line, expected) => {
    expect(labels(at(line).completion)).toEqual(expected);
  });

  test('a span says how many are younger, and nothing where that is not what is asked', () => {
    expect(at('age<4|').completion.options[0]?.count).toBe(6);
    expect(at('age>4|').completion.options[0]?.count).toBeNull();
  });
});

test.each([
  ['sev|', 'severity:', 'severity:|'],
  ['turn:us se| tag:x', 'severity:', 'turn:us severity:| tag:x'],
  ['severity:h|', 'high', 'severity:high |'],
  ['(severity:h|)', 'high', '(severity:high|)'],
  ['severity:h| x', 'high', 'severity:high |x'],
  ['tag:vip,re|', 'red team', 'tag:vip,"red team" |'],
  ['tenant:"northw|', 'Northwind Traders', 'tenant:"Northwind Traders" |'],
  ['a o|', 'or', 'a or |'],
  ['-hi|', 'severity:high', '-severity:high |'],
])('%s with %s becomes %s', (line, label, expected) => {
  expect(taken(line, label)).toBe(expected);
});

test('only what goes on with the typed letters may be taken unseen', () => {
  expect(at('sev|').completion.options[0]?.continues).toBe(true);
  expect(at('hi|').completion.options[0]?.continues).toBe(false);
  expect(at('x |').completion.options[0]?.continues).toBe(false);
  expect(at('severity:h|').completion.options[0]?.continues).toBe(true);
  expect(at('tenant:nw|').completion.options[0]?.continues).toBe(false);
});
