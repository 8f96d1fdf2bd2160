import { expect, test } from 'vitest';
import { graphTime, onGrid, parseGraphTime } from '#electron/range/world/stamp.ts';

test('times are written without trailing zeros and with seven digits only where they have them', () => {
  const second = Date.UTC(2026, 0, 22, 12, 9, 20);

  expect(graphTime(second)).toBe('2026-01-22T12:09:20Z');
  expect(graphTime(second + 100)).toBe('2026-01-22T12:09:20.1Z');
  expect(graphTime(second + 143 + 1 / 3)).toBe('2026-01-22T12:09:20.1433333Z');
  expect(graphTime(second + 146 + 2 / 3)).toBe('2026-01-22T12:09:20.1466667Z');
});

test('what is written is read back as the same moment', () => {
  for (let step = 0; step < 3_000; step += 7) {
    const moment = onGrid(Date.UTC(2026, 1, 3) + step * 1.7);
    expect(parseGraphTime(graphTime(moment))).toBe(moment);
  }
});

test('times may carry an offset, and other texts are none', () => {
  expect(parseGraphTime('2026-01-22T12:00:00+02:00')).toBe(Date.UTC(2026, 0, 22, 10));
  expect(parseGraphTime('2026-01-22')).toBe(Date.UTC(2026, 0, 22));
  expect(parseGraphTime('yesterday')).toBeNull();
  expect(parseGraphTime('2026-13-45T00:00:00Z')).toBeNull();
});
