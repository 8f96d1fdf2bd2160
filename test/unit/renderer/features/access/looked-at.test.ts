import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { afterALook, LOOK_MS } from '#renderer/features/access/looked-at.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('details that stand there for a moment are looked at, once', () => {
  const tell = vi.fn();
  afterALook(tell);
  vi.advanceTimersByTime(LOOK_MS - 1);
  expect(tell).not.toHaveBeenCalled();
  vi.advanceTimersByTime(LOOK_MS);
  expect(tell).toHaveBeenCalledOnce();
});

test('what flies by under a key that is held is not looked at', () => {
  const tell = vi.fn();
  for (let row = 0; row < 14; row += 1) {
    const go = afterALook(tell);
    vi.advanceTimersByTime(60);
    go();
  }
  vi.advanceTimersByTime(LOOK_MS);
  expect(tell).not.toHaveBeenCalled();
});
