import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { clockEnds } from '#electron/core/clock-ends.ts';
import { attainment } from '#electron/core/read/attainment.ts';
import { clockEndStore } from '#electron/core/store/clock-end-store.ts';
import { endedClockReader } from '#electron/core/store/ended-clocks.ts';
import { tenantStore } from '#electron/core/store/tenant-store.ts';
import type { IncidentChange } from '#shared/domain/change.ts';
import { IncidentId } from '#shared/domain/incident.ts';
import { IncidentTaskId } from '#shared/domain/incident-task.ts';
import { Tenant } from '#shared/domain/tenant.ts';
import { HOUR_MS, instant, MINUTE_MS } from '#shared/time.ts';
import { memoryLedger } from '#test/fakes/ledger.ts';
import { answer, CONTOSO, FABRIKAM, graphIncident, temporaryCache } from '#test/fakes/answers.ts';
import { fakeLog } from '#test/fakes/log.ts';
import { tenant as thing } from '../../shared/contract/things.ts';

const START = Date.parse('2026-11-20T10:00:00Z');
const after = (minutes: number) => instant(START + minutes * MINUTE_MS);

/** A cache and a ledger as they are, and what brings ended promises from one to the other. */
function bench() {
  const cache = temporaryCache();
  const ledger = memoryLedger();
  const tenants = tenantStore(ledger);
  for (const id of [CONTOSO, FABRIKAM]) {
    tenants.upsert(Tenant.parse({ ...thing, id, domain: 'contoso.com' }));
  }
  const ends = clockEndStore(ledger);
  const waiting = endedClockReader(cache.reader);
  const move = async () => {
    const mover = clockEnds({
      waiting,
      ends,
      forget: cache.writer.forgetEndedClocks,
      log: fakeLog().log,
    });
    mover.look();
    await mover.stop();
  };
  return {
    cache,
    waiting,
    tenants,
    save: (minute: number, own: object = {}, tenantId = CONTOSO) =>
      cache.writer.saveIncidents({
        ...answer(tenantId, [
          graphIncident({ createdDateTime: after(0), lastUpdateDateTime: after(minute), ...own }),
        ]),
        expanded: false,
      }),
    tasks: (value: unknown[]) => cache.writer.saveTaskPage(answer(CONTOSO, value)),
    wish: (change: IncidentChange) =>
      cache.writer.setPending({
        tenantId: CONTOSO,
        incidentId: IncidentId.parse('7'),
        changes: [{ change, by: 'Ada', at: after(60) }],
        refused: 0,
      }),
    counted: () => ends.countedBetween(after(0), after(100_000)),
    report: async (from = 0, to = 100_000, of: (typeof CONTOSO)[] = []) => {
      await move();
      return attainment(ends.between(after(from), after(to), of.length === 0 ? null : of));
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

const line = (promise: string, within: number, over: number, medianMinutes: number) => ({
  tenantId: CONTOSO,
  severity: 'high',
  promise,
  within,
  over,
  medianMinutes,
});

describe('what is kept of a promise that ended', () => {
  test('taken up and resolved in time, with the minutes of each party', async () => {
    await desk.save(0);
    await desk.save(20, { assignedTo: 'ada@msp.example' });
    await desk.save(50, { assignedTo: 'Defender Experts' });
    await desk.save(170, { assignedTo: 'ada@msp.example' });
    await desk.save(200, { assignedTo: 'ada@msp.example', status: 'resolved' });
    expect(await desk.report()).toEqual([
      {
        ...line('resolve', 1, 0, 80),
        party: 'microsoft',
        minutesOf: { us: 80, customer: 0, microsoft: 120 },
      },
      {
        ...line('acknowledge', 1, 0, 20),
        party: 'us',
        minutesOf: { us: 20, customer: 0, microsoft: 0 },
      },
    ]);
    expect(desk.waiting.list(10)).toEqual([]);
    const counts = { tenantId: CONTOSO, severity: 'high', within: 1, ended: 1 };
    expect(desk.counted()).toEqual([
      { ...counts, promise: 'acknowledge', party: 'us' },
      { ...counts, promise: 'resolve', party: 'microsoft' },
    ]);
  });

  test('too late counts as over; what nobody took up ends with the incident', async () => {
    await desk.save(0);
    await desk.save(40, { status: 'resolved' });
    expect(await desk.report()).toMatchObject([
      line('acknowledge', 0, 1, 40),
      line('resolve', 1, 0, 40),
    ]);
  });

  test('what was merged away was not resolved by anybody: no promise ended', async () => {
    await desk.save(0);
    await desk.save(10, { status: 'redirected', redirectIncidentId: '8' });
    await desk.save(0, { id: '9' });
    await desk.save(5, { id: '9', assignedTo: 'ada@msp.example' });
    await desk.save(9, { id: '9', assignedTo: 'ada@msp.example', status: 'redirected' });
    expect(await desk.report()).toMatchObject([line('acknowledge', 1, 0, 5)]);
  });

  test('what was taken up or closed before the first look is not made up', async () => {
    await desk.save(0, { assignedTo: 'ada@msp.example' });
    await desk.save(0, { id: '8', status: 'resolved' });
    await desk.save(10, { id: '8', status: 'resolved', assignedTo: 'ada@msp.example' });
    await desk.save(30, { assignedTo: 'ada@msp.example', status: 'resolved' });
    expect(await desk.report()).toMatchObject([line('resolve', 1, 0, 30)]);
  });

  describe('counts the Experts’ tasks', () => {
    const mine = { assignedTo: 'ada@msp.example' };
    const hold = { assignedTo: 'Defender Experts', status: 'inProgress' };
    /** A task for us that stood open from minute 10 to minute 40. */
    const tick = (own: object = {}) => ({
      id: 't1',
      displayName: 'Isolate it',
      status: 'completed',
      source: 'defenderExpertsGuidedResponse',
      incident: { id: '7' },
      createdDateTime: after(10),
      lastModifiedDateTime: after(40),
      ...own,
    });
    const resolved = (within: number, minutes: number) => ({
      ...line('resolve', within, 1 - within, minutes),
      minutesOf: { us: minutes, customer: 0, microsoft: 100 - minutes },
    });

    test('also when their list comes after the look that found the end', async () => {
      await desk.save(0, hold);
      await desk.save(100, { ...hold, status: 'resolved' });
      expect(await desk.report()).toContainEqual(expect.objectContaining(resolved(1, 0)));
      await desk.tasks([tick()]);
      expect(await desk.report()).toContainEqual(expect.objectContaining(resolved(1, 30)));
    });

    test('as the service told them: not by a tick of ours that it does not have', async () => {
      await desk.save(0, hold);
      await desk.tasks([tick({ status: 'open' })]);
      await desk.wish({
        kind: 'task',
        taskId: IncidentTaskId.parse('t1'),
        title: 'x',
        from: 'open',
        status: 'completed',
      });
      await desk.save(100, { ...hold, status: 'resolved' });
      expect(await desk.report()).toContainEqual(expect.objectContaining(resolved(1, 90)));
    });

    test('but makes up no end that was not seen, and none of what is open again', async () => {
      await desk.save(100, { ...mine, status: 'resolved' });
      await desk.tasks([tick()]);
      expect(await desk.report()).toEqual([]);

      await desk.save(110, mine);
      await desk.save(120, { ...mine, status: 'resolved' });
      await desk.save(130, mine);
      await desk.tasks([tick({ lastModifiedDateTime: after(50) })]);
      expect(await desk.report()).toEqual([]);
    });
  });

  test('an incident that is opened again is not resolved, and counts when it is', async () => {
    const mine = { assignedTo: 'ada@msp.example' };
    await desk.save(0, mine);
    await desk.save(30, { ...mine, status: 'resolved' });
    await desk.save(60, { ...mine, status: 'active' });
    expect(await desk.report()).toEqual([]);
    await desk.save(500, { ...mine, status: 'resolved' });
    expect(await desk.report()).toMatchObject([line('resolve', 0, 1, 500)]);
  });

  test('it is kept once, also when it is brought over twice', async () => {
    await desk.save(0, { assignedTo: 'ada@msp.example' });
    await desk.save(30, { assignedTo: 'ada@msp.example', status: 'resolved' });
    const [waiting] = desk.waiting.list(10);
    await desk.report();
    desk.cache.db
      .prepare('INSERT INTO ended_clocks (tenant, body) VALUES (1, ?)')
      .run(JSON.stringify(waiting?.ended));
    expect(await desk.report()).toMatchObject([line('resolve', 1, 0, 30)]);
  });
});

describe('a report', () => {
  const resolved = async (id: string, minutes: number, tenantId = CONTOSO) => {
    await desk.save(0, { id, assignedTo: 'ada@msp.example' }, tenantId);
    await desk.save(minutes, { id, assignedTo: 'ada@msp.example', status: 'resolved' }, tenantId);
  };

  test('counts per tenant and severity, with the median', async () => {
    for (const [id, minutes] of [
      ['1', 30],
      ['2', 50],
      ['3', 400],
      ['4', 90],
    ] as const) {
      await resolved(id, minutes);
    }
    await resolved('1', 60, FABRIKAM);
    expect(await desk.report()).toMatchObject([
      line('resolve', 3, 1, 70),
      { ...line('resolve', 1, 0, 60), tenantId: FABRIKAM },
    ]);
    expect(await desk.report(0, 100_000, [FABRIKAM])).toHaveLength(1);
    expect(await desk.report(31, 91)).toMatchObject([
      line('resolve', 2, 0, 70),
      { tenantId: FABRIKAM },
    ]);
  });

  test('outlives the incident, and goes with its tenant', async () => {
    await resolved('1', 30);
    await desk.cache.writer.expire({ before: instant(START + HOUR_MS * 24 * 300), limit: 10 });
    expect(await desk.report()).toHaveLength(1);
    desk.tenants.remove(CONTOSO);
    expect(await desk.report()).toEqual([]);
    await resolved('2', 30);
    expect(await desk.report()).toEqual([]); // a tenant that is not there keeps nothing
  });

  test('of nothing is empty', async () => {
    expect(await desk.report()).toEqual([]);
  });
});
