import { expect, test } from 'vitest';
import { dueWords } from '#renderer/ui/due-mark.tsx';
import { timeWords } from '#renderer/ui/time-format.ts';
import { HOUR_MS, instant, MINUTE_MS } from '#shared/time.ts';

const NOW = Date.parse('2026-11-21T04:00:00Z');
const words = timeWords('en');
const running = (ms: number) =>
  ({
    state: 'running',
    promise: 'resolve',
    warnAt: instant(NOW),
    dueAt: instant(NOW + ms),
  }) as const;

test.each([
  [running(25 * MINUTE_MS), 'in 25m'],
  [running(20_000), 'in <1m'],
  [running(-2.5 * HOUR_MS), '2h over'],
  [{ state: 'stopped', promise: 'resolve', restMs: HOUR_MS } as const, 'stopped'],
  [{ state: 'none' } as const, ''],
])('a clock says how long is left, or how long it is over', (clock, text) => {
  expect(dueWords(clock, NOW, words)).toBe(text);
});
