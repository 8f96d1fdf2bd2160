import { describe, expect, test } from 'vitest';
import { ownTimeMs, snoozeChoices } from '#shared/domain/snooze-time.ts';

const BERLIN = 'Europe/Berlin';
const offered = (now: string) =>
  Object.fromEntries(
    snoozeChoices(Date.parse(now), BERLIN).map(({ name, untilMs }) => [
      name,
      new Date(untilMs).toISOString(),
    ]),
  );
const own = (text: string) => {
  const ms = ownTimeMs(text, BERLIN);
  return ms === null ? null : new Date(ms).toISOString();
};

describe('the times that are offered', () => {
  test('on a plain Saturday', () => {
    expect(offered('2026-11-21T04:00:00Z')).toEqual({
      'For 1 hour': '2026-11-21T05:00:00.000Z',
      'For 4 hours': '2026-11-21T08:00:00.000Z',
      'Until tomorrow, 08:00': '2026-11-22T07:00:00.000Z',
      'Until Monday, 08:00': '2026-11-23T07:00:00.000Z',
    });
  });

  test('08:00 stays 08:00 over the night in which the clocks are set', () => {
    expect(offered('2027-03-27T20:00:00Z')).toMatchObject({
      'For 4 hours': '2027-03-28T00:00:00.000Z',
      'Until tomorrow, 08:00': '2027-03-28T06:00:00.000Z', // summer time by then
    });
    expect(offered('2026-10-24T20:00:00Z')).toMatchObject({
      'Until tomorrow, 08:00': '2026-10-25T07:00:00.000Z', // winter time by then
    });
  });

  test('an hour is sixty minutes, also while the clocks are set', () => {
    expect(offered('2027-03-28T00:30:00Z')).toMatchObject({
      'For 1 hour': '2027-03-28T01:30:00.000Z',
    });
  });

  test('on a Monday it is the next one', () => {
    expect(offered('2026-11-23T05:00:00Z')).toMatchObject({
      'Until Monday, 08:00': '2026-11-30T07:00:00.000Z',
    });
  });
});

describe('a time of one’s own', () => {
  test.each([
    ['a plain one', '2026-11-24T10:15', '2026-11-24T09:15:00.000Z'],
    ['one the clocks leap over', '2027-03-28T02:30', '2027-03-28T01:30:00.000Z'],
    ['one that comes twice', '2026-10-25T02:30', '2026-10-25T00:30:00.000Z'],
    ['half a time', '2026-11-24T', null],
    ['nothing', '', null],
  ])('%s', (_, text, expected) => {
    expect(own(text)).toBe(expected);
  });
});
