import { expect, test } from 'vitest';
import { isNothingRead } from '#renderer/features/overview/overview-slice.ts';
import { Strip } from '#shared/contract/app.ts';
import { instant } from '#shared/time.ts';

const read = instant(Date.UTC(2026, 4, 1));
const started = Strip.parse({
  total: 3,
  fresh: 0,
  stale: 3,
  blind: 0,
  incidents: 0,
  lastCompleteAt: null,
  oldestCompleteAt: null,
  syncing: 0,
  offline: false,
  pending: 0,
  refused: 0,
  unapproved: 0,
  breached: 0,
  warning: 0,
});

test('before the first look at any tenant nothing is known, not even zero', () => {
  expect(isNothingRead(started)).toBe(true);
});

test.each([
  ['a tenant that was read is known, even with no incident', { lastCompleteAt: read }],
  ['so is one that refuses', { blind: 1, stale: 2 }],
  ['so are incidents of a look that has not ended', { incidents: 5 }],
  ['without tenants nobody waits', { total: 0, stale: 0 }],
])('%s', (_, part) => {
  expect(isNothingRead({ ...started, ...part })).toBe(false);
});
