import { describe, expect, test } from 'vitest';
import {
  before,
  DAY_MS,
  Instant,
  instant,
  instantFrom,
  leftOf,
  MINUTE_MS,
  millis,
} from '#shared/time.ts';

describe('a moment has one form, whatever form it came in', () => {
  test.each([
    ['2026-11-21T04:00:00Z', '2026-11-21T04:00:00.000Z'],
    ['2026-11-21T04:00:00.1Z', '2026-11-21T04:00:00.100Z'],
    ['2026-11-21T04:00:00.12Z', '2026-11-21T04:00:00.120Z'],
    ['2026-11-21T04:00:00.123Z', '2026-11-21T04:00:00.123Z'],
    ['2026-10-31T04:00:00.5Z', '2026-10-31T04:00:00.500Z'],
    ['2026-11-21T04:00:00.1234567Z', '2026-11-21T04:00:00.123Z'],
    ['2026-11-21T04:00:00.9999999Z', '2026-11-21T04:00:00.999Z'],
    ['2026-11-21T06:00:00+02:00', '2026-11-21T04:00:00.000Z'],
    ['2026-11-20T22:30:00.0000000-05:30', '2026-11-21T04:00:00.000Z'],
    ['2026-11-21T04:00:00+00:00', '2026-11-21T04:00:00.000Z'],
    ['2024-02-29T12:00:00Z', '2024-02-29T12:00:00.000Z'],
    ['0001-01-01T00:00:00Z', '0001-01-01T00:00:00.000Z'],
    ['9999-12-31T23:59:59.9999999Z', '9999-12-31T23:59:59.999Z'],
  ])('%s', (text, wanted) => {
    expect(Instant.parse(text)).toBe(wanted);
    expect(Instant.parse(wanted)).toBe(wanted);
    expect(millis(wanted)).toBe(Date.parse(wanted));
    expect(instantFrom(text)).toBe(wanted.startsWith('0001') ? null : wanted);
  });

  test.each([
    '',
    'yesterday',
    '2026-11-21',
    '2026-11-21T04:00:00',
    '2026-11-21 04:00:00Z',
    '2026-02-30T00:00:00Z',
    '2026-13-01T00:00:00Z',
    '2026-11-21T25:00:00Z',
    '2026-11-21T04:00:61Z',
    '2026-11-21T04:00:00+99:00',
    '1763697600000',
    1763697600000,
    null,
  ])('%j is no moment', (text) => {
    expect(Instant.safeParse(text).success).toBe(false);
  });

  test.each(['9999-12-31T23:30:00-01:00', '0000-01-01T00:00:00+01:00'])(
    '%s lies outside the years that text can order',
    (text) => {
      expect(Instant.safeParse(text).success).toBe(false);
    },
  );
});

test('text order is time order', () => {
  const texts = [
    '2026-11-21T06:00:00+02:00',
    '2026-11-21T04:00:00.0010000Z',
    '2026-03-29T01:30:00Z',
    '2026-10-25T02:30:00+01:00',
    '0001-01-01T00:00:00Z',
  ].map((text) => Instant.parse(text));
  const byText = [...texts].sort();
  const byTime = [...texts].sort((a, b) => millis(a) - millis(b));
  expect(byText).toEqual(byTime);
});

test('milliseconds become a moment and come back', () => {
  expect(instant(0)).toBe('1970-01-01T00:00:00.000Z');
  expect(millis(instant(1_795_233_600_123))).toBe(1_795_233_600_123);
  expect(() => instant(Number.NaN)).toThrow(RangeError);
  expect(() => instant(9e15)).toThrow(RangeError);
});

test('a span back in time crosses months and summer time as a plain span', () => {
  expect(before('2026-03-01T00:00:00.000Z', DAY_MS)).toBe('2026-02-28T00:00:00.000Z');
  expect(before('2026-10-25T01:05:00.000Z', 10 * MINUTE_MS)).toBe('2026-10-25T00:55:00.000Z');
});

test('a planned wait runs down, and is over when the clock was set back since', () => {
  const hold = { plannedAt: 1_000, until: 5_000 };
  expect([1_000, 4_000, 6_000, 999].map((nowMs) => leftOf(hold, nowMs))).toEqual([
    4_000, 1_000, 0, 0,
  ]);
  expect(leftOf(null, 1_000)).toBe(0);
});
