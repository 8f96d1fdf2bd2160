import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { IncidentAnswer } from '#electron/core/ingest/cache-writer.ts';
import { newsReader } from '#electron/core/store/news-reader.ts';
import { IncidentId } from '#shared/domain/incident.ts';
import { INCIDENT_KINDS } from '#shared/domain/telling/event.ts';
import { answer, CONTOSO, graphAlert, graphIncident, temporaryCache } from '#test/fakes/answers.ts';

let cache: ReturnType<typeof temporaryCache>;
beforeEach(async () => {
  cache = temporaryCache();
  const nobody = { objectId: null, displayName: null, roles: [], write: 'allowed' } as const;
  await cache.writer.saveIdentity({ tenantId: CONTOSO, upn: 'ada@contoso.com', ...nobody });
});
afterEach(() => cache.remove());

const later = (minute: number) => `2026-11-20T12:${String(minute).padStart(2, '0')}:00Z`;
const save = (value: object, more: Partial<IncidentAnswer> = {}) =>
  cache.writer.saveIncidents({
    ...answer(CONTOSO, [value]),
    expanded: false,
    tell: INCIDENT_KINDS,
    ...more,
  });
const waiting = (late = false) =>
  newsReader(cache.reader)
    .list(late, 0, 100)
    .map(({ event }) => event.kinds);

describe('what is news', () => {
  test('a new incident, once', async () => {
    expect(await save(graphIncident())).toMatchObject({ changed: 1, news: 1 });
    expect(await save(graphIncident())).toMatchObject({ changed: 0, news: 0 });
    expect(newsReader(cache.reader).list(false, 0, 10)).toMatchObject([
      {
        event: {
          kinds: ['new'],
          tenant: { id: CONTOSO },
          incident: { id: '7', title: 'Malware on one endpoint', severity: 'high', turn: 'us' },
        },
      },
    ]);
  });

  test('nothing of a first reading, nor of what no rule asks for', async () => {
    await save(graphIncident(), { reading: 'first' });
    await save(graphIncident({ id: '8' }), { tell: ['assigned'] });
    await save(graphIncident({ id: '9' }), { tell: [] });
    expect(waiting()).toEqual([]);
  });

  test('what a colleague or the service changes about a known one', async () => {
    await save(graphIncident({ severity: 'low' }), { reading: 'first' });
    await save(graphIncident({ severity: 'high', lastUpdateDateTime: later(1) }));
    await save(graphIncident({ assignedTo: 'ADA@contoso.com', lastUpdateDateTime: later(2) }));
    await save(graphIncident({ assignedTo: 'Defender Experts', lastUpdateDateTime: later(3) }));
    await save(
      graphIncident({
        status: 'awaitingAction',
        assignedTo: 'Customer',
        lastUpdateDateTime: later(4),
      }),
    );
    await save(graphIncident({ status: 'resolved', lastUpdateDateTime: later(5) }));
    expect(waiting()).toEqual([['raised'], ['assigned'], ['handed-over', 'ours']]);
  });

  test('an older state of an incident tells nothing', async () => {
    await save(graphIncident({ lastUpdateDateTime: later(9) }), { reading: 'first' });
    await save(graphIncident({ assignedTo: 'ada@contoso.com', lastUpdateDateTime: later(1) }));
    expect(waiting()).toEqual([]);
  });

  test('a new incident whose alerts came before it is told once', async () => {
    await cache.writer.saveAlerts({ ...answer(CONTOSO, [graphAlert()]), tell: INCIDENT_KINDS });
    expect(waiting()).toEqual([]);
    await save(graphIncident());
    await save(graphIncident(), { expanded: true });
    expect(waiting()).toEqual([['new']]);
  });
});

test('our own change tells nothing: neither when it is recorded nor when it is confirmed', async () => {
  await save(graphIncident({ assignedTo: 'Defender Experts' }), { reading: 'first' });
  const seven = { tenantId: CONTOSO, incidentId: IncidentId.parse('7') };
  const change = { kind: 'assign', assignee: 'ada@contoso.com' } as const;
  await cache.writer.setPending({ ...seven, changes: [{ change, by: 'Ada' }], refused: 0 });
  await save(graphIncident({ assignedTo: 'ada@contoso.com', lastUpdateDateTime: later(1) }));
  await cache.writer.setPending({ ...seven, changes: [], refused: 0 });
  expect(waiting()).toEqual([]);
});

test('what is read while catching up waits apart, and what was told goes', async () => {
  await save(graphIncident(), { reading: 'late' });
  await save(graphIncident({ id: '8' }));
  expect(waiting(true)).toEqual([['new']]);
  const last = newsReader(cache.reader).list(false, 0, 10).at(-1);
  await cache.writer.forgetNews({ late: false, upTo: last?.seq ?? 0 });
  expect(waiting()).toEqual([]);
  expect(waiting(true)).toEqual([['new']]);
});

test('the news of a tenant goes with it', async () => {
  await save(graphIncident());
  await cache.writer.purgeTenant(CONTOSO);
  expect(waiting()).toEqual([]);
});
