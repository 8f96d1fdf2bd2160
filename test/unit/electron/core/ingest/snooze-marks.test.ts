import { afterEach, beforeEach, expect, test } from 'vitest';
import type { IncidentAnswer } from '#electron/core/ingest/cache-writer.ts';
import { boardReader } from '#electron/core/store/board-reader.ts';
import { snoozeMirror } from '#electron/core/store/snooze-marks.ts';
import { BoardFilter, EVERYTHING_OPEN } from '#shared/domain/board.ts';
import { IncidentId } from '#shared/domain/incident.ts';
import { HOUR_MS, instant } from '#shared/time.ts';
import {
  answer,
  CONTOSO,
  graphAlert,
  graphIncident,
  NOW,
  temporaryCache,
} from '#test/fakes/answers.ts';

let cache: ReturnType<typeof temporaryCache>;
beforeEach(() => {
  cache = temporaryCache();
});
afterEach(() => cache.remove());

const KEY = { tenantId: CONTOSO, incidentId: IncidentId.parse('7') };
const SEEN = { status: 'active', assignedTo: null, severity: 'high', comments: 0, alerts: 1 };
const later = (minute: number) => `2026-11-20T12:${String(minute).padStart(2, '0')}:00Z`;
const save = (value: object, more: Partial<IncidentAnswer> = {}) =>
  cache.writer.saveIncidents({ ...answer(CONTOSO, [value]), expanded: true, ...more });
const snooze = () =>
  cache.writer.setSnooze({ ...KEY, snooze: { untilMs: NOW + HOUR_MS, seen: SEEN } });
const shown = (scope: BoardFilter['scope']) => {
  const filter = BoardFilter.parse({ ...EVERYTHING_OPEN, scope });
  const sort = [{ by: 'updatedAt', descending: true }] as const;
  const page = boardReader(cache.reader).page(
    { filter, sort: [...sort], at: { kind: 'offset', offset: 0 }, limit: 10 },
    NOW,
  );
  return { total: page.total, snoozed: page.snoozed, rows: page.rows };
};
const woken = () =>
  snoozeMirror(cache.reader)
    .list()
    .map((mark) => mark.woken);
const FIRST = graphIncident({ alerts: [graphAlert()] });

test('a snoozed incident leaves the open board, is counted there, and is found as snoozed', async () => {
  await save(FIRST);
  await snooze();
  expect(shown('open')).toMatchObject({ total: 0, snoozed: 1 });
  expect(shown('snoozed')).toMatchObject({
    total: 1,
    rows: [{ snoozedUntil: instant(NOW + HOUR_MS) }],
  });
  expect(shown('all')).toMatchObject({ total: 1, snoozed: 0 });
  await cache.writer.setSnooze({ ...KEY, snooze: null });
  expect(shown('open')).toMatchObject({ total: 1, snoozed: 0, rows: [{ snoozedUntil: null }] });
});

test.each([
  ['a new alert', { alerts: [graphAlert(), graphAlert({ id: 'a2' })] }, 'alert'],
  ['one alert in the place of another', { alerts: [graphAlert({ id: 'a2' })] }, 'alert'],
  ['another severity', { severity: 'medium' }, 'severity'],
  ['another status', { status: 'awaitingAction' }, 'status'],
  ['an assignment', { assignedTo: 'grace@msp.example' }, 'assigned'],
  [
    'a comment',
    { comments: [{ comment: 'x', createdByDisplayName: 'G', createdDateTime: later(1) }] },
    'comment',
  ],
] as const)('%s brings it back in the same commit', async (_, change, reason) => {
  await save(FIRST);
  await snooze();
  await save({ ...FIRST, ...change, lastUpdateDateTime: later(1) });
  expect(woken()).toEqual([reason]);
  expect(shown('open')).toMatchObject({ total: 1, snoozed: 0 });
});

test('a new alert that comes on its own page brings it back too', async () => {
  await save(FIRST);
  await snooze();
  await cache.writer.saveAlerts(answer(CONTOSO, [graphAlert({ id: 'a9' })]));
  expect(woken()).toEqual(['alert']);
  expect(shown('open')).toMatchObject({ total: 1, snoozed: 0 });
});

test('another title, and a change of our own, leave it asleep', async () => {
  await save(FIRST);
  await snooze();
  await save({ ...FIRST, displayName: 'Renamed', lastUpdateDateTime: later(1) });
  const change = { kind: 'status', status: 'inProgress' } as const;
  const changes = [{ change, by: 'Ada' }];
  await cache.writer.setPending({ ...KEY, changes, refused: 0 });
  await save({ ...FIRST, status: 'inProgress', lastUpdateDateTime: later(2) });
  await cache.writer.setPending({ ...KEY, changes: [], refused: 0 });
  expect(woken()).toEqual([null]);
  expect(shown('snoozed')).toMatchObject({ total: 1, rows: [{ status: 'inProgress' }] });
});

test('a change of ours that is refused brings it back', async () => {
  await save(FIRST);
  await snooze();
  await cache.writer.setPending({ ...KEY, changes: [], refused: 1 });
  expect(woken()).toEqual(['refused']);
  expect(shown('open')).toMatchObject({ total: 1 });
});

test('in a cache that was made anew it sleeps on, or comes back for what happened meanwhile', async () => {
  await snooze();
  await save(FIRST, { reading: 'first' });
  expect(shown('snoozed')).toMatchObject({ total: 1 });

  await cache.writer.reset();
  await snooze();
  await save({ ...FIRST, status: 'inProgress' }, { reading: 'first' });
  expect(woken()).toEqual(['status']);
  expect(shown('open')).toMatchObject({ total: 1 });
});

test('a time that moved does not put to sleep again what has to come back', async () => {
  await save(FIRST);
  await snooze();
  await save({ ...FIRST, severity: 'medium', lastUpdateDateTime: later(1) });
  await cache.writer.setSnooze({ ...KEY, snooze: { untilMs: NOW + 2 * HOUR_MS, seen: SEEN } });
  expect(woken()).toEqual(['severity']);
});

test('what comes while putting away is still being recorded brings it back at once', async () => {
  await save(FIRST);
  await save({
    ...FIRST,
    alerts: [graphAlert(), graphAlert({ id: 'a2' })],
    lastUpdateDateTime: later(1),
  });
  await snooze(); // decided on one alert
  expect(woken()).toEqual(['alert']);
  expect(shown('open')).toMatchObject({ total: 1, snoozed: 0 });
});

test('a change of our own that was carried out is no reason when only the time moves', async () => {
  await save(FIRST);
  await snooze();
  const change = { kind: 'status', status: 'inProgress' } as const;
  await cache.writer.setPending({ ...KEY, changes: [{ change, by: 'Ada' }], refused: 0 });
  await save({ ...FIRST, status: 'inProgress', lastUpdateDateTime: later(2) });
  await cache.writer.setPending({ ...KEY, changes: [], refused: 0 });
  await cache.writer.setSnooze({ ...KEY, snooze: { untilMs: NOW + 2 * HOUR_MS, seen: SEEN } });
  expect(woken()).toEqual([null]);
  expect(shown('open')).toMatchObject({ total: 0, snoozed: 1 });
});

const TASK = {
  id: 't1',
  incident: { id: '7' },
  displayName: 'Isolate the device',
  createdDateTime: later(1),
  lastModifiedDateTime: later(1),
  source: 'defenderExpertsGuidedResponse',
  status: 'notStarted',
};
const tasks = (...list: object[]) => cache.writer.saveTaskPage(answer(CONTOSO, list));

test('a new task of the Experts brings it back, one of a kind that concerns nobody here does not', async () => {
  await save(FIRST);
  await snooze();
  await tasks({ ...TASK, source: 'defenderExpertsManagedResponse' });
  expect(woken()).toEqual([null]);
  await tasks(TASK);
  expect(woken()).toEqual(['task']);
  expect(shown('open')).toMatchObject({ total: 1, snoozed: 0 });
});

test('a task that is ticked off leaves it asleep, and one that is open again brings it back', async () => {
  await save(FIRST);
  await tasks(TASK);
  await snooze();
  await tasks({ ...TASK, status: 'completed', lastModifiedDateTime: later(2) });
  expect(woken()).toEqual([null]);
  await tasks({ ...TASK, status: 'inProgress', lastModifiedDateTime: later(3) });
  expect(woken()).toEqual(['task']);
});
