import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { boardReader } from '#electron/core/store/board-reader.ts';
import { findReader } from '#electron/core/store/find-reader.ts';
import { incidentReader } from '#electron/core/store/incident-reader.ts';
import { EVERYTHING_OPEN } from '#shared/domain/board.ts';
import { IncidentId } from '#shared/domain/incident.ts';
import { instant } from '#shared/time.ts';
import {
  answer,
  bytes,
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
const detail = (key = SEVEN) => incidentReader(cache.reader).detail(key);
const found = (text: string) =>
  boardReader(cache.reader).counts({ ...EVERYTHING_OPEN, scope: 'all', text }, NOW).total;
const save = (value: unknown[], expanded = true, tenantId = CONTOSO) =>
  cache.writer.saveIncidents({ ...answer(tenantId, value), expanded });

describe('saving incidents', () => {
  test('a page becomes rows, alerts, evidence and a report of what it held', async () => {
    const alerts = [
      graphAlert(),
      graphAlert({ id: 'a2', detectionSource: 'microsoftThreatExperts' }),
    ];
    const value = [
      graphIncident({ alerts, customTags: ['vip'], systemTags: ['Defender Experts'] }),
      { displayName: 'no id' },
      42,
    ];
    const report = await cache.writer.saveIncidents({
      ...answer(CONTOSO, value, {
        '@odata.nextLink': 'http://127.0.0.1/next',
      }),
      expanded: true,
    });

    expect(report).toEqual({
      count: 1,
      changed: 1,
      ids: ['7'],
      nextLink: 'http://127.0.0.1/next',
      unreadable: 2,
      newestUpdatedAt: '2026-11-20T11:00:00.765Z',
      news: 0,
    });
    expect(row()).toMatchObject({
      severity: 'high',
      alerts: 2,
      tags: ['vip', 'Defender Experts'],
      turn: 'us',
    });
    expect(detail()).toMatchObject({
      turn: { area: 'Hunting' },
      alerts: [{ id: 'a1' }, { id: 'a2' }],
      evidenceTotal: 2,
      readAt: RECEIVED,
    });
    expect(incidentReader(cache.reader).evidence(SEVEN)).toMatchObject({
      total: 2,
      evidence: [{ label: 'desk-1.contoso.com', kind: 'device', deviceId: 'device-1' }, {}],
    });
  });

  test('one incident is taken as well as a list', async () => {
    const single = { '@odata.context': 'x', ...graphIncident() };
    const report = await cache.writer.saveIncidents({
      tenantId: CONTOSO,
      body: bytes(single),
      receivedAt: RECEIVED,
      expanded: false,
    });
    expect(report).toMatchObject({ count: 1, ids: ['7'], nextLink: null });
  });

  test('saving the same page twice changes nothing but the time of reading', async () => {
    const value = [graphIncident({ alerts: [graphAlert()] })];
    await save(value);
    const before = cache.db.prepare('SELECT count(*) FROM board_changes').pluck().get();
    const later = { ...answer(CONTOSO, value), receivedAt: instant(NOW + 60_000), expanded: true };

    expect(await cache.writer.saveIncidents(later)).toMatchObject({ count: 1, changed: 0 });
    expect(cache.db.prepare('SELECT count(*) FROM board_changes').pluck().get()).toBe(before);
    expect(detail()?.readAt).toBe(instant(NOW + 60_000));
  });

  test('an older state never takes the place of a newer one', async () => {
    await save([graphIncident({ status: 'resolved', lastUpdateDateTime: '2026-11-20T12:00:00Z' })]);
    await save([graphIncident({ status: 'active', lastUpdateDateTime: '2026-11-20T11:59:59Z' })]);
    expect(row()?.status).toBe('resolved');
  });

  test('an answer without alerts leaves the known ones alone; with an empty list they go', async () => {
    await save([graphIncident({ alerts: [graphAlert()] })]);
    await save(
      [graphIncident({ displayName: 'Renamed', lastUpdateDateTime: '2026-11-20T12:00:00Z' })],
      false,
    );

    expect(row()).toMatchObject({ title: 'Renamed', alerts: 1 });
    expect(found('renamed desk')).toBe(1);
    expect(found('malware')).toBe(0);
    await save([graphIncident({ alerts: [], lastUpdateDateTime: '2026-11-20T13:00:00Z' })]);
    expect(row()?.alerts).toBe(0);
    expect(found('desk')).toBe(0);
  });

  test('an alert that moved to another incident leaves the old one', async () => {
    await save([graphIncident({ alerts: [graphAlert()] })]);
    await save([
      graphIncident({ id: '8', displayName: 'Merged', alerts: [graphAlert({ incidentId: '8' })] }),
    ]);
    expect(row()?.alerts).toBe(0);
    expect(row({ ...SEVEN, incidentId: IncidentId.parse('8') })?.alerts).toBe(1);
  });

  test('the same id in two tenants are two incidents', async () => {
    await save([graphIncident({ displayName: 'Ours' })]);
    await save([graphIncident({ displayName: 'Theirs' })], true, FABRIKAM);
    expect(row()?.title).toBe('Ours');
    expect(row({ ...SEVEN, tenantId: FABRIKAM })?.title).toBe('Theirs');
  });

  test.each([
    ['{not json', 'not JSON'],
    ['[]', 'not an object'],
    ['{"value":{}}', 'no list'],
    ['{"error":{"code":""}}', 'no list'],
    ['{"value":[],"@odata.nextLink":7}', 'not an address'],
  ])('a body that is no answer is refused with what was wrong: %s', async (body, words) => {
    const saving = cache.writer.saveIncidents({
      tenantId: CONTOSO,
      body: bytes(body),
      receivedAt: RECEIVED,
      expanded: true,
    });
    await expect(saving).rejects.toMatchObject({
      code: 'bad-answer',
      message: expect.stringContaining(words),
    });
  });

  test('a page that cannot be written leaves nothing of itself, and the next one is fine', async () => {
    await save([graphIncident()]);
    const pages = Number(cache.db.pragma('page_count', { simple: true }));
    cache.db.pragma(`max_page_count = ${pages + 4}`);
    const many = Array.from({ length: 200 }, (_, index) =>
      graphIncident({
        id: String(100 + index),
        assignedTo: `person ${index}`,
        description: 'x'.repeat(4_000),
      }),
    );

    await expect(save(many)).rejects.toMatchObject({
      code: 'storage',
      remedy: expect.stringContaining('space'),
    });
    expect(boardReader(cache.reader).total()).toBe(1);
    cache.db.pragma('max_page_count = 1000000');
    expect(await save(many)).toMatchObject({ changed: 200 });
    expect(row({ ...SEVEN, incidentId: IncidentId.parse('150') })?.assignedTo).toBe('person 50');
  });
});

describe('saving alerts on their own', () => {
  test('joins them to their incidents, updates and counts them', async () => {
    await save([graphIncident()], false);
    const report = await cache.writer.saveAlerts(
      answer(CONTOSO, [graphAlert(), graphAlert({ id: 'a2' }), {}]),
    );

    expect(report).toMatchObject({ count: 2, changed: 1, ids: ['7'], unreadable: 1 });
    expect(row()?.alerts).toBe(2);
    expect(found('desk')).toBe(1);
    expect(await cache.writer.saveAlerts(answer(CONTOSO, [graphAlert()]))).toMatchObject({
      changed: 0,
    });
    const hunted = graphAlert({
      detectionSource: 'microsoftThreatExperts',
      lastUpdateDateTime: '2026-11-20T12:00:00Z',
    });
    await cache.writer.saveAlerts(answer(CONTOSO, [hunted]));
    expect(detail()?.turn.area).toBe('Hunting');
  });

  test('keeps those of an incident that is not known yet until it comes', async () => {
    await cache.writer.saveAlerts(answer(CONTOSO, [graphAlert()]));
    expect(row()).toBeNull();
    await save([graphIncident()], false);
    expect(row()?.alerts).toBe(1);
    expect(found('desk')).toBe(1);
  });
});

describe('our own changes', () => {
  const by = 'ada@msp.example';
  const changes = [
    { change: { kind: 'assign', assignee: by } as const, by },
    { change: { kind: 'status', status: 'resolved' } as const, by },
    { change: { kind: 'comment', text: 'Closed by us' } as const, by },
  ];

  test('show over every new state until they are gone, and the service state stays underneath', async () => {
    await cache.writer.saveIdentity({
      tenantId: CONTOSO,
      upn: 'ADA@msp.example',
      objectId: null,
      displayName: null,
      roles: [],
      write: 'allowed',
    });
    await save([graphIncident()]);
    await cache.writer.setPending({ ...SEVEN, changes, refused: 1 });

    expect(row()).toMatchObject({
      status: 'resolved',
      assignedTo: by,
      mine: true,
      pending: 3,
      refused: 1,
    });
    expect(detail()?.incident.comments).toEqual([
      { text: 'Closed by us', author: by, createdAt: null },
    ]);
    expect(incidentReader(cache.reader).seen(SEVEN)).toMatchObject({
      status: 'active',
      assignedTo: null,
      comments: 0,
    });
    expect(found('ada')).toBe(1);

    await save([graphIncident({ severity: 'low', lastUpdateDateTime: '2026-11-20T12:00:00Z' })]);
    expect(row()).toMatchObject({ severity: 'low', status: 'resolved', pending: 3 });

    await cache.writer.setPending({ ...SEVEN, changes: [], refused: 0 });
    expect(row()).toMatchObject({
      severity: 'low',
      status: 'active',
      assignedTo: null,
      mine: false,
      pending: 0,
      refused: 0,
    });
    expect(found('ada')).toBe(0);
  });

  test('a comment of ours that the service has already is there once, before it is confirmed', async () => {
    const said = (text: string, minute: number) => ({
      comment: text,
      createdByDisplayName: 'Ada',
      createdDateTime: `2026-11-20T12:0${minute}:00Z`,
    });
    const comment = (text: string, before?: number) => ({
      change: { kind: 'comment', text } as const,
      by,
      before,
    });
    const shown = () => detail()?.incident.comments.map(({ text }) => text);
    const saveWith = (...comments: object[]) =>
      save([
        graphIncident({ comments, lastUpdateDateTime: `2026-11-20T12:0${comments.length}:00Z` }),
      ]);
    const first = said('Closed by us', 0);
    await saveWith(first);
    // The same words again, and others that nobody has sent yet.
    const wishes = [comment('Closed by us', 1), comment('Quagga')];
    await cache.writer.setPending({ ...SEVEN, changes: wishes, refused: 0 });
    expect(shown()).toEqual(['Closed by us', 'Closed by us', 'Quagga']);
    await saveWith(first, said('Closed by us', 1));
    expect(shown()).toEqual(['Closed by us', 'Closed by us', 'Quagga']);
    const { comments } = findReader(cache.reader).within(SEVEN, 'closed by us') ?? {};
    expect(comments).toHaveLength(2);
    expect(findReader(cache.reader).incidents('quagga').total).toBe(1);
  });

  test('may be there before the incident', async () => {
    await cache.writer.setPending({ ...SEVEN, changes, refused: 0 });
    await save([graphIncident()]);
    expect(row()).toMatchObject({ status: 'resolved', pending: 3 });
  });
});
