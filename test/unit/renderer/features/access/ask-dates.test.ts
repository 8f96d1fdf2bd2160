import { beforeEach, expect, test, vi } from 'vitest';
import { wrongDates } from '#shared/domain/access/schedule.ts';
import { instant, millis } from '#shared/time.ts';
import { datesOf, offeredDays } from '#renderer/features/access/mine/ask-dates.ts';
import { fieldDay } from '#renderer/ui/field-day.ts';

const ZONES = ['Pacific/Auckland', 'America/Los_Angeles', 'Europe/Berlin'];
const policyOf = (duration: string | null) => ({
  customSchedule: true,
  ends: duration === null ? null : { type: 'afterDuration', duration, endAt: null },
});
const chosenOf = (...durations: string[]) =>
  durations.map((duration) => ({ policy: policyOf(duration) }));

beforeEach(() => () => vi.unstubAllEnvs());

test.each(ZONES)('from today on, and until the last day that is offered, is taken (%s)', (zone) => {
  vi.stubEnv('TZ', zone);
  const nowMs = new Date(2026, 10, 21, 10, 17).getTime();
  expect(new Date(nowMs).getTimezoneOffset()).not.toBe(0);
  for (const duration of ['P365D', 'P1D', 'PT8H']) {
    const policy = policyOf(duration);
    const { today, last } = offeredDays(chosenOf(duration), '', nowMs);
    expect(today).toBe('2026-11-21');
    const days = { start: today, end: last ?? '' };
    const dates = datesOf(days, policy, nowMs);
    expect(dates.startAt).toBeNull();
    expect(dates.endAt).not.toBeNull();
    expect(wrongDates(dates, policy, nowMs + 5_000)).toBeNull();
  }
});

test('access that begins later may last later, and its last day is taken too', () => {
  vi.stubEnv('TZ', 'Europe/Berlin');
  const nowMs = new Date(2026, 10, 21, 10, 17).getTime();
  const policy = policyOf('P30D');
  const { last } = offeredDays(chosenOf('P30D', 'P365D'), '2026-12-01', nowMs);
  expect(last).toBe('2026-12-31');
  const dates = datesOf({ start: '2026-12-01', end: last ?? '' }, policy, nowMs);
  expect(dates.startAt).toBe(instant(new Date(2026, 11, 1).getTime()));
  expect(wrongDates(dates, policy, nowMs)).toBeNull();
  // A day before it is meant to its end; a day after it is not made shorter unasked.
  const until = (end: string) => datesOf({ start: '', end }, policy, nowMs).endAt ?? instant(0);
  expect(millis(until('2026-12-20'))).toBe(new Date(2026, 11, 20, 23, 59, 59).getTime());
  expect(fieldDay(until('2026-12-25'))).toBe('2026-12-25');
  expect(wrongDates({ startAt: null, endAt: until('2026-12-25') }, policy, nowMs)).not.toBeNull();
});

test('where access is over on the day it begins there is no end to choose', () => {
  vi.stubEnv('TZ', 'Europe/Berlin');
  const at = (hour: number) => new Date(2026, 10, 21, hour, 17).getTime();
  expect(offeredDays(chosenOf('PT8H', 'P365D'), '', at(10)).hasEnd).toBe(false);
  expect(offeredDays(chosenOf('PT8H'), '', at(20))).toMatchObject({
    last: '2026-11-22',
    hasEnd: true,
  });
  expect(offeredDays(chosenOf('P1D'), '', at(10)).hasEnd).toBe(true);
  expect(offeredDays([{ policy: null }], '', at(10))).toMatchObject({ last: null, hasEnd: true });
});

test('what is no day, or is asked under a policy without dates of choice, is left to the policy', () => {
  const nothing = { startAt: null, endAt: null };
  const days = { start: '2026-12-01', end: '2026-12-31' };
  expect(datesOf(days, { ...policyOf('P365D'), customSchedule: false }, 0)).toEqual(nothing);
  expect(datesOf({ start: '', end: '31.12.2026' }, policyOf('P365D'), 0)).toEqual(nothing);
  expect(datesOf(days, policyOf(null), 0).endAt).not.toBeNull();
});
