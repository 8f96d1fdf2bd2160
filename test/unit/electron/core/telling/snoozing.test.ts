import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CacheWriter } from '#electron/core/ingest/cache-writer.ts';
import { inboxStore } from '#electron/core/store/inbox-store.ts';
import { incidentReader } from '#electron/core/store/incident-reader.ts';
import { snoozeMirror } from '#electron/core/store/snooze-marks.ts';
import { snoozeStore } from '#electron/core/store/snooze-store.ts';
import { tenantStore } from '#electron/core/store/tenant-store.ts';
import { snoozing } from '#electron/core/telling/snoozing.ts';
import { type Contract, type Targets, USUAL_CONTRACT } from '#shared/domain/clock/contract.ts';
import { IncidentId, type IncidentKey } from '#shared/domain/incident.ts';
import { Tenant } from '#shared/domain/tenant.ts';
import { AppError } from '#shared/errors.ts';
import { instant, MINUTE_MS } from '#shared/time.ts';
import { memoryLedger } from '#test/fakes/ledger.ts';
import { answer, CONTOSO, graphIncident, temporaryCache } from '#test/fakes/answers.ts';
import { fakeLog } from '#test/fakes/log.ts';
import { tenant as thing } from '../../../shared/contract/things.ts';

const START = Date.parse('2026-11-20T10:00:00Z');
const at = (minute: number) => instant(START + minute * MINUTE_MS);
const keyOf = (id: string): IncidentKey => ({
  tenantId: CONTOSO,
  incidentId: IncidentId.parse(id),
});

const TAKE = { kind: 'assign', assignee: 'ada@msp.example' } as const;

/** A cache and a ledger as they are, a moment that a test sets, and a cache that refuses what a test says. */
function bench() {
  const cache = temporaryCache();
  const ledger = memoryLedger();
  tenantStore(ledger).upsert(Tenant.parse({ ...thing, id: CONTOSO, domain: 'contoso.com' }));
  let contract: Contract = USUAL_CONTRACT;
  const state = { minute: 0, changes: 0 };
  const refused = new Set<string>();
  let meanwhile = async () => {};
  const setSnooze: CacheWriter['setSnooze'] = async (snoozed) => {
    await meanwhile();
    if (refused.has(snoozed.incidentId)) throw new AppError('internal', 'The disk is full.');
    await cache.writer.setSnooze(snoozed);
  };
  const mirror = snoozeMirror(cache.reader);
  const { log, lines } = fakeLog();
  const desk = snoozing({
    snoozes: snoozeStore(ledger, inboxStore(ledger)),
    mirror,
    incidents: incidentReader(cache.reader),
    writer: { setSnooze },
    contractOf: () => contract,
    now: () => START + state.minute * MINUTE_MS,
    onChange: () => {
      state.changes += 1;
    },
    log,
  });
  return {
    ...desk,
    state,
    refused,
    lines,
    hidden: () => mirror.list().map(({ incidentId }) => incidentId),
    onWrite: (work: () => Promise<void>) => {
      meanwhile = async () => {
        meanwhile = async () => {};
        await work();
      };
    },
    save: (own: object) =>
      cache.writer.saveIncidents({
        ...answer(CONTOSO, [graphIncident({ createdDateTime: at(0), ...own })]),
        expanded: false,
      }),
    take: (id: string, minute: number) =>
      cache.writer.setPending({
        ...keyOf(id),
        changes: [{ change: TAKE, by: 'ada@msp.example', at: at(minute) }],
        refused: 0,
      }),
    promise: (high: Targets) => {
      contract = { ...USUAL_CONTRACT, targets: { high } };
    },
    /** What comes back at that minute, with what is said of it. */
    back: async (minute: number) => {
      state.minute = minute;
      const entries = await desk.bringBack('burst');
      return entries.map(({ incidentId, note }) => [incidentId, note]);
    },
    remove: () => {
      ledger.close();
      cache.remove();
    },
  };
}
let desk: ReturnType<typeof bench>;
beforeEach(() => {
  desk = bench();
});
afterEach(() => desk.remove());

const CALM = { severity: 'informational' };

test('one that the cache cannot bring back keeps none of the others hidden, and comes as soon as it can', async () => {
  for (const id of ['1', '2', '3']) await desk.save({ ...CALM, id });
  await desk.set(['1', '2', '3'].map(keyOf), at(60));
  desk.refused.add('1');
  const changes = desk.state.changes;
  expect(await desk.back(60)).toEqual([
    ['1', null],
    ['2', null],
    ['3', null],
  ]);
  expect(desk.state.changes).toBeGreaterThan(changes);
  expect(desk.hidden()).toEqual(['1']);
  expect(desk.lines.join('')).toContain('The disk is full.');

  expect(desk.nextAt()).not.toBeNull(); // it is tried again without a restart
  desk.refused.clear();
  expect(await desk.back(61)).toEqual([]);
  expect(desk.hidden()).toEqual([]);
  expect(desk.nextAt()).toBeNull();
});

test('what is brought back by hand is recorded even when the cache cannot follow at once', async () => {
  for (const id of ['1', '2']) await desk.save({ ...CALM, id });
  await desk.set(['1', '2'].map(keyOf), at(60));
  desk.refused.add('1');
  await desk.end(['1', '2'].map(keyOf));
  expect(desk.hidden()).toEqual(['1']);
  desk.refused.clear();
  expect(await desk.back(1)).toEqual([]);
  expect(desk.hidden()).toEqual([]);
});

test('one that is put away again while others come back stays away', async () => {
  for (const id of ['1', '2']) await desk.save({ ...CALM, id });
  await desk.set(['1', '2'].map(keyOf), at(60));
  desk.onWrite(async () => {
    await desk.set([keyOf('2')], at(600));
  });
  await desk.back(60);
  expect(desk.hidden()).toEqual(['2']);
  expect(desk.get(keyOf('2'))).toMatchObject({ untilAt: at(600) });
});

test('taken up by us meanwhile, it stays away until the next target', async () => {
  await desk.save({ id: '1' });
  expect(await desk.set([keyOf('1')], at(600))).toMatchObject({ sooner: 1 });
  expect(desk.get(keyOf('1'))).toMatchObject({ wakeAt: at(30) });
  await desk.take('1', 10);
  expect(await desk.back(30)).toEqual([]);
  expect(desk.hidden()).toEqual(['1']);
  expect(desk.get(keyOf('1'))).toMatchObject({ untilAt: at(600), wakeAt: at(180) });
  expect(await desk.back(179)).toEqual([]);
  expect(await desk.back(180)).toEqual([['1', 'Its target has run out.']]);
  expect(desk.hidden()).toEqual([]);
});

test('a longer contract is followed: it does not come back for a target that moved on', async () => {
  await desk.save({ id: '1' });
  await desk.set([keyOf('1')], at(600));
  desk.promise({ acknowledge: { ms: 90 * MINUTE_MS, counting: 'always' }, resolve: null });
  expect(await desk.back(30)).toEqual([]);
  expect(desk.get(keyOf('1'))).toMatchObject({ untilAt: at(600), wakeAt: at(90) });
  expect(await desk.back(90)).toEqual([['1', 'Its target has run out.']]);
});

test('with nothing promised any more it comes back at its own time, without a word of a target', async () => {
  await desk.save({ id: '1' });
  await desk.set([keyOf('1')], at(600));
  desk.promise({ acknowledge: null, resolve: null });
  expect(await desk.back(30)).toEqual([]);
  expect(await desk.back(600)).toEqual([['1', null]]);
});

test('a desk that slept past both times says what has run out, and nothing where nothing has', async () => {
  for (const id of ['1', '2']) await desk.save({ id });
  await desk.set(['1', '2'].map(keyOf), at(60));
  await desk.take('2', 10);
  expect(await desk.back(61)).toEqual([
    ['1', 'Its target has run out.'],
    ['2', null],
  ]);
});

test('a stricter contract is followed while it sleeps', async () => {
  await desk.save({ id: '1' });
  await desk.set([keyOf('1')], at(600));
  expect(await desk.back(1)).toEqual([]);
  desk.promise({ acknowledge: { ms: 10 * MINUTE_MS, counting: 'always' }, resolve: null });
  desk.followTerms();
  expect(await desk.back(2)).toEqual([]);
  expect(desk.nextAt()).toBe(at(10));
  expect(await desk.back(10)).toEqual([['1', 'Its target has run out.']]);
  expect(desk.hidden()).toEqual([]);
});

test('what has run out by a stricter contract comes back at once, what had run out before stays away', async () => {
  await desk.save({ id: '1' });
  await desk.set([keyOf('1')], at(600));
  desk.state.minute = 5;
  desk.promise({ acknowledge: { ms: 3 * MINUTE_MS, counting: 'always' }, resolve: null });
  await desk.save({ id: '2' });
  await desk.set([keyOf('2')], at(600)); // put away although its target has run out
  desk.promise({ acknowledge: { ms: 2 * MINUTE_MS, counting: 'always' }, resolve: null });
  desk.followTerms();
  expect(await desk.back(6)).toEqual([['1', 'Its target has run out.']]);
  expect(desk.hidden()).toEqual(['2']);
});

test('undone, one that slept before sleeps until its own time, and one that was awake is awake', async () => {
  for (const id of ['1', '2']) await desk.save({ ...CALM, id });
  await desk.set([keyOf('1')], at(60));
  const { gesture } = await desk.set(['1', '2'].map(keyOf), at(300));
  if (gesture === null) throw new Error('Nothing was put away.');
  expect(await desk.undo(gesture)).toEqual({ back: 2, left: [] });
  expect(desk.get(keyOf('1'))).toMatchObject({ untilAt: at(60), wakeAt: at(60) });
  expect(desk.get(keyOf('2'))).toBeNull();
  expect(desk.hidden()).toEqual(['1']);
  await expect(desk.undo(gesture)).rejects.toMatchObject({ code: 'not-found' });
  expect(await desk.back(60)).toEqual([['1', null]]);
});

test('what came back meanwhile, or was put away anew, is left by the undo and named', async () => {
  for (const id of ['1', '2', '3']) await desk.save({ ...CALM, id, displayName: `Number ${id}` });
  const { gesture } = await desk.set(['1', '2', '3'].map(keyOf), at(60));
  if (gesture === null) throw new Error('Nothing was put away.');
  await desk.set([keyOf('2')], at(300));
  await desk.save({ ...CALM, id: '3', displayName: 'Number 3', status: 'inProgress' });
  expect(await desk.back(1)).toEqual([['3', 'The status changed.']]);
  expect(await desk.undo(gesture)).toEqual({ back: 1, left: ['Number 2', 'Number 3'] });
  expect(desk.hidden()).toEqual(['2']);
  expect(desk.get(keyOf('2'))).toMatchObject({ untilAt: at(300) });
});

test('what happened while it slept anew is not lost when that is undone', async () => {
  await desk.save({ ...CALM, id: '1' });
  await desk.set([keyOf('1')], at(60));
  const { gesture } = await desk.set([keyOf('1')], at(300));
  if (gesture === null) throw new Error('Nothing was put away.');
  await desk.save({ ...CALM, id: '1', status: 'inProgress' });
  await desk.undo(gesture);
  expect(await desk.back(1)).toEqual([['1', 'The status changed.']]);
});
