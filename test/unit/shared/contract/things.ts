import { DEFAULT_END_REMINDERS } from '#shared/domain/access/end-reminders.ts';
import type { AlertLine } from '#shared/contract/incident-parts.ts';
import type { ActivityEntry } from '#shared/domain/activity.ts';
import type { BoardRow } from '#shared/domain/board.ts';
import { ChangeId, type RecordedChange } from '#shared/domain/change.ts';
import { UNKNOWN_ENGAGEMENT } from '#shared/domain/engagement.ts';
import {
  type Alert,
  AlertId,
  type Evidence,
  type Incident,
  IncidentId,
} from '#shared/domain/incident.ts';
import type { RelatedIncidents } from '#shared/domain/related.ts';
import { TenantId } from '#shared/domain/tenant.ts';
import { instant } from '#shared/time.ts';

// One of each thing that crosses the border, with as many members empty as may be.
export const tenantId = TenantId.parse('0a1b2c3d-0000-4000-8000-000000000001');
export const incidentId = IncidentId.parse('924565');
export const alertId = AlertId.parse('da637551227677560813_-961444813');
export const id = ChangeId.parse('3d1c5a70-9f0c-4a5e-8a53-0b8c6e8f7a11');
export const at = instant(Date.UTC(2026, 10, 21, 4));
export const key = { tenantId, incidentId };
export const receipt = { id, stage: 'recorded' } as const;
export const failure = {
  code: 'offline',
  message: 'No way.',
  remedy: null,
  support: null,
} as const;
export const incident: Incident = {
  tenantId,
  id: incidentId,
  title: 'Multi-stage incident \u202e',
  severity: 'high',
  status: 'aWordOfTomorrow',
  classification: null,
  determination: null,
  assignedTo: null,
  createdAt: at,
  updatedAt: at,
  description: null,
  summary: null,
  resolvingComment: null,
  lastModifiedBy: null,
  priorityScore: null,
  redirectIncidentId: null,
  webUrl: null,
  customTags: [],
  systemTags: ['Defender Experts'],
  comments: [{ text: 'hello', author: null, createdAt: null }],
  extra: { newMember: { deep: [1, null, 'x'] } },
};

export const alert: Alert = {
  id: alertId,
  incidentId,
  title: 'Suspicious PowerShell',
  severity: 'high',
  status: 'new',
  detectionSource: null,
  serviceSource: null,
  category: null,
  mitreTechniques: ['T1059.001'],
  createdAt: at,
  updatedAt: null,
  firstActivityAt: null,
  lastActivityAt: null,
  assignedTo: null,
  classification: null,
  determination: null,
  description: null,
  recommendedActions: null,
  webUrl: null,
};

export const alertLine: AlertLine = {
  id: alertId,
  title: 'Suspicious PowerShell',
  severity: 'high',
  status: 'new',
  detectionSource: null,
  mitreTechniques: ['T1059.001'],
  createdAt: at,
  firstActivityAt: null,
  lastActivityAt: null,
  classification: null,
  determination: null,
};

export const evidence: Evidence = {
  alertId,
  ordinal: 0,
  kind: 'device',
  type: 'deviceEvidence',
  label: 'pc-1',
  detail: null,
  verdict: null,
  remediationStatus: null,
  roles: [],
  createdAt: null,
  deviceId: null,
  userObjectId: null,
  userPrincipalName: null,
  fields: [{ name: 'osPlatform', value: 'Windows11' }],
};

export const seen = {
  updatedAt: at,
  status: 'active',
  assignedTo: null,
  classification: null,
  determination: null,
  comments: 0,
  severity: 'high',
  title: 'x',
  resolvingComment: null,
  tags: [],
  task: null,
};
export const change: RecordedChange = {
  ...key,
  id,
  change: { kind: 'comment', text: 'looked at it' },
  stage: 'refused',
  accountId: 'uid.utid',
  batch: null,
  recordedAt: at,
  sentAt: null,
  settledAt: null,
  attempts: 1,
  base: seen,
  reason: 'Somebody was faster.',
  remedy: null,
  found: seen,
};

export const browser = { browser: 'edge', profile: 'Profile 1' } as const;
export const tenant = {
  id: tenantId,
  name: 'Contoso',
  colour: 3,
  tags: ['gold'],
  accessModel: 'gdap',
  browser,
  engagement: UNKNOWN_ENGAGEMENT,
  terms: { contract: null, own: { raisesHigh: true, calendar: null, targets: {} } },
} as const;
export const state = {
  name: 'needs-consent',
  group: 'blind',
  since: at,
  until: null,
  reason: 'The application is not approved.',
  remedy: 'Send the link to their administrator.',
  support: 'AADSTS65001',
} as const;
export const settings = {
  theme: 'system',
  density: 'compact',
  singleKeyShortcuts: true,
  keys: { take: 'Mod+Shift+t', remind: null, 'of-a-newer-version': 'g q' },
  retentionDays: 180,
  requestsPerMinute: 50,
  endReminders: DEFAULT_END_REMINDERS,
  clientId: '',
  homeTenantId: '11111111-2222-4333-8444-555555555555',
} as const;
export const candidate = {
  key: 'list:1',
  input: 'contoso.com',
  line: 1,
  id: tenantId,
  name: 'Contoso',
  domain: 'contoso.com',
  accessModel: 'unknown',
  known: false,
  problem: null,
  note: null,
  endsAt: null,
} as const;

export const row: BoardRow = {
  ...key,
  title: 'x',
  severity: 'high',
  status: 'active',
  turn: 'us',
  clock: { state: 'running', promise: 'resolve', warnAt: at, dueAt: at },
  assignedTo: null,
  mine: false,
  alerts: 2,
  createdAt: at,
  updatedAt: at,
  tags: [],
  pending: 0,
  refused: 0,
  assignedAt: null,
  noted: false,
  own: false,
  snoozedUntil: null,
};

export const related: RelatedIncidents = {
  here: [
    {
      ...key,
      tenantName: 'Contoso',
      title: 'Phish \u202e',
      severity: 'high',
      status: 'active',
      updatedAt: at,
      shared: [{ kind: 'url', value: 'https://evil.example/a' }],
      sharedTotal: 1,
      sameTitle: true,
    },
  ],
  hereTotal: 1,
  elsewhere: [],
  elsewhereTotal: 3,
  tenantsElsewhere: 2,
  common: [],
};

export const activity: ActivityEntry[] = [
  { kind: 'created', at },
  {
    kind: 'seen',
    at,
    seenAt: at,
    by: null,
    changes: [{ field: 'status', from: 'active', to: 'resolved' }],
  },
  {
    kind: 'done',
    at,
    byMe: true,
    action: 'change.recorded',
    change: null,
    undoes: false,
    undoable: id,
    reason: null,
  },
  { kind: 'comment', at, author: null, text: 'x' },
];
