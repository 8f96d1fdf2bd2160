import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { EVIDENCE_FORMS } from '#shared/domain/evidence-forms.ts';
import { readAlerts, readIncidents } from '#electron/core/graph/incident-page.ts';
import { Alert, Evidence, Incident } from '#shared/domain/incident.ts';
import { bytes, CONTOSO, graphAlert, graphIncident, RECEIVED } from '#test/fakes/answers.ts';

const context = { tenantId: CONTOSO, receivedAt: RECEIVED };
const read = (value: unknown[]) => readIncidents(bytes({ value }), context);
const one = (own: Record<string, unknown>) => read([graphIncident(own)]).items[0];
const evidence = (own: Record<string, unknown>) =>
  readAlerts(bytes({ value: [graphAlert({ evidence: [own] })] })).items[0]?.evidence[0];

describe('an incident', () => {
  test('is read with every member of the contract', () => {
    const found = one({
      classification: 'TruePositive',
      determination: 'MultiStagedAttack',
      severity: 'Medium',
      priorityScore: 85,
      redirectIncidentId: 12,
      comments: [
        { comment: 'one', createdByDisplayName: 'Ada', createdDateTime: '2026-11-20T10:00:00Z' },
        { comment: 'two', createdBy: 'grace@contoso.com', createdTime: '2026-11-20T11:00:00Z' },
      ],
      recommendedActions: 'Block it',
    });

    expect(found?.incident).toMatchObject({
      classification: 'truePositive',
      determination: 'multiStagedAttack',
      severity: 'medium',
      priorityScore: 85,
      redirectIncidentId: '12',
      createdAt: '2026-11-20T10:00:00.123Z',
      comments: [
        { text: 'one', author: 'Ada', createdAt: '2026-11-20T10:00:00.000Z' },
        { text: 'two', author: 'grace@contoso.com' },
      ],
      extra: { recommendedActions: 'Block it' },
    });
    expect(found?.alerts).toBeNull();
  });

  test('needs nothing but an id', () => {
    const { items, unreadable } = read([
      { id: 5 },
      { id: '' },
      {},
      null,
      'text',
      [],
      { id: {} },
      { id: 'x'.repeat(500) },
    ]);

    expect(unreadable).toBe(7);
    expect(items[0]?.incident).toMatchObject({
      id: '5',
      title: '(no title)',
      severity: 'unknown',
      createdAt: RECEIVED,
      updatedAt: RECEIVED,
    });
    expect(Incident.parse(items[0]?.incident)).toEqual(items[0]?.incident);
  });

  test.each(['', '   ', '\u00a0\u2003', '\t\n'])(
    'says of a title nobody could see that there is none: %j',
    (displayName) => {
      expect(one({ displayName })?.incident.title).toBe('(no title)');
    },
  );

  test('keeps words it does not know and falls back for members of a wrong type', () => {
    expect(one({ severity: 'apocalyptic', status: 'pausedByService' })?.incident).toMatchObject({
      severity: 'apocalyptic',
      status: 'pausedByService',
    });
    const wrong = one({
      displayName: 7,
      severity: [],
      status: null,
      assignedTo: {},
      createdDateTime: 'soon',
      customTags: 'vip',
      comments: [1, null],
      priorityScore: 'high',
      alerts: 'none',
    });
    expect(wrong?.incident).toMatchObject({
      title: '(no title)',
      severity: 'unknown',
      status: 'unknown',
      assignedTo: null,
      createdAt: '2026-11-20T11:00:00.765Z',
      customTags: [],
      comments: [],
      priorityScore: null,
    });
  });

  test('cannot do harm with names, depth or length', () => {
    const deep = `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`;
    const body = `{"value":[{"id":"1","__proto__":{"polluted":true},"constructor":"x","deep":${deep},"displayName":${JSON.stringify('t'.repeat(1_000_000))},"description":${JSON.stringify('d'.repeat(1_000_000))}}]}`;
    const found = readIncidents(bytes(body), context).items[0]?.incident;

    expect(found?.title.length).toBeLessThan(4_100);
    expect(found?.title).toContain('more characters');
    expect(found?.description?.length).toBeLessThan(200_100);
    expect(JSON.stringify(found?.extra).length).toBeLessThan(10_000);
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
    expect(found?.extra).not.toHaveProperty('polluted');
  });

  test('that names another tenant shows it', () => {
    const other = 'cfcdbe43-297b-4c6b-ac7e-8d7f6befb514';
    expect(one({ tenantId: other })?.incident).toMatchObject({
      tenantId: CONTOSO,
      extra: { tenantId: other },
    });
    expect(one({ tenantId: CONTOSO.toUpperCase() })?.incident.extra).toEqual({});
  });
});

describe('evidence', () => {
  test.each([
    [
      'deviceEvidence',
      { deviceDnsName: 'pc.contoso.com', osPlatform: 'Windows11', lastIpAddress: '10.0.0.1' },
      { kind: 'device', label: 'pc.contoso.com', detail: 'Windows11 · 10.0.0.1' },
    ],
    [
      'userEvidence',
      { userAccount: { userPrincipalName: 'a@b.c', displayName: 'A', azureAdUserId: 'oid' } },
      {
        kind: 'user',
        label: 'a@b.c',
        detail: 'A',
        userObjectId: 'oid',
        userPrincipalName: 'a@b.c',
      },
    ],
    [
      'fileEvidence',
      { fileDetails: { fileName: 'x.exe', filePath: 'C:\\t', sha256: 'ab' } },
      { kind: 'file', label: 'x.exe', detail: 'C:\\t · ab' },
    ],
    [
      'processEvidence',
      { imageFile: { fileName: 'p.exe' }, processCommandLine: 'p -x', processId: 4 },
      { kind: 'process', label: 'p.exe', detail: 'p -x' },
    ],
    [
      'analyzedMessageEvidence',
      { subject: 'Invoice', p2Sender: { emailAddress: 'e@v.il' } },
      { kind: 'email', label: 'Invoice', detail: 'e@v.il' },
    ],
    [
      'registryValueEvidence',
      { registryHive: 'HKLM', registryKey: 'Run', registryValueName: 'evil' },
      { kind: 'registry', label: 'evil', detail: 'HKLM · Run' },
    ],
    [
      'ipEvidence',
      { ipAddress: '1.2.3.4', countryLetterCode: 'SE' },
      { kind: 'ip', label: '1.2.3.4', detail: 'SE' },
    ],
  ])('of type %s is named as a person would', (type, members, expected) => {
    const found = evidence({
      '@odata.type': `#microsoft.graph.security.${type}`,
      verdict: 'Malicious',
      roles: ['attacked'],
      ...members,
    });
    expect(found).toMatchObject({ type, verdict: 'malicious', roles: ['attacked'], ...expected });
  });

  test('of a type nobody knows keeps its members readable', () => {
    const found = evidence({
      '@odata.type': '#microsoft.graph.security.quantumEvidence',
      qubit: 'q1',
      count: 3,
      inner: { flag: true },
      list: ['a', { b: 'c' }],
    });
    expect(found).toMatchObject({
      kind: 'other',
      type: 'quantumEvidence',
      label: 'q1',
      fields: [
        { name: 'qubit', value: 'q1' },
        { name: 'count', value: '3' },
        { name: 'inner.flag', value: 'true' },
        { name: 'list', value: 'a, b c' },
      ],
    });
  });

  test('says by its whole path what it carries, whether the contract has that name or not', () => {
    const found = evidence({
      '@odata.type': '#microsoft.graph.security.processEvidence',
      roles: ['attacked'],
      imageFile: { '@odata.type': 'x', fileName: 'p.exe', odd: { deep: 1 }, sha256: 'ab' },
      fileName: { imageFile: 'q' },
    });
    expect(found?.fields).toEqual([
      { name: 'imageFile.fileName', value: 'p.exe' },
      { name: 'imageFile.odd.deep', value: '1' },
      { name: 'imageFile.sha256', value: 'ab' },
      { name: 'fileName.imageFile', value: 'q' },
    ]);
  });

  test.each([
    {},
    { '@odata.type': 7 },
    { '@odata.type': '#microsoft.graph.security.deviceEvidence', deviceDnsName: {} },
  ])('without anything usable is still there: %j', (own) => {
    const found = evidence(own);
    expect(found?.label).not.toBe('');
    expect(Evidence.parse(found)).toEqual(found);
  });
});

test('an alert fits the shape that is stored', () => {
  const { items, unreadable } = readAlerts(
    bytes({ value: [graphAlert(), graphAlert({ id: null }), { id: 1, incidentId: 2 }] }),
  );
  expect(unreadable).toBe(1);
  for (const { alert } of items) expect(Alert.parse(alert)).toEqual(alert);
});

test('an alert that belongs to no incident is none of the board, and no trouble', () => {
  const lone = graphAlert({ incidentId: null });
  const { items, unreadable } = readAlerts(
    bytes({ value: [lone, graphAlert({ incidentId: {} })] }),
  );
  expect({ items, unreadable }).toEqual({ items: [], unreadable: 1 });
});

const contract = path.resolve(
  import.meta.dirname,
  '../../../../../../shared/graph-contract/openapi.v1.0.json',
);
test.skipIf(!existsSync(contract))(
  `every evidence type of the published contract has a form (needs ${contract})`,
  () => {
    const { components } = JSON.parse(readFileSync(contract, 'utf8'));
    const types = Object.keys(components.schemas)
      .map((name) => /^microsoft\.graph\.security\.(\w+)Evidence$/.exec(name)?.[1])
      .filter((name) => name !== undefined && name !== 'alert');

    expect(types.length).toBeGreaterThan(40);
    expect(types.filter((type) => type !== undefined && !EVIDENCE_FORMS.has(type))).toEqual([]);
  },
);
