import { expect, test } from 'vitest';
import { snoozeGestures } from '#electron/core/telling/snooze-gestures.ts';
import { Snooze } from '#shared/domain/snooze.ts';

const snoozeOf = (incidentId: string) =>
  Snooze.parse({
    tenantId: 'cccccccc-0000-4000-8000-000000000000',
    incidentId,
    untilAt: '2026-11-20T12:00:00Z',
    wakeAt: '2026-11-20T12:00:00Z',
    title: 'Odd sign-in',
    seen: { status: 'active', assignedTo: null, severity: 'high', comments: 0, alerts: 1 },
  });
const putAway = (...ids: string[]) => ids.map((id) => ({ put: snoozeOf(id), before: null }));

test('what a later gesture put away anew is known of the earlier one', () => {
  const gestures = snoozeGestures();
  const [first, second] = [gestures.keep(putAway('1', '2')), gestures.keep(putAway('2'))];
  if (first === null || second === null) throw new Error('Nothing was kept.');
  expect([...(gestures.get(first)?.anew ?? [])]).toEqual([expect.stringContaining('2')]);
  expect(gestures.get(second)?.anew.size).toBe(0);
  gestures.forget(second);
  expect(gestures.get(second)).toBeNull();
});

test('of nothing there is nothing to take back, and very old gestures are forgotten', () => {
  const gestures = snoozeGestures();
  expect(gestures.keep([])).toBeNull();
  const ids = Array.from({ length: 21 }, (_, n) => gestures.keep(putAway(String(n))));
  const known = ids.filter((id) => id !== null && gestures.get(id) !== null);
  expect(known).toEqual(ids.slice(1));
});
