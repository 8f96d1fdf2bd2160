import { describe, expect, test } from 'vitest';
import type { Assignment } from '#shared/domain/access/assignment.ts';
import { calendarDays } from '#shared/domain/access/calendar-days.ts';
import {
  byEnd,
  endState,
  hasJustEnded,
  isLastOf,
  isLive,
  leadMoment,
  leadReached,
  nextLead,
  type RunwayItem,
} from '#shared/domain/access/runway.ts';
import { TenantId } from '#shared/domain/tenant.ts';
import { DAY_MS, HOUR_MS, type Instant, instant } from '#shared/time.ts';

const OSLO = 'Europe/Oslo';
const at = (text: string): Instant => instant(Date.parse(text));
const NOW = Date.parse('2026-11-21T12:00:00Z');

describe('days until an end', () => {
  test.each([
    ['less than a day, but on the next date', '2026-11-21T12:00:00Z', '2026-11-22T11:59:59Z', 1],
    [
      'almost two days are the next date as well',
      '2026-11-21T00:00:00Z',
      '2026-11-22T22:59:59Z',
      1,
    ],
    ['a few hours, and past midnight there', '2026-11-21T22:00:00Z', '2026-11-21T23:30:00Z', 1],
    ['a day to the minute is 1', '2026-11-21T12:00:00Z', '2026-11-22T12:00:00Z', 1],
    [
      'the short day of March counts whole',
      '2027-03-27T12:00:00+01:00',
      '2027-03-28T12:00:00+02:00',
      1,
    ],
    [
      'the long day of October counts once',
      '2027-10-30T12:00:00+02:00',
      '2027-10-31T12:00:00+01:00',
      1,
    ],
    [
      '23 hours of a long day are less',
      '2027-10-31T00:00:00+02:00',
      '2027-10-31T23:00:00+01:00',
      0,
    ],
    ['over a leap day', '2028-02-28T12:00:00+01:00', '2028-03-01T12:00:00+01:00', 2],
    ['over no leap day', '2027-02-28T12:00:00+01:00', '2027-03-01T12:00:00+01:00', 1],
    ['a year with a leap day', '2027-11-21T12:00:00+01:00', '2028-11-21T12:00:00+01:00', 366],
    ['over is nothing', '2026-11-21T12:00:00Z', '2026-11-21T12:00:00Z', null],
  ])('%s', (_, now, end, days) => {
    expect(calendarDays(OSLO)(at(end), Date.parse(now))).toBe(days);
  });
});

describe('lead times', () => {
  const end = at('2027-03-30T09:00:00+02:00');

  test('lie at the same time of day, also over a change of clocks', () => {
    expect(leadMoment(end, 7, OSLO)).toBe(Date.parse('2027-03-23T09:00:00+01:00'));
    expect(Date.parse(end) - leadMoment(end, 7, OSLO)).toBe(7 * DAY_MS - HOUR_MS);
  });

  test.each([
    ['none yet', 31, null, 30],
    ['the first, to the minute', 30, 30, 14],
    ['the shortest of several passed', 3, 7, 1],
    ['the last', 0.5, 1, null],
  ])('%s', (_, daysBefore, reached, nextDays) => {
    const now = Date.parse(end) - daysBefore * DAY_MS;
    const zone = 'UTC';
    expect(leadReached(end, [30, 14, 7, 1], now, zone)).toBe(reached);
    const next = nextDays === null ? null : Date.parse(end) - nextDays * DAY_MS;
    expect(nextLead(end, [30, 14, 7, 1], now, zone)).toBe(next);
  });

  test('are over with the end', () => {
    expect(leadReached(end, [30], Date.parse(end), 'UTC')).toBeNull();
    expect(nextLead(end, [30], Date.parse(end), 'UTC')).toBeNull();
  });
});

const tenantId = TenantId.parse('11111111-2222-4333-8444-555555555555');
const days = (count: number) => instant(NOW + count * DAY_MS);
const one = (change: Partial<Assignment>): Assignment => ({
  tenantId,
  id: 'a1',
  state: 'delivered',
  status: null,
  package: null,
  policyId: null,
  policyName: null,
  target: null,
  isMine: true,
  startAt: null,
  endAt: days(5),
  endsKnown: true,
  expiredAt: null,
  ...change,
});

describe('an end', () => {
  test.each([
    ['ahead', { endAt: days(1) }, 'ends'],
    ['passed', { endAt: days(-1) }, 'ended'],
    ['this very moment', { endAt: days(0) }, 'ended'],
    ['none', { endAt: null }, 'never'],
    ['not told by Graph', { endAt: null, endsKnown: false }, 'unknown'],
  ] as const)('%s', (_, change, state) => {
    expect(endState(one(change), NOW)).toBe(state);
  });

  test('is shown for a month after it was', () => {
    expect(hasJustEnded(one({ state: 'expired', expiredAt: days(-29) }), NOW)).toBe(true);
    expect(hasJustEnded(one({ state: 'expired', expiredAt: days(-31) }), NOW)).toBe(false);
    expect(hasJustEnded(one({ endAt: days(-1) }), NOW)).toBe(true);
    expect(hasJustEnded(one({ state: 'deliveryFailed', endAt: days(-1) }), NOW)).toBe(false);
  });

  test('of what was never delivered is no end of ours', () => {
    expect(isLive(one({ state: 'deliveryFailed' }), NOW)).toBe(false);
    expect(isLive(one({ state: 'aWordOfTomorrow' }), NOW)).toBe(false);
    expect(isLive(one({ state: 'partiallyDelivered', endAt: null }), NOW)).toBe(true);
  });
});

describe('the last package somebody has in a tenant', () => {
  const mine = one({});
  test.each([
    ['the only one', [], true],
    ['another ends before', [one({ id: 'b', endAt: days(3) })], true],
    ['another ends at the same moment', [one({ id: 'b' })], true],
    ['another ends later', [one({ id: 'b', endAt: days(6) })], false],
    ['another does not end', [one({ id: 'b', endAt: null })], false],
    ['another may end any day', [one({ id: 'b', endAt: null, endsKnown: false })], false],
    ['another has ended', [one({ id: 'b', state: 'expired', endAt: days(9) })], true],
  ] as const)('%s', (_, others, expected) => {
    expect(isLastOf(mine, [mine, ...others], NOW)).toBe(expected);
  });

  test('what does not end leaves nobody with nothing, also where it is all they have', () => {
    const alone = one({ id: 'a', endAt: null });
    expect(isLastOf(alone, [alone], NOW)).toBe(false);
    const untold = { ...alone, endsKnown: false }; // it may end any day
    expect(isLastOf(untold, [untold], NOW)).toBe(true);
  });

  test('two without an end keep each other alive', () => {
    const [a, b] = [one({ id: 'a', endAt: null }), one({ id: 'b', endAt: null })];
    expect(isLastOf(a, [a, b], NOW)).toBe(false);
  });
});

test('what ends first stands first; unknown before never; what has ended comes last, newest first', () => {
  const item = (id: string, state: RunwayItem['state'], endAt: Instant | null): RunwayItem => ({
    kind: 'assignment',
    tenantId,
    id,
    who: '',
    person: '',
    what: '',
    detail: null,
    state,
    endAt,
    isMine: false,
    extend: 'no',
    unextended: null,
    whyNot: null,
    isLast: null,
    packageId: null,
    policyId: null,
  });
  const sorted = [
    item('ended-long-ago', 'ended', days(-9)),
    item('never', 'never', null),
    item('late', 'ends', days(9)),
    item('unknown', 'unknown', null),
    item('ended', 'ended', days(-1)),
    item('soon', 'ends', days(1)),
  ].sort(byEnd);
  expect(sorted.map(({ id }) => id)).toEqual([
    'soon',
    'late',
    'unknown',
    'never',
    'ended',
    'ended-long-ago',
  ]);
});
