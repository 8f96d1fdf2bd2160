import { expect, test } from 'vitest';
import { dayOf, monthsAhead, monthsWithin } from '#shared/domain/access/runway-calendar.ts';
import type { RunwayItem } from '#shared/domain/access/runway.ts';
import { TenantId } from '#shared/domain/tenant.ts';
import { instant } from '#shared/time.ts';

const NOW = Date.parse('2027-12-31T22:30:00Z');

const item = (endAt: string | null, change: Partial<RunwayItem> = {}): RunwayItem => ({
  kind: 'assignment',
  tenantId: TenantId.parse('11111111-2222-4333-8444-555555555555'),
  id: 'a',
  who: '',
  person: '',
  what: '',
  detail: null,
  state: 'ends',
  endAt: endAt === null ? null : instant(Date.parse(endAt)),
  isMine: false,
  extend: 'no',
  unextended: null,
  whyNot: null,
  isLast: null,
  packageId: null,
  policyId: null,
  ...change,
});

test('an end lies on the day that the person’s own calendar says', () => {
  const late = item('2028-01-31T23:30:00Z');
  expect(dayOf(late, 'UTC')).toBe('2028-01-31');
  expect(dayOf(late, 'Europe/Oslo')).toBe('2028-02-01');
  expect(dayOf(item(null), 'UTC')).toBeNull();
});

test('months begin with the present one of that zone, have their leap day, and count ends and reviews', () => {
  const items = [
    item('2028-02-29T12:00:00Z', { isMine: true }),
    item('2028-02-29T13:00:00Z'),
    item('2028-02-29T14:00:00Z', { kind: 'review', isMine: true }),
    item('2028-02-03T13:00:00Z', { state: 'ended' }),
    item(null, { state: 'never' }),
  ];
  const zone = 'Asia/Tokyo'; // there it is January already
  const months = monthsAhead(items, { nowMs: NOW, zone, months: 2 });
  expect(months.map(({ month, ends, mine, reviews }) => ({ month, ends, mine, reviews }))).toEqual([
    { month: '2028-01', ends: 0, mine: 0, reviews: 0 },
    { month: '2028-02', ends: 2, mine: 1, reviews: 1 },
  ]);
  expect(months[1]?.days).toHaveLength(29);
  expect(months[1]?.lead).toBe(1); // the first of February 2028 is a Tuesday
  expect(months[1]?.days[28]).toEqual({
    date: '2028-02-29',
    ends: 2,
    mine: 1,
    reviews: 1,
    isToday: false,
  });
});

test('today is marked by the calendar of the zone, and no other day is', () => {
  const today = (zone: string) =>
    monthsAhead([], { nowMs: NOW, zone, months: 2 }).flatMap(({ days }) =>
      days.filter(({ isToday }) => isToday).map(({ date }) => date),
    );
  expect(today('UTC')).toEqual(['2027-12-31']);
  expect(today('Asia/Tokyo')).toEqual(['2028-01-01']);
});

test.for([
  ['2027-12-01T00:00:00Z', 30, 1],
  ['2027-12-02T00:00:00Z', 30, 2],
  ['2027-12-31T22:30:00Z', 30, 2],
  ['2027-12-31T22:30:00Z', 60, 3],
  ['2027-12-31T22:30:00Z', 90, 4],
] as const)('from %s the next %i days lie in %i months', ([now, days, months]) => {
  expect(monthsWithin(days, { nowMs: Date.parse(now), zone: 'UTC' })).toBe(months);
});

test('the next days begin with today by the calendar of the zone', () => {
  // In Tokyo it is the first of January already: thirty days on is the thirty-first.
  expect(monthsWithin(30, { nowMs: NOW, zone: 'Asia/Tokyo' })).toBe(1);
});
