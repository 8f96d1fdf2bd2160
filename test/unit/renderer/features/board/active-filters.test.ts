import { expect, test } from 'vitest';
import { activeFilters } from '#renderer/features/board/active-filters.ts';
import { type BoardFilter, EVERYTHING_OPEN } from '#shared/domain/board.ts';
import { formatBoardQuery } from '#shared/domain/query/format.ts';
import { parseBoardQuery } from '#shared/domain/query/parse.ts';
import { fakeTenants } from '#test/fakes/tenant-data.ts';

const tenants = new Map(fakeTenants(2).map((tenant) => [tenant.id, tenant]));
const [first] = [...tenants.keys()];

test('nothing is active while everything open is shown', () => {
  expect(activeFilters(EVERYTHING_OPEN, tenants)).toEqual([]);
});

test('each choice is named as a person would, and can be taken back alone', () => {
  const filter = {
    ...EVERYTHING_OPEN,
    severities: ['high', 'medium'],
    tenants: first ? [first] : [],
    assignees: ['@none'],
    olderThan: '4h' as const,
    text: 'beacon',
  };
  const active = activeFilters(filter, tenants);
  expect(active.map(({ label }) => label)).toEqual([
    'High',
    'Medium',
    'Contoso',
    'Assigned: Nobody',
    'Older than 4h',
    '“beacon”',
  ]);
  expect(active[0]?.without).toEqual({ severities: ['medium'] });
  expect(active[5]?.without).toEqual({ text: '' });
});

test('what only the line can say is one choice for each part, in words', () => {
  const { filter } = parseBoardQuery('high -tag:vip (alerts>10 or age>90m)', []);
  const active = activeFilters(filter, tenants);
  expect(active.map(({ label }) => label)).toEqual([
    '“high”',
    'Not tagged vip',
    'More than 10 alerts or Older than 90 min',
  ]);
  const [, excluded, either] = active;
  const left = (change: Partial<BoardFilter> | undefined) =>
    formatBoardQuery({ ...filter, ...change }, []);
  expect(left(excluded?.without)).toBe('high (alerts>10 or age>90m)');
  expect(left(either?.without)).toBe('high -tag:vip');
});

test.each([
  ['sla<30m', 'Target within 30 min'],
  ['sla>4h', 'Target in more than 4 h'],
  ['tag:none', 'No tags'],
  ['-tag:none', 'Tagged at all'],
  ['-tag:vip,watch', 'Not tagged vip or watch'],
  ['-turn:us', 'Turn: not Us'],
  ['-status:resolved', 'Not Resolved'],
  ['severity:high or severity:low', 'High or Low'],
  ['-assigned:none', 'Assigned: not Nobody'],
  ['updated<1h30m', 'Changed in the last 90 min'],
  ['created>=2026-11-21', 'Created from 2026-11-21'],
  ['alerts:1', '1 alert'],
  ['-(tag:vip turn:us)', 'Not (Tag: vip and Turn: Us)'],
])('%s is shown as %s', (line, words) => {
  const { filter } = parseBoardQuery(line, []);
  expect(activeFilters(filter, tenants).map(({ label }) => label)).toEqual([words]);
});
