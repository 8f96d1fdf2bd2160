import { describe, expect, test } from 'vitest';
import { BoardFilter, EVERYTHING_OPEN, UNTAGGED } from '#shared/domain/board.ts';
import { formatBoardQuery, settledFilter } from '#shared/domain/query/format.ts';
import { parseBoardQuery } from '#shared/domain/query/parse.ts';
import { TenantId } from '#shared/domain/tenant.ts';
import { randomExpression } from '#test/fakes/board-expressions.ts';
import { TENANTS as WORLD } from '#test/fakes/board-world.ts';

const CONTOSO = TenantId.parse('11111111-1111-4111-8111-111111111111');
const NORTHWIND = TenantId.parse('22222222-2222-4222-8222-222222222222');
const TENANTS = [
  { id: CONTOSO, name: 'Contoso', domain: 'contoso.onmicrosoft.com', tags: [] },
  { id: NORTHWIND, name: 'Northwind (Traders)', domain: 'northwind.example', tags: [] },
  ...WORLD.map(({ id, name, tags }) => ({ id: TenantId.parse(id), name, domain: '', tags })),
];

test.each([
  ['severity:high   turn:mssp', 'severity:high turn:us'],
  ['((tag:a or (tag:b))) x', 'x (tag:a or tag:b)'],
  ['not (a and b)', '-(a b)'],
  ['(a or b) or -c', 'a or b or -c'],
  ['a or (b c)', 'a or b c'],
  ['tenant:northwind', 'tenant:"Northwind (Traders)"'],
  ['age>=90m age>1d', 'age>24h age>90m'],
  ['is:all (a or is:closed)', 'a or is:closed'],
  ['is:snoozed', 'is:snoozed'],
  ['is:snoozed,open tag:vip', 'tag:vip is:open,snoozed'],
  ['-(--encoded)', '-(--encoded)'],
  ['alerts=2 “it’s”', 'alerts:2 "it’s"'],
])('%s is written as %s', (text, written) => {
  expect(formatBoardQuery(parseBoardQuery(text, TENANTS).filter, TENANTS)).toBe(written);
});

test.each<Partial<BoardFilter>>([
  {},
  { scope: 'all', severities: ['high', 'unheardOf'], statuses: ['awaitingAction'] },
  { scope: 'open', statuses: ['resolved'] },
  {
    tenants: [NORTHWIND, CONTOSO],
    tenantTags: ['finance, emea'],
    tags: ['a "quoted" tag', 'b\\c', '<b>', '=x', '(y)', 'or', '“z”'],
  },
  { tenants: [TenantId.parse('99999999-9999-4999-8999-999999999999')] },
  { assignees: ['@me', '@none', 'ada@contoso.com'], turns: ['us', 'nobody'] },
  { olderThan: '4h', youngerThan: '7d', text: 'mimikatz 10.0.0.1:443' },
])('what a filter is written as reads back as the same filter: %o', (part) => {
  const filter = { ...EVERYTHING_OPEN, ...part };
  const again = parseBoardQuery(formatBoardQuery(filter, TENANTS), TENANTS);
  expect(again).toEqual({ filter, problems: [] });
});

test('words that would be read as something else are quoted', () => {
  const filter = { ...EVERYTHING_OPEN, text: 'http://evil or' };
  expect(formatBoardQuery(filter, TENANTS)).toBe('"http://evil" "or"');
});

describe('any expression', () => {
  const seeds = Array.from({ length: 400 }, (_, seed) => seed);

  test.each(seeds)('is written, read and written again without loss: %i', (seed) => {
    const where = randomExpression(seed, 4);
    const filter = settledFilter(BoardFilter.parse({ ...EVERYTHING_OPEN, where }), TENANTS);
    const written = formatBoardQuery(filter, TENANTS);
    const again = parseBoardQuery(written, TENANTS);
    expect(again).toEqual({ filter, problems: [] });
    expect(formatBoardQuery(again.filter, TENANTS)).toBe(written);
    expect(BoardFilter.parse(again.filter)).toEqual(again.filter);
  });
});

test('none stands for no tag, and a tag that is called so is written with =', () => {
  const read = (line: string) => parseBoardQuery(line, []).filter.tags;
  expect(read('tag:none')).toEqual([UNTAGGED]);
  expect(read('tag:=none')).toEqual(['none']);
  expect(read('tag:==NONE')).toEqual(['=NONE']);
  for (const line of ['tag:none', 'tag:=none', 'tag:==NONE', 'tag:vip']) {
    expect(formatBoardQuery(parseBoardQuery(line, []).filter, [])).toBe(line);
  }
});
