import { expect, test } from 'vitest';
import {
  cadence,
  FASTEST_MS,
  nextLookMs,
  type ScheduleFacts,
  SLOWEST_MS,
} from '#electron/core/sync/schedule.ts';
import type { TenantTrouble } from '#shared/domain/tenant.ts';
import { HOUR_MS, instant, MINUTE_MS, SECOND_MS } from '#shared/time.ts';

const NOW = Date.UTC(2026, 10, 21, 4);
const calm: ScheduleFacts = {
  visible: false,
  changed: 0,
  cadenceMs: FASTEST_MS,
  trouble: null,
  failures: 0,
  random: 0.5,
};
const trouble = (state: TenantTrouble['state'], untilMs: number | null = null): TenantTrouble => ({
  state,
  reason: '',
  remedy: null,
  support: null,
  since: instant(NOW),
  until: untilMs === null ? null : instant(NOW + untilMs),
});

test('a tenant with news is looked at every minute', () => {
  expect(cadence({ ...calm, changed: 3, cadenceMs: SLOWEST_MS })).toBe(FASTEST_MS);
});

test('a quiet tenant is looked at less and less often, but never slower than ten minutes', () => {
  let cadenceMs = FASTEST_MS;
  for (let look = 0; look < 20; look += 1) {
    const next = cadence({ ...calm, cadenceMs });
    expect(next).toBeGreaterThanOrEqual(cadenceMs);
    cadenceMs = next;
  }
  expect(cadenceMs).toBe(SLOWEST_MS);
});

test('a quiet tenant on the screen is looked at every two minutes at least', () => {
  expect(cadence({ ...calm, visible: true, cadenceMs: SLOWEST_MS })).toBe(2 * MINUTE_MS);
});

test('a wait the service asked for is kept, within an hour, and never cut short', () => {
  const wait = (untilMs: number, random = 0) =>
    nextLookMs({ ...calm, random, trouble: trouble('throttled', untilMs) }, NOW);
  expect(wait(90 * SECOND_MS)).toBe(90 * SECOND_MS);
  expect(wait(90 * SECOND_MS, 0.99)).toBeLessThan(100 * SECOND_MS);
  expect(wait(5 * HOUR_MS)).toBe(HOUR_MS);
});

test('failures are retried with growing pauses, and offline is probed often', () => {
  const wait = (failures: number) =>
    nextLookMs({ ...calm, failures, trouble: trouble('stale') }, NOW);
  expect(wait(2)).toBeGreaterThan(wait(1));
  expect(wait(50)).toBe(SLOWEST_MS);
  expect(nextLookMs({ ...calm, trouble: trouble('offline') }, NOW)).toBe(15 * SECOND_MS);
});

test('what only a person can end is asked for rarely', () => {
  const states = [
    'needs-sign-in',
    'needs-consent',
    'not-a-member',
    'no-role',
    'blocked-by-policy',
    'misconfigured',
  ] as const;
  for (const state of states) {
    expect(nextLookMs({ ...calm, failures: 9, trouble: trouble(state) }, NOW)).toBe(15 * MINUTE_MS);
  }
});

test('tenants do not march in step', () => {
  const early = nextLookMs({ ...calm, random: 0 }, NOW);
  const late = nextLookMs({ ...calm, random: 0.999 }, NOW);
  expect(late - early).toBeGreaterThan(8 * SECOND_MS);
});
