import { expect, test } from 'vitest';
import { nextWords, requestKind } from '#renderer/features/access/mine/request-kind.ts';
import { HOUR_MS, instant, MINUTE_MS } from '#shared/time.ts';

const NOW = Date.parse('2026-11-21T04:00:00Z');
const words = { age: (ms: number) => `${ms / MINUTE_MS} min` };
const next = (state: string | null, agoMs: number) =>
  nextWords(
    { state, status: null, isExtension: false, createdAt: instant(NOW - agoMs) },
    NOW,
    words,
  );

test('what Entra has not taken in for long says since when, and promises nothing', () => {
  expect(next('submitted', MINUTE_MS)).toBe('The service takes it in.');
  expect(next('submitted', 4 * MINUTE_MS)).toMatch(
    /Asked 4 min ago: how long it takes Entra does not say\./,
  );
  expect(next('delivering', HOUR_MS)).toMatch(/are being given\. Asked 60 min ago:/);
  expect(next('pendingApproval', HOUR_MS)).toBe('An approver of this tenant decides.');
  expect(next(null, HOUR_MS)).toBeNull();
});

test('an extension is not called a first request', () => {
  expect(requestKind({ type: 'userAdd', isExtension: true })).toBe('Extension');
  expect(requestKind({ type: 'userAdd', isExtension: false })).toBe('Asked');
  expect(requestKind({ type: 'userUpdate', isExtension: true })).toBe('Change');
  expect(requestKind({ type: 'onBehalfAdd', isExtension: false })).toBe('onBehalfAdd');
});
