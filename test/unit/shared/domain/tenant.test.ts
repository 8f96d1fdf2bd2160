import { describe, expect, test } from 'vitest';
import {
  staleAfterMs,
  Tenant,
  TenantId,
  type TenantState,
  TenantStateName,
  type TenantSync,
  tenantState,
} from '#shared/domain/tenant.ts';
import { DAY_MS, HOUR_MS, instant, MINUTE_MS, millis } from '#shared/time.ts';

const ID = TenantId.parse('0A1B2C3D-0000-4000-8000-000000000001');
const NOW = Date.UTC(2026, 10, 21, 4);

function sync(change: Partial<TenantSync> = {}): TenantSync {
  return {
    tenantId: ID,
    completeAt: instant(NOW),
    trouble: null,
    cadenceMs: MINUTE_MS,
    backfill: null,
    ...change,
  };
}

const TROUBLES = TenantStateName.exclude(['fresh']).options;
const GROUPS: Record<string, TenantState['group']> = {
  stale: 'stale',
  throttled: 'stale',
  offline: 'stale',
};

function troubled(state: (typeof TROUBLES)[number], change: Partial<TenantSync> = {}) {
  const until = instant(NOW + MINUTE_MS);
  const why = { reason: 'Because.', remedy: 'Do this.', support: 'AADSTS1', until };
  return sync({ trouble: { state, since: instant(NOW - HOUR_MS), ...why }, ...change });
}

describe('silence is never safety', () => {
  test('a tenant nobody has looked at yet is stale, since never', () => {
    for (const unread of [null, sync({ completeAt: null })]) {
      expect(tenantState(unread, NOW)).toMatchObject({
        name: 'stale',
        group: 'stale',
        since: null,
      });
    }
  });

  test('a complete look makes it fresh, and two missed looks and a minute make it stale', () => {
    const look = sync({ cadenceMs: 2 * MINUTE_MS });
    const last = NOW + 5 * MINUTE_MS;
    expect(tenantState(look, NOW)).toMatchObject({ name: 'fresh', since: look.completeAt });
    expect(tenantState(look, last).name).toBe('fresh');
    expect(tenantState(look, last + 1)).toMatchObject({ name: 'stale', since: look.completeAt });
  });

  test('however rarely a tenant is looked at, an hour of silence is too long', () => {
    expect(staleAfterMs(MINUTE_MS)).toBe(3 * MINUTE_MS);
    expect(staleAfterMs(DAY_MS)).toBe(HOUR_MS);
    expect(tenantState(sync({ cadenceMs: DAY_MS }), NOW + HOUR_MS + 1).name).toBe('stale');
  });

  test('while the first reading is under way a tenant is not called fresh', () => {
    const reading = sync({ backfill: { incidents: 10, share: 0.5 } });
    expect(tenantState(reading, NOW).group).toBe('stale');
  });

  test('a look from the future counts for nothing: the clock was wrong then or is wrong now', () => {
    const ahead = sync({ completeAt: instant(NOW + HOUR_MS) });
    expect(tenantState(ahead, NOW).name).toBe('stale');
    expect(tenantState(sync({ completeAt: instant(NOW + 1_000) }), NOW).name).toBe('fresh');
  });

  test.each(TROUBLES)('%s is said with its reason and what to do, however old', (name) => {
    for (const later of [0, DAY_MS, 400 * DAY_MS]) {
      expect(tenantState(troubled(name), NOW + later)).toEqual({
        name,
        group: GROUPS[name] ?? 'blind',
        since: instant(name === 'stale' ? NOW : NOW - HOUR_MS),
        until: instant(NOW + MINUTE_MS),
        reason: 'Because.',
        remedy: 'Do this.',
        support: 'AADSTS1',
      });
    }
  });

  test.each(TROUBLES)('%s is not hidden by an earlier complete look', (name) => {
    expect(tenantState(troubled(name, { completeAt: instant(NOW) }), NOW).name).toBe(name);
  });
});

test('every state has exactly one group, and only fresh is fresh', () => {
  const states = [
    tenantState(sync(), NOW),
    ...TROUBLES.map((one) => tenantState(troubled(one), NOW)),
  ];
  expect(states.map(({ name }) => name)).toEqual(['fresh', ...TROUBLES]);
  expect(states.filter(({ group }) => group === 'fresh').map(({ name }) => name)).toEqual([
    'fresh',
  ]);
});

test.each(['2026-03-29T00:59:30.000Z', '2026-10-25T00:59:30.000Z', '2026-03-08T06:59:30.000Z'])(
  'a change of summer time (%s) changes nothing: spans are spans',
  (completeAt) => {
    const look = sync({ completeAt: instant(millis(completeAt)) });
    const grace = staleAfterMs(MINUTE_MS);
    expect(tenantState(look, millis(completeAt) + grace).name).toBe('fresh');
    expect(tenantState(look, millis(completeAt) + grace + 1).name).toBe('stale');
  },
);

test('a tenant id is the same tenant in whatever case it is written', () => {
  expect(ID).toBe('0a1b2c3d-0000-4000-8000-000000000001');
  expect(TenantId.safeParse('contoso.com').success).toBe(false);
});

test.each([
  '-P',
  '--profile-directory=x',
  '../Default',
  'a"b',
  '',
  ' lead',
  'a\nb',
  'x'.repeat(65),
])('a browser profile named %j is refused: it would be read as something else', (profile) => {
  const tenant = { id: ID, name: 'Contoso', domain: '', colour: 0, tags: [], accessModel: 'guest' };
  const parsed = Tenant.safeParse({ ...tenant, browser: { browser: 'edge', profile } });
  expect(parsed.success).toBe(false);
  const fine = { browser: 'edge', profile: 'Profile 1' };
  expect(Tenant.safeParse({ ...tenant, browser: fine }).success).toBe(true);
});
