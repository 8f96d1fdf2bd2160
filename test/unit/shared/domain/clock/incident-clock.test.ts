import { describe, expect, test } from 'vitest';
import { type Contract, targetsOf, USUAL_CONTRACT } from '#shared/domain/clock/contract.ts';
import { type ClockFacts, incidentClock } from '#shared/domain/clock/incident-clock.ts';
import { clockState } from '#shared/domain/clock/promise.ts';
import { HOUR_MS, MINUTE_MS } from '#shared/time.ts';

const START = Date.parse('2026-11-23T04:00:00Z');
const after = (minutes: number) => START + minutes * MINUTE_MS;
const facts = (more: Partial<ClockFacts> = {}): ClockFacts => ({
  severity: 'high',
  spans: [{ fromMs: START, turn: 'us' }],
  acknowledgedMs: null,
  endedMs: null,
  ...more,
});
const clock = (more: Partial<ClockFacts> = {}, contract: Partial<Contract> = {}) =>
  incidentClock(facts(more), { ...USUAL_CONTRACT, ...contract });

describe('the usual targets', () => {
  test.each([
    ['high', 30, 3 * 60],
    ['medium', 60, 8 * 60],
    ['low', 240, 72 * 60],
    ['aWordOfTomorrow', 30, 3 * 60],
  ])('%s: %d minutes to take it up, %d to resolve it', (severity, acknowledge, resolve) => {
    const { acknowledge: first, resolve: then } = clock({ severity });
    expect(first).toMatchObject({ state: 'running', dueAtMs: after(acknowledge) });
    expect(then).toMatchObject({ state: 'running', dueAtMs: after(resolve) });
  });

  test('informational incidents have no clock', () => {
    expect(clock({ severity: 'informational' })).toEqual({
      acknowledge: { state: 'none' },
      resolve: { state: 'none' },
    });
  });

  test('a contract can raise high to P1, and set targets of its own', () => {
    expect(clock({}, { raisesHigh: true }).acknowledge).toMatchObject({ dueAtMs: after(15) });
    const own = { acknowledge: null, resolve: { ms: HOUR_MS, counting: 'always' } } as const;
    expect(targetsOf('medium', { ...USUAL_CONTRACT, targets: { medium: own } })).toBe(own);
  });
});

test('the clock stands still while it is the turn of another, and goes on where it was', () => {
  const spans = [
    { fromMs: START, turn: 'us' },
    { fromMs: after(60), turn: 'microsoft' },
  ] as const;
  const stopped = { state: 'stopped', usedMs: HOUR_MS, targetMs: 3 * HOUR_MS };
  expect(clock({ spans, acknowledgedMs: after(5) }).resolve).toEqual(stopped);
  const back = clock({ spans: [...spans, { fromMs: after(600), turn: 'us' }] });
  expect(back.resolve).toMatchObject({ usedMs: HOUR_MS, dueAtMs: after(600 + 120) });
  expect(back.resolve).toMatchObject({ warnAtMs: after(600 + 75) });
});

test('a promise that was broken before is over by as much when it is our turn again', () => {
  const spans = [
    { fromMs: START, turn: 'us' },
    { fromMs: after(400), turn: 'customer' },
    { fromMs: after(500), turn: 'us' },
  ] as const;
  const { resolve } = clock({ spans });
  expect(resolve).toMatchObject({ dueAtMs: after(500 - 220), warnAtMs: after(500 - 220) });
  expect(clockState(resolve, after(501))).toBe('breached');
});

test('only our own time counts against what was promised', () => {
  const spans = [
    { fromMs: START, turn: 'microsoft' },
    { fromMs: after(500), turn: 'us' },
    { fromMs: after(560), turn: 'nobody' },
  ] as const;
  const done = { spans, acknowledgedMs: after(520), endedMs: after(560) };
  expect(clock(done)).toEqual({
    acknowledge: { state: 'kept', usedMs: 20 * MINUTE_MS, targetMs: 30 * MINUTE_MS },
    resolve: { state: 'kept', usedMs: HOUR_MS, targetMs: 3 * HOUR_MS },
  });
  expect(clock({ ...done, acknowledgedMs: after(531) }).acknowledge.state).toBe('broken');
});

test('what nobody took up is acknowledged by its end; what was taken up before the first look is not known', () => {
  const ended = { endedMs: after(20), spans: [{ fromMs: START, turn: 'us' }] } as const;
  expect(clock(ended).acknowledge).toMatchObject({ state: 'kept', usedMs: 20 * MINUTE_MS });
  expect(clock({ acknowledgedMs: 'before' }).acknowledge).toEqual({ state: 'unknown' });
});

test.each([
  [0, 'running'],
  [22, 'running'],
  [23, 'warning'],
  [30, 'breached'],
] as const)('after %d of 30 minutes the clock is %s', (minutes, state) => {
  expect(clockState(clock().acknowledge, after(minutes))).toBe(state);
});

test('office hours hold a clock over the weekend', () => {
  const hours = [1, 2, 3, 4, 5].map((day) => ({ day, from: '09:00', to: '17:00' }));
  const calendar = { timeZone: 'Europe/Berlin', hours, holidays: [] };
  const resolve = { ms: 2 * HOUR_MS, counting: 'hours' } as const;
  const friday = Date.parse('2026-11-20T15:30:00Z');
  const found = clock(
    { spans: [{ fromMs: friday, turn: 'us' }] },
    { calendar, targets: { high: { acknowledge: null, resolve } } },
  );
  expect(found.resolve).toMatchObject({ dueAtMs: Date.parse('2026-11-23T09:30:00Z') });
});
