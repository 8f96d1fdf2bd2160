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

test('what only the line can say is one choice for each part, in its own words', () => {
  const { filter } = parseBoardQuery('high -tag:vip (alerts>10 or age>90m)', []);
  const active = activeFilters(filter, tenants);
  expect(active.map(({ label }) => label)).toEqual(['“high”', '-tag:vip', 'alerts>10 or age>90m']);
  const [, excluded, either] = active;
  const left = (change: Partial<BoardFilter> | undefined) =>
    formatBoardQuery({ ...filter, ...change }, []);
  expect(left(excluded?.without)).toBe('high (alerts>10 or age>90m)');
  expect(left(either?.without)).toBe('high -tag:vip');
});
