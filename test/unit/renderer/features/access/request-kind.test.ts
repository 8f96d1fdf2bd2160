import { expect, test } from 'vitest';
import { nextWords, requestKind } from '#renderer/features/access/mine/request-kind.ts';
import { HOUR_MS, instant, MINUTE_MS } from '#shared/time.ts';

const NOW = Date.parse('2026-11-21T04:00:00Z');
const words = { age: (ms: number) => `${ms / MINUTE_MS} min` };
const next = (state: string | null, agoMs: number, type = 'userAdd', isExtension = false) =>
  nextWords(
    { type, state, status: null, isExtension, createdAt: instant(NOW - agoMs) },
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

test('what goes is not said to be given, and a change or more time is no first gift', () => {
  const soon = MINUTE_MS;
  for (const type of ['userRemove', 'adminRemove', 'systemRemove']) {
    expect(next('delivering', soon, type)).toBe('The groups and roles are being taken away.');
    expect(next('delivered', soon, type)).toBe('It was taken away.');
    expect(next('deliveryFailed', soon, type)).toMatch(/^You may still have some of it: /);
    expect(next('canceled', soon, type)).toBe('It was not taken away.');
  }
  expect(next('delivering', HOUR_MS, 'userRemove')).toMatch(/being taken away\. Asked 60 min ago:/);
  expect(next('delivering', soon, 'userUpdate')).toBe('The change is being made.');
  expect(next('canceled', soon, 'adminUpdate')).toBe('Nothing is changed. You can ask again.');
  expect(next('delivering', soon, 'userUpdate', true)).toBe('It is being extended.');
  expect(next('delivering', soon, 'userAdd', true)).toBe('It is being extended.');
});
