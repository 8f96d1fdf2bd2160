import { expect, test } from 'vitest';
import { type Phase, setbackOf } from '#electron/core/outbox/failed-attempt.ts';
import { AppError, ErrorCode } from '#shared/errors.ts';

const kindOf = (code: ErrorCode, phase: Phase) => setbackOf(new AppError(code, 'Why.'), phase).kind;

test('a change that may have arrived is looked at before it is sent again', () => {
  for (const code of ['offline', 'timeout', 'service-error', 'bad-answer', 'cancelled'] as const) {
    expect(kindOf(code, 'writing'), code).toBe('look-again');
    expect(kindOf(code, 'before'), code).toBe('wait');
  }
  expect(setbackOf(new TypeError('unforeseen'), 'writing').kind).toBe('look-again');
});

test('a change the service certainly did not take waits for better times', () => {
  for (const code of ['throttled', 'needs-sign-in', 'needs-consent'] as const) {
    expect(kindOf(code, 'writing'), code).toBe('wait');
  }
});

test('a no of the service goes back to the person', () => {
  for (const code of ['no-role', 'refused', 'not-found', 'bad-input'] as const) {
    expect(kindOf(code, 'writing'), code).toBe('refused');
    expect(kindOf(code, 'before'), code).toBe('refused');
  }
});

test('a conflict is a no to a write; a look that meets one says nothing about what was not sent', () => {
  expect(kindOf('conflict', 'writing')).toBe('refused');
  expect(kindOf('conflict', 'before')).toBe('wait');
});

test('trouble with looking says nothing about a change that left, unless its incident is gone', () => {
  for (const code of ErrorCode.options) {
    expect(kindOf(code, 'after'), code).toBe(code === 'not-found' ? 'refused' : 'look-again');
  }
});

test('no failure is without a place to go', () => {
  for (const code of ErrorCode.options) {
    expect(['wait', 'look-again', 'refused']).toContain(kindOf(code, 'writing'));
  }
});
