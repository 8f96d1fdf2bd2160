import type { IncidentDetail } from '#shared/contract/incidents.ts';
import { IncidentDetail as Detail } from '#shared/contract/incidents.ts';
import type { BoardRow } from '#shared/domain/board.ts';
import { applyChange, isPending, isReadable, type ListedChange } from '#shared/domain/change.ts';
import { Evidence, Incident } from '#shared/domain/incident.ts';
import { whoseTurn } from '#shared/domain/turn.ts';
import { instant } from '#shared/time.ts';
import { FAKE_NOW } from './board-data.ts';

const KINDS = ['device', 'user', 'file', 'process', 'ip', 'url', 'email'] as const;

/** Twelve pieces of evidence of a row. */
export function fakeEvidence(row: BoardRow): Evidence[] {
  const pieces = Array.from({ length: 12 }, (_, index) => ({
    alertId: `${row.incidentId}-a${index % row.alerts}`,
    ordinal: index,
    kind: KINDS[index % KINDS.length],
    type: `${KINDS[index % KINDS.length]}Evidence`,
    label: index % KINDS.length === 2 ? 'invoice\u202efdp.exe' : `thing-${index}.contoso.local`,
    detail: 'C:\\Users\\Public\\cmd.exe /c powershell -enc SQBFAFgA',
    verdict: index % 3 === 0 ? 'malicious' : 'suspicious',
    remediationStatus: 'none',
    roles: ['compromised'],
    createdAt: row.createdAt,
    deviceId: index % KINDS.length === 0 ? 'a'.repeat(40) : null,
    userObjectId: index % KINDS.length === 1 ? '33333333-3333-4333-8333-333333333333' : null,
    userPrincipalName: index % KINDS.length === 1 ? 'user@contoso.com' : null,
    fields: [{ name: 'osPlatform', value: 'Windows11' }],
  }));
  return pieces.map((piece) => Evidence.parse(piece));
}

function alertsOf(row: BoardRow) {
  return Array.from({ length: row.alerts }, (_, index) => ({
    id: `${row.incidentId}-a${index}`,
    incidentId: row.incidentId,
    title: index === 0 ? row.title : `Suspicious process ${index}`,
    severity: row.severity,
    status: 'new',
    detectionSource: 'microsoftDefenderForEndpoint',
    serviceSource: 'microsoftDefenderForEndpoint',
    category: 'LateralMovement',
    mitreTechniques: ['T1021.002'],
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
    firstActivityAt: row.createdAt,
    lastActivityAt: row.updatedAt,
    assignedTo: null,
    classification: null,
    determination: null,
    description: 'A process started another one that it should not.',
    recommendedActions: 'Isolate the device.\nReset the password of the user.',
    webUrl: null,
  }));
}

/** The whole incident behind a row, with the wishes laid over it. */
export function fakeDetail(row: BoardRow, changes: readonly ListedChange[]): IncidentDetail {
  const plain = Incident.parse({
    tenantId: row.tenantId,
    id: row.incidentId,
    title: row.title,
    severity: row.severity,
    status: row.status,
    classification: null,
    determination: null,
    assignedTo: row.assignedTo,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
    description: 'An attacker signed in with a stolen password.\nThen moved on to two servers.',
    summary: null,
    resolvingComment: null,
    lastModifiedBy: 'Microsoft 365 Defender',
    priorityScore: 91,
    redirectIncidentId: null,
    webUrl: null,
    customTags: row.tags,
    systemTags: [],
    comments: [{ text: 'Looked at it.', author: 'grace@msp.example', createdAt: row.updatedAt }],
    extra: { newMember: { nested: [1, 2] } },
  });
  const mine = changes.filter((change) => change.incidentId === row.incidentId);
  const incident = mine
    .filter(isReadable)
    .filter(({ stage }) => isPending(stage))
    .reduce((seen, { change }) => applyChange(seen, change, 'ada@msp.example'), plain);
  const verdict = whoseTurn({ ...incident, huntedByExperts: false });
  return Detail.parse({
    incident,
    turn: verdict,
    alerts: alertsOf(row),
    alertsTotal: row.alerts,
    evidenceTotal: 12,
    evidenceThings: 12,
    assigned: null,
    target: null,
    merged: [],
    snooze:
      row.snoozedUntil === null ? null : { untilAt: row.snoozedUntil, wakeAt: row.snoozedUntil },
    readAt: instant(FAKE_NOW - 40_000),
    changes: mine,
    me: 'ada@msp.example',
    write: row.tenantId.startsWith('00000002')
      ? {
          allowed: false,
          reason: 'Security Reader may only read. A Security Operator role there changes that.',
        }
      : { allowed: true, reason: null },
  });
}

/** What a change of ours was based on. */
export function seenOf(row: BoardRow) {
  const { updatedAt, status, assignedTo } = row;
  return {
    updatedAt,
    status,
    assignedTo,
    classification: null,
    determination: null,
    comments: 1,
    severity: 'high',
    title: '',
    resolvingComment: null,
    tags: [],
    task: null,
  };
}
