import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { boardReader } from '#electron/core/store/board-reader.ts';
import { entityKeys, tokenOf } from '#electron/core/store/entity-keys.ts';
import { incidentReader } from '#electron/core/store/incident-reader.ts';
import { relatedReader } from '#electron/core/store/related-reader.ts';
import { EVERYTHING_OPEN } from '#shared/domain/board.ts';
import { IncidentId } from '#shared/domain/incident.ts';
import { instant } from '#shared/time.ts';
import {
  answer,
  CONTOSO,
  FABRIKAM,
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

const keyOf = (id: string, tenantId = CONTOSO) => ({ tenantId, incidentId: IncidentId.parse(id) });
const SEVEN = keyOf('7');
const save = (own: Record<string, unknown>, minutes = 0, tenantId = CONTOSO) =>
  cache.writer.saveIncidents({
    ...answer(tenantId, [
      graphIncident({
        lastUpdateDateTime: instant(Date.parse('2026-11-20T11:00:00Z') + minutes * 60_000),
        ...own,
      }),
    ]),
    receivedAt: instant(NOW + minutes * 60_000),
    expanded: own['alerts'] !== undefined,
  });
const read = () => incidentReader(cache.reader);

describe('what changed between two looks', () => {
  test('is kept with when the service says, when we saw it, and who', async () => {
    await save({});
    await save({ assignedTo: 'ada@msp.example', lastModifiedBy: 'Ada', status: 'inProgress' }, 5);
    await save({ assignedTo: 'ada@msp.example', status: 'inProgress', alerts: [graphAlert()] }, 9);

    expect(read().history(SEVEN)).toEqual([
      {
        updatedAt: '2026-11-20T11:09:00.000Z',
        seenAt: instant(NOW + 9 * 60_000),
        by: null,
        changes: [{ field: 'alerts', from: '0', to: '1' }],
      },
      {
        updatedAt: '2026-11-20T11:05:00.000Z',
        seenAt: instant(NOW + 5 * 60_000),
        by: 'Ada',
        changes: [
          { field: 'status', from: 'active', to: 'inProgress' },
          { field: 'assignedTo', from: null, to: 'ada@msp.example' },
        ],
      },
    ]);
    expect(read().detail(SEVEN)?.assigned).toEqual({
      at: '2026-11-20T11:05:00.000Z',
      seenAt: instant(NOW + 5 * 60_000),
    });
  });

  test('is nothing at the first look, and nothing where a look found the same', async () => {
    await save({ assignedTo: 'ada@msp.example' });
    await save({ assignedTo: 'ada@msp.example' }, 3);
    await save({ assignedTo: 'ada@msp.example', description: 'more words' }, 4);
    expect(read().history(SEVEN)).toEqual([]);
    expect(read().detail(SEVEN)?.assigned).toBeNull();
  });

  test('is told of an alert that came by itself', async () => {
    await save({ alerts: [] });
    await cache.writer.saveAlerts(answer(CONTOSO, [graphAlert()]));
    expect(read().history(SEVEN)).toMatchObject([
      { changes: [{ field: 'alerts', from: '0', to: '1' }] },
    ]);
  });

  test('is kept for the last 200 changes and goes with its incident', async () => {
    for (let round = 0; round < 205; round += 1) await save({ displayName: `T${round}` }, round);
    expect(read().history(SEVEN)).toHaveLength(200);
    expect(read().history(SEVEN)[0]?.changes).toMatchObject([{ to: 'T204' }]);
    await cache.writer.purgeTenant(CONTOSO);
    expect(cache.db.prepare('SELECT count(*) FROM incident_changes').pluck().get()).toBe(0);
  });
});

describe('a merged incident', () => {
  test('is followed to the end of the chain, and its comments stand at the target', async () => {
    const comments = [{ comment: 'seen before', createdByDisplayName: 'Ada' }];
    await save({ id: '1', status: 'redirected', redirectIncidentId: '2', comments });
    await save({ id: '2', status: 'redirected', redirectIncidentId: '3' });
    expect(read().detail(keyOf('1'))?.target).toEqual({ incidentId: '3', title: null });
    await save({ id: '3', displayName: 'The big one' });

    expect(read().detail(keyOf('1'))?.target).toEqual({ incidentId: '3', title: 'The big one' });
    expect(read().detail(keyOf('2'))?.merged).toMatchObject([
      { incidentId: '1', comments: [{ text: 'seen before', author: 'Ada' }] },
    ]);
    expect(read().detail(keyOf('3'))).toMatchObject({ target: null, merged: [{}] });
    expect(read().detail(keyOf('3', FABRIKAM))).toBeNull();
  });

  test('that leads in a circle ends', async () => {
    await save({ id: '1', redirectIncidentId: '2' });
    await save({ id: '2', redirectIncidentId: '1' });
    expect(read().detail(keyOf('1'))?.target).toMatchObject({ incidentId: '2' });
  });
});

describe('related incidents', () => {
  const evidence = (own: Record<string, unknown>) => ({
    '@odata.type': '#microsoft.graph.security.ipEvidence',
    ...own,
  });
  const withIp = (id: string, ipAddress: string, tenantId = CONTOSO, displayName = `Title ${id}`) =>
    save(
      {
        id,
        displayName,
        alerts: [
          graphAlert({
            id: `${tenantId}-${id}`,
            incidentId: id,
            evidence: [evidence({ ipAddress })],
          }),
        ],
      },
      0,
      tenantId,
    );
  const related = (key = SEVEN) => relatedReader(cache.reader).of(key);

  test('share an indicator, here and elsewhere', async () => {
    await withIp('7', '203.0.113.7');
    await withIp('8', '203.0.113.7');
    await withIp('9', '203.0.113.8');
    await withIp('1', '203.0.113.7', FABRIKAM);
    expect(related()).toMatchObject({
      here: [{ incidentId: '8', shared: [{ kind: 'ip', value: '203.0.113.7' }], sameTitle: false }],
      hereTotal: 1,
      elsewhere: [{ tenantId: FABRIKAM, incidentId: '1' }],
      elsewhereTotal: 1,
      tenantsElsewhere: 1,
      common: [],
    });
  });

  test('share a title', async () => {
    await withIp('7', '203.0.113.7', CONTOSO, 'Password spray');
    await withIp('8', '203.0.113.8', CONTOSO, 'Password spray');
    expect(related()?.here).toMatchObject([{ incidentId: '8', sameTitle: true, shared: [] }]);
  });

  test('are not made by an address that every network has', async () => {
    await withIp('7', '10.0.0.1');
    await withIp('8', '10.0.0.1');
    await withIp('1', '10.0.0.1', FABRIKAM);
    expect(related()).toMatchObject({ hereTotal: 1, elsewhereTotal: 0 });
  });

  test('are not made by what hundreds share: that is named instead', async () => {
    for (let id = 7; id < 7 + 205; id += 1) await withIp(String(id), '203.0.113.7');
    expect(related()).toMatchObject({
      hereTotal: 0,
      common: [{ kind: 'ip', value: '203.0.113.7' }],
    });
  });

  test('go when the evidence does, and no search of a person finds what they are found by', async () => {
    await withIp('7', '203.0.113.7');
    await withIp('8', '203.0.113.7');
    const found = (text: string) =>
      boardReader(cache.reader).counts({ ...EVERYTHING_OPEN, scope: 'all', text }, NOW).total;
    const { evidence: pieces } = read().evidence(SEVEN);
    const [token] = entityKeys(pieces).map(({ key }) => tokenOf(key).slice(1));
    expect(token).toMatch(/^[0-9a-f]{14}$/);
    expect(found(token ?? '')).toBe(0);
    await save({ id: '8', displayName: 'Title 8', alerts: [] }, 1);
    expect(related()?.hereTotal).toBe(0);
    await cache.writer.purgeTenant(CONTOSO);
    expect(related()).toBeNull();
  });
});
