import { expect, test } from 'vitest';
import { type BoardFilter, EVERYTHING_OPEN } from '#shared/domain/board.ts';
import { formatBoardQuery, parseBoardQuery } from '#shared/domain/board-query.ts';
import { TenantId } from '#shared/domain/tenant.ts';

const CONTOSO = TenantId.parse('11111111-1111-4111-8111-111111111111');
const NORTHWIND = TenantId.parse('22222222-2222-4222-8222-222222222222');
const TENANTS = [
  { id: CONTOSO, name: 'Contoso', domain: 'contoso.onmicrosoft.com' },
  { id: NORTHWIND, name: 'Northwind Traders', domain: 'northwind.example' },
];

const parse = (text: string) => parseBoardQuery(text, TENANTS);

test('a sentence of keys and words becomes one filter', () => {
  const { filter, problems } = parse(
    'severity:high turn:mssp tenant:contoso tag:x status:active assigned:me age>4h "lateral movement"',
  );
  expect(problems).toEqual([]);
  expect(filter).toEqual({
    ...EVERYTHING_OPEN,
    severities: ['high'],
    turns: ['us'],
    tenants: [CONTOSO],
    tags: ['x'],
    statuses: ['active'],
    assignees: ['@me'],
    olderThan: '4h',
    text: 'lateral movement',
  });
});

test('commas list alternatives and quotes keep spaces', () => {
  const { filter } = parse('severity:high,medium tenant:"Northwind Traders",contoso turn:experts');
  expect(filter).toMatchObject({
    severities: ['high', 'medium'],
    tenants: [NORTHWIND, CONTOSO],
    turns: ['microsoft'],
  });
});

test('an unknown key is a problem that names the word, and never silently a search', () => {
  const { filter, problems } = parse('owner:ada malware');
  expect(problems).toMatchObject([{ word: 'owner:ada' }]);
  expect(filter.text).toBe('malware');
});

test.each([
  ['tenant:fabrikam', 'No tenant of yours is called fabrikam.'],
  ['severity:hgih', 'hgih is not a severity'],
  ['turn:them', 'them is nobody’s turn'],
  ['age>5h', 'age>4h or age<24h'],
  ['is:late', 'is:open, is:closed or is:all'],
  ['status:', 'Write a value after status:'],
])('%s is refused with the reason', (text, reason) => {
  const { filter, problems } = parse(text);
  expect(problems[0]?.message).toContain(reason);
  expect(filter).toEqual(EVERYTHING_OPEN);
});

test('a status is found whatever its spelling', () => {
  expect(parse('status:in-progress,AwaitingAction').filter.statuses).toEqual([
    'inProgress',
    'awaitingAction',
  ]);
});

test.each<Partial<BoardFilter>>([
  {},
  { scope: 'all', severities: ['high', 'unheardOf'], statuses: ['awaitingAction'] },
  {
    tenants: [NORTHWIND, CONTOSO],
    tenantTags: ['finance, emea'],
    tags: ['a "quoted" tag', 'b\\c'],
  },
  { assignees: ['@me', '@none', 'ada@contoso.com'], turns: ['us', 'nobody'] },
  { olderThan: '4h', youngerThan: '7d', text: 'mimikatz http://evil a:b' },
])('what a filter is written as reads back as the same filter: %o', (part) => {
  const filter = { ...EVERYTHING_OPEN, ...part };
  const again = parse(formatBoardQuery(filter, TENANTS));
  expect(again.problems).toEqual([]);
  expect(again.filter).toEqual(filter);
});
