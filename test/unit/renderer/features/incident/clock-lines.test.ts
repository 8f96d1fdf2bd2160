import { expect, test } from 'vitest';
import { promiseWords } from '#renderer/features/incident/clock-lines.tsx';
import { HOUR_MS, MINUTE_MS } from '#shared/time.ts';

const NOW = Date.parse('2026-11-23T04:00:00Z');
const used = { usedMs: 80 * MINUTE_MS, targetMs: 3 * HOUR_MS };
const running = (dueAtMs: number | null) => {
  return { state: 'running', warnAtMs: null, dueAtMs, ...used } as const;
};

test.each([
  [running(NOW + 100 * MINUTE_MS), '1 h 40 min left of 3 h'],
  [running(NOW + 20_000), '<1 min left of 3 h'],
  [running(NOW - 26 * HOUR_MS), 'Overdue by 1 d 2 h, of 3 h'],
  [running(NOW + 110 * HOUR_MS), 'Due in 4 d 14 h, of 3 h of working time'],
  [running(null), '3 h of working time'],
  [{ state: 'stopped', ...used } as const, 'Stopped, not our turn: 1 h 20 min of 3 h used'],
  [{ state: 'kept', ...used } as const, 'In time: 1 h 20 min of 3 h'],
  [{ state: 'broken', ...used } as const, 'Late: 1 h 20 min of 3 h'],
  [{ state: 'unknown' } as const, 'Before the first look'],
  [{ state: 'none' } as const, null],
])('%o reads as %s', (promise, words) => {
  expect(promiseWords(promise, NOW)).toBe(words);
});
