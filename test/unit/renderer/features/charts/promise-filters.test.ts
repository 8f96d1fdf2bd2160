import { expect, test } from 'vitest';
import {
  notFollowed,
  promisePress,
  promisesAsked,
} from '#renderer/features/charts/promise-filters.ts';
import { keptWords, shareText } from '#renderer/features/charts/promise-words.ts';
import { TenantRow } from '#shared/contract/tenants.ts';
import { type BoardFilter, EVERYTHING_OPEN } from '#shared/domain/board.ts';
import type { PromiseGroup } from '#shared/domain/charts/charts.ts';
import { formatBoardQuery, settledFilter } from '#shared/domain/query/format.ts';
import { parseBoardQuery } from '#shared/domain/query/parse.ts';
import { millis } from '#shared/time.ts';
import { fakeTenants } from '#test/fakes/tenant-data.ts';

const TENANTS = fakeTenants(3).map((tenant) => TenantRow.parse(tenant));
const BY_ID = new Map(TENANTS.map((tenant) => [tenant.id, tenant]));
const [first] = TENANTS;
const KEPT = { within: 1, ended: 2 };
const chart = (by: PromiseGroup) => ({
  by,
  fromMs: millis('2026-11-20T05:00:00'),
  toMs: millis('2026-11-21T06:00:00'),
});
const row = (key: string) => ({ key, name: '', acknowledge: KEPT, resolve: KEPT, now: null });
const press = (by: PromiseGroup, key: string, filter: BoardFilter = EVERYTHING_OPEN) =>
  promisePress(filter, chart(by), row(key), 'resolve', BY_ID);
const lineAfter = (by: PromiseGroup, key: string) => {
  const pressed = press(by, key);
  if ('why' in pressed) throw new Error(pressed.why);
  const filter = settledFilter({ ...EVERYTHING_OPEN, ...pressed.change }, TENANTS);
  const again = press(by, key, filter);
  if ('why' in again) throw new Error(again.why);
  expect(again.pressed).toBe(true);
  expect(settledFilter({ ...filter, ...again.change }, TENANTS)).toEqual(EVERYTHING_OPEN);
  return formatBoardQuery(filter, TENANTS);
};
const TIME = 'closed>=2026-11-20T05:00 closed<2026-11-21T06:00';

test('what was resolved leads to what was seen closed then, and a second press takes it away', () => {
  expect(lineAfter('severity', 'high')).toBe(`is:closed severity:high ${TIME}`);
  expect(lineAfter('tenant', first?.id ?? '')).toMatch(/^is:closed tenant:.+ closed>=/);
  expect(lineAfter('contract', '')).toContain('tenant:');
});

test('where the board cannot be asked, it says why', () => {
  const why = (by: PromiseGroup, key: string) => press(by, key);
  expect(why('party', 'us')).toHaveProperty('why');
  expect(why('contract', 'gone')).toEqual({ why: 'No tenant has this contract any more.' });
  const takenUp = promisePress(
    EVERYTHING_OPEN,
    chart('severity'),
    row('high'),
    'acknowledge',
    BY_ID,
  );
  expect(takenUp).toHaveProperty('why');
  const none = { ...row('high'), resolve: { within: 0, ended: 0 } };
  expect(promisePress(EVERYTHING_OPEN, chart('severity'), none, 'resolve', BY_ID)).toEqual({
    why: 'No clock ended here: nothing to show.',
  });
  const many = new Map(
    Array.from({ length: 41 }, (_, place) => {
      const id = `00000000-0000-4000-8000-${String(place).padStart(12, '0')}`;
      const tenant = TenantRow.parse({ ...first, id });
      return [tenant.id, tenant] as const;
    }),
  );
  expect(promisePress(EVERYTHING_OPEN, chart('contract'), row(''), 'resolve', many)).toEqual({
    why: '41 tenants: too many for one search.',
  });
});

test('promises are asked for with every tenant, tag and severity of the filter, and never for more', () => {
  const id = first?.id ?? '';
  const { filter } = parseBoardQuery(`severity:high tenant-tag:vip -tenant:${id}`, TENANTS);
  expect(promisesAsked({ ...filter, tenants: first ? [first.id] : [] })).toEqual({
    tenants: [id],
    notTenants: [id],
    tenantTags: ['vip'],
    severities: ['high'],
  });
});

test('what of the filter promises do not follow is named', () => {
  const named = (query: string) =>
    notFollowed(parseBoardQuery(query, TENANTS).filter, chart('severity'), TENANTS);
  expect(named(`severity:high tenant:${first?.id} tenant-tag:vip -tenant:${first?.id}`)).toEqual(
    [],
  );
  expect(named('turn:us status:active tag:vip zzz age>4h')).toEqual([
    'status:active',
    'turn:us',
    'tag:vip',
    'age>4h',
    'zzz',
  ]);
  expect(named('severity:high or turn:us')).toEqual(['severity:high or turn:us']);
  expect(named(`is:closed ${TIME}`)).toEqual([]);
  expect(named('is:closed closed>=2026-11-01')).toHaveLength(1);
});

test('a share stands with its number; nothing measured is no share', () => {
  expect(keptWords({ within: 24, ended: 25 })).toBe('96%, 24 of 25 in time');
  expect(keptWords({ within: 0, ended: 0 })).toBe('no clock ended');
  expect(shareText({ within: 0, ended: 0 })).toBe('no clock ended');
});
