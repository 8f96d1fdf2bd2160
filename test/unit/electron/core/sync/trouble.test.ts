import { expect, test } from 'vitest';
import { troubleOf, unreadableTrouble } from '#electron/core/sync/trouble.ts';
import { AppError, ErrorCode } from '#shared/errors.ts';
import { instant } from '#shared/time.ts';

const NOW = Date.UTC(2026, 10, 21, 4);

test('every error but a stop leaves a named state with a reason', () => {
  for (const code of ErrorCode.options.filter((code) => code !== 'cancelled')) {
    const trouble = troubleOf(new AppError(code, 'Why.'), null, NOW);
    expect(trouble, code).toMatchObject({ reason: 'Why.', since: instant(NOW) });
  }
});

test('a stopped run says nothing about the tenant', () => {
  const earlier = troubleOf(new AppError('no-role', 'Why.'), null, NOW);
  const stopped = new AppError('cancelled', 'Stopped.');
  expect(troubleOf(stopped, earlier, NOW)).toBe(earlier);
  expect(troubleOf(stopped, null, NOW)).toBeNull();
});

test('a tenant known to be blind stays blind while nothing newer is known of it', () => {
  const blind = troubleOf(new AppError('no-role', 'Your role was withdrawn.'), null, NOW);
  for (const code of ['offline', 'timeout', 'service-error', 'bad-answer', 'internal'] as const) {
    expect(troubleOf(new AppError(code, 'Broke off.'), blind, NOW + 60_000), code).toEqual(blind);
  }
  const refused = troubleOf(new AppError('needs-consent', 'Not granted.'), blind, NOW + 60_000);
  expect(refused).toMatchObject({ state: 'needs-consent', since: instant(NOW + 60_000) });
  const retryAt = instant(NOW + 90_000);
  const wait = new AppError('throttled', 'Too many requests.', { retryAt });
  expect(troubleOf(wait, blind, NOW + 60_000)).toEqual({ ...blind, until: retryAt });
});

test('a trouble that goes on keeps its beginning, another one begins anew', () => {
  const first = troubleOf(new AppError('timeout', 'Why.'), null, NOW);
  const later = troubleOf(new AppError('service-error', 'Still.'), first, NOW + 60_000);
  const other = troubleOf(new AppError('offline', 'No way.'), later, NOW + 60_000);
  expect(later?.since).toBe(instant(NOW));
  expect(other?.since).toBe(instant(NOW + 60_000));
});

test('the time the service asked to wait is kept', () => {
  const retryAt = instant(NOW + 30_000);
  const error = new AppError('throttled', 'Too many requests.', { retryAt });
  expect(troubleOf(error, null, NOW)).toMatchObject({ state: 'throttled', until: retryAt });
});

test('an unforeseen error shows nothing of its inside', () => {
  const trouble = troubleOf(new Error('token eyJ0eXAi leaked'), null, NOW);
  expect(trouble?.state).toBe('stale');
  expect(JSON.stringify(trouble)).not.toContain('eyJ0eXAi');
});

test('items that could not be read keep the tenant from being fresh', () => {
  const told = (incidents: number, alerts: number) =>
    unreadableTrouble({ unreadable: incidents, unreadableAlerts: alerts }, NOW);
  expect(told(0, 0)).toBeNull();
  expect(told(1, 0)).toMatchObject({
    state: 'stale',
    reason: expect.stringMatching(/^1 incident of/),
  });
  expect(told(3, 0)?.reason).toMatch(/^3 incidents of/);
  expect(told(0, 2)).toMatchObject({
    state: 'stale',
    reason: expect.stringMatching(/^2 alerts of/),
  });
  expect(told(3, 1)?.reason).toMatch(/^3 incidents and 1 alert of/);
});
