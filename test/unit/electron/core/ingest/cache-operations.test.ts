import { afterEach, beforeEach, expect, test } from 'vitest';
import { boardReader } from '#electron/core/store/board-reader.ts';
import { syncReader } from '#electron/core/store/sync-reader.ts';
import { USUAL_CONTRACT } from '#shared/domain/clock/contract.ts';
import { type Engagement, UNKNOWN_ENGAGEMENT } from '#shared/domain/engagement.ts';
import { EVERYTHING_OPEN } from '#shared/domain/board.ts';
import { IncidentId } from '#shared/domain/incident.ts';
import { DAY_MS, instant } from '#shared/time.ts';
import {
  answer,
  CONTOSO,
  FABRIKAM,
  graphAlert,
  graphIncident,
  NOW,
  RECEIVED,
  temporaryCache,
} from '#test/fakes/answers.ts';

let cache: ReturnType<typeof temporaryCache>;
beforeEach(() => {
  cache = temporaryCache();
});
afterEach(() => cache.remove());

const SEVEN = { tenantId: CONTOSO, incidentId: IncidentId.parse('7') };
const row = (key = SEVEN) => boardReader(cache.reader).rows([key])[0] ?? null;
const found = (text: string) =>
  boardReader(cache.reader).counts({ ...EVERYTHING_OPEN, scope: 'all', text }, NOW).total;
const save = (value: unknown[], expanded = true, tenantId = CONTOSO) =>
  cache.writer.saveIncidents({ ...answer(tenantId, value), expanded });

test('who I am decides what is mine, also for incidents that were there before', async () => {
  const identity = {
    tenantId: CONTOSO,
    objectId: null,
    displayName: null,
    roles: [],
    write: 'allowed',
  } as const;
  await save([graphIncident({ assignedTo: 'Ada@contoso.com' })]);
  expect(row()?.mine).toBe(false);
  await cache.writer.saveIdentity({ ...identity, upn: 'ada@CONTOSO.com' });
  expect(row()?.mine).toBe(true);
  await cache.writer.saveIdentity({ ...identity, upn: 'grace@contoso.com' });
  expect(row()?.mine).toBe(false);
  expect(syncReader(cache.reader).identity(CONTOSO)?.upn).toBe('grace@contoso.com');
});

test('where sync stands comes back as it was saved', async () => {
  const sync = {
    tenantId: CONTOSO,
    completeAt: RECEIVED,
    trouble: null,
    cadenceMs: 60_000,
    backfill: null,
  };
  await cache.writer.saveSync(sync);
  await cache.writer.saveCursor(CONTOSO, 'incidents', 'first');
  await cache.writer.saveCursor(CONTOSO, 'incidents', 'second');
  const reader = syncReader(cache.reader);

  expect(reader.all()).toEqual([sync]);
  expect(reader.cursor(CONTOSO, 'incidents')).toBe('second');
  expect(reader.cursor(FABRIKAM, 'incidents')).toBeNull();
});

test('a sweep removes what the service does not list any more, inside its span and tenant only', async () => {
  const at = (days: number) => instant(NOW - days * DAY_MS);
  const made = (id: string, days: number) => graphIncident({ id, createdDateTime: at(days) });
  const atTheEnd = made('4', 0); // belongs to the next span, whose list has it
  await save([made('1', 1), made('2', 2), made('3', 30), atTheEnd]);
  await save([made('1', 1)], true, FABRIKAM);

  const gone = await cache.writer.dropMissing({
    tenantId: CONTOSO,
    createdFrom: at(10),
    createdTo: at(0),
    seenIds: ['2'],
  });
  expect(gone).toBe(1);
  expect(boardReader(cache.reader).byTenant(0)).toEqual(
    new Map([
      [CONTOSO, { incidents: 3, open: 3, over: 0, expertsWork: false }],
      [FABRIKAM, { incidents: 1, open: 1, over: 0, expertsWork: false }],
    ]),
  );
});

test('retention takes closed incidents, oldest first and a few at a time; open ones stay', async () => {
  const old = '2026-01-01T00:00:00Z';
  const made = (id: string, status: string, at: string) =>
    graphIncident({ id, status, createdDateTime: old, lastUpdateDateTime: at });
  await save([
    made('1', 'resolved', old),
    made('2', 'resolved', '2026-01-02T00:00:00Z'),
    made('3', 'active', old),
    made('4', 'resolved', '2026-11-20T00:00:00Z'),
  ]);
  const before = instant(NOW - 180 * DAY_MS);

  expect(await cache.writer.expire({ before, limit: 1 })).toBe(1);
  expect(row({ ...SEVEN, incidentId: IncidentId.parse('1') })).toBeNull();
  expect(await cache.writer.expire({ before, limit: 10 })).toBe(1);
  expect(await cache.writer.expire({ before, limit: 10 })).toBe(0);
  expect(boardReader(cache.reader).total()).toBe(2);
});

function contoso(engagement: Partial<Engagement> = {}) {
  const tenant = { id: CONTOSO, name: 'Contoso', colour: 3, tags: ['gold'] };
  const contract = USUAL_CONTRACT;
  return { ...tenant, contract, engagement: { ...UNKNOWN_ENGAGEMENT, ...engagement } };
}

test('a list of tenants that says nothing new is said to be none', async () => {
  expect(await cache.writer.saveTenants([contoso()])).toBe(true);
  expect(await cache.writer.saveTenants([contoso()])).toBe(false);
  expect(await cache.writer.saveTenants([{ ...contoso(), name: 'Contoso Ltd' }])).toBe(true);
});

test('an agreement with a customer decides anew whose turn its incidents are, at once and later', async () => {
  await cache.writer.saveTenants([contoso()]);
  await save([graphIncident({ id: '1' }), graphIncident({ id: '2', status: 'resolved' })]);
  const turns = () =>
    ['1', '2'].map((id) => row({ ...SEVEN, incidentId: IncidentId.parse(id) })?.turn);
  expect(turns()).toEqual(['us', 'nobody']);

  await cache.writer.saveTenants([contoso({ customerAreas: ['triage'] })]);
  expect(turns()).toEqual(['customer', 'nobody']);

  await save([graphIncident({ id: '3' })]);
  expect(row({ ...SEVEN, incidentId: IncidentId.parse('3') })?.turn).toBe('customer');
  await cache.writer.saveTenants([contoso()]);
  expect(turns()).toEqual(['us', 'nobody']);
});

test('starting over empties the cache and keeps the names of the tenants', async () => {
  await cache.writer.saveTenants([contoso()]);
  await save([graphIncident({ alerts: [graphAlert()] })]);
  await cache.writer.reset();

  expect(boardReader(cache.reader).total()).toBe(0);
  expect(found('malware')).toBe(0);
  await save([graphIncident()]);
  const filter = { ...EVERYTHING_OPEN, tenantTags: ['gold'] };
  expect(boardReader(cache.reader).counts(filter, NOW).total).toBe(1);
});
