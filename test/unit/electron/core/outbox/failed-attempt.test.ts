import { expect, test } from 'vitest';
import { setbackOf } from '#electron/core/outbox/failed-attempt.ts';
import { AppError, ErrorCode } from '#shared/errors.ts';

const kindOf = (code: ErrorCode, onTheWay: boolean) =>
  setbackOf(new AppError(code, 'Why.'), onTheWay).kind;

test('a change that may have arrived is looked at before it is sent again', () => {
  for (const code of ['timeout', 'service-error', 'bad-answer', 'cancelled', 'storage'] as const) {
    expect(kindOf(code, true), code).toBe('look-again');
    expect(kindOf(code, false), code).toBe('wait');
  }
  expect(setbackOf(new TypeError('unforeseen'), true).kind).toBe('look-again');
});

test('a change the service certainly did not take waits for better times', () => {
  for (const code of ['offline', 'throttled', 'needs-sign-in', 'needs-consent'] as const) {
    expect(kindOf(code, true), code).toBe('wait');
  }
});

test('a no of the service goes back to the person', () => {
  for (const code of ['no-role', 'refused', 'not-found', 'conflict', 'bad-input'] as const) {
    expect(kindOf(code, true), code).toBe('refused');
  }
});

test('no failure is without a place to go', () => {
  for (const code of ErrorCode.options) {
    expect(['wait', 'look-again', 'refused']).toContain(kindOf(code, true));
  }
});
