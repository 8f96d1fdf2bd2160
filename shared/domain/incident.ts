import { z } from 'zod';
import { Instant } from '../time.ts';
import { TenantId } from './tenant.ts';

/** Unique only inside its tenant. Graph writes digits; nothing here relies on that. */
export const IncidentId = z.string().min(1).max(128).brand('IncidentId');
export type IncidentId = z.infer<typeof IncidentId>;

export const IncidentKey = z.object({ tenantId: TenantId, incidentId: IncidentId });
export type IncidentKey = z.infer<typeof IncidentKey>;

/** One text for an incident of any tenant, to look it up by. */
export function keyText({ tenantId, incidentId }: IncidentKey): string {
  return `${tenantId} ${incidentId}`;
}

/** Nothing is the same as nothing. */
export function isSameIncident(one: IncidentKey | null, other: IncidentKey | null): boolean {
  return one?.tenantId === other?.tenantId && one?.incidentId === other?.incidentId;
}

/**
 * Words of Graph are kept as Graph wrote them, in camelCase, also those that it may add later; the
 * lists below are the members of the published contract (v1.0) and only serve labels and rules.
 */
export const Word = z.string().max(200);

export const SEVERITIES = ['high', 'medium', 'low', 'informational'] as const;
export const STATUSES = [
  'active',
  'inProgress',
  'awaitingAction',
  'resolved',
  'redirected',
] as const;
/** The statuses of work that is over; everything else, unknown words included, is open. */
export const CLOSED_STATUSES = ['resolved', 'redirected'] as const;
export const CLASSIFICATIONS = [
  'truePositive',
  'falsePositive',
  'informationalExpectedActivity',
] as const;

/**
 * Statuses we may write: documented are active and resolved (`redirected` belongs to a merge);
 * `inProgress` is in the enum and what the portal does (FACTS.md a). Only the Experts set awaitingAction.
 */
export const WritableStatus = z.enum(['active', 'inProgress', 'resolved']);
export type WritableStatus = z.infer<typeof WritableStatus>;

export const Classification = z.enum(CLASSIFICATIONS);
export type Classification = z.infer<typeof Classification>;

/** Determinations the contract accepts in a write (FACTS.md a: the renamed members). */
export const Determination = z.enum([
  'multiStagedAttack',
  'malware',
  'maliciousUserActivity',
  'unwantedSoftware',
  'phishing',
  'compromisedAccount',
  'securityTesting',
  'lineOfBusinessApplication',
  'confirmedActivity',
  'notMalicious',
  'notEnoughDataToValidate',
  'other',
]);
export type Determination = z.infer<typeof Determination>;

/** Which determinations go with which classification, as the portal groups them. */
export const DETERMINATIONS_OF: Record<Classification, readonly Determination[]> = {
  truePositive: [
    'multiStagedAttack',
    'malware',
    'maliciousUserActivity',
    'unwantedSoftware',
    'phishing',
    'compromisedAccount',
    'other',
  ],
  informationalExpectedActivity: [
    'securityTesting',
    'lineOfBusinessApplication',
    'confirmedActivity',
    'other',
  ],
  falsePositive: ['notMalicious', 'notEnoughDataToValidate', 'other'],
};

export const Comment = z.object({
  text: z.string(),
  author: z.string().nullable(),
  createdAt: Instant.nullable(),
});
export type Comment = z.infer<typeof Comment>;

/** One incident as the service tells it (Graph v1.0 `microsoft.graph.security.incident`). */
export const Incident = z.object({
  tenantId: TenantId,
  id: IncidentId,
  title: z.string(),
  severity: Word,
  status: Word,
  classification: Word.nullable(),
  determination: Word.nullable(),
  assignedTo: z.string().nullable(),
  createdAt: Instant,
  updatedAt: Instant,
  description: z.string().nullable(),
  summary: z.string().nullable(),
  resolvingComment: z.string().nullable(),
  lastModifiedBy: z.string().nullable(),
  /** 0 to 100; over 85 top, under 15 low, null = not available (FACTS.md a). */
  priorityScore: z.number().nullable(),
  redirectIncidentId: IncidentId.nullable(),
  webUrl: z.string().nullable(),
  customTags: z.array(z.string()),
  systemTags: z.array(z.string()),
  comments: z.array(Comment),
  /** Members of the answer that this version has no name for, shown as they are. */
  extra: z.record(z.string(), z.unknown()),
});
export type Incident = z.infer<typeof Incident>;

export const AlertId = z.string().min(1).max(256).brand('AlertId');
export type AlertId = z.infer<typeof AlertId>;

/** One alert of an incident (Graph v1.0 `microsoft.graph.security.alert`), without its evidence. */
export const Alert = z.object({
  id: AlertId,
  incidentId: IncidentId,
  title: z.string(),
  severity: Word,
  status: Word,
  detectionSource: Word.nullable(),
  serviceSource: Word.nullable(),
  category: z.string().nullable(),
  mitreTechniques: z.array(z.string()),
  createdAt: Instant.nullable(),
  updatedAt: Instant.nullable(),
  firstActivityAt: Instant.nullable(),
  lastActivityAt: Instant.nullable(),
  assignedTo: z.string().nullable(),
  classification: Word.nullable(),
  determination: Word.nullable(),
  description: z.string().nullable(),
  recommendedActions: z.string().nullable(),
  webUrl: z.string().nullable(),
});
export type Alert = z.infer<typeof Alert>;

/** What kind of thing a piece of evidence is; `other` is every type this version has no form for. */
export const EvidenceKind = z.enum([
  'device',
  'user',
  'mailbox',
  'file',
  'process',
  'ip',
  'url',
  'email',
  'registry',
  'cloud',
  'application',
  'group',
  'other',
]);
export type EvidenceKind = z.infer<typeof EvidenceKind>;

/** One piece of evidence of an alert, reduced to what is shown; `fields` holds the rest in order. */
export const Evidence = z.object({
  alertId: AlertId,
  /** Place inside its alert; with the alert id it is the key. */
  ordinal: z.int(),
  kind: EvidenceKind,
  /** The type as Graph wrote it, without `#microsoft.graph.security.`. */
  type: z.string(),
  /** What a person would call it: host name, UPN, file name, address… */
  label: z.string(),
  /** A second line: path, command line, operating system… */
  detail: z.string().nullable(),
  verdict: Word.nullable(),
  remediationStatus: Word.nullable(),
  roles: z.array(z.string()),
  createdAt: Instant.nullable(),
  /** Defender device id, Entra object id, hash…: what the certain link forms need. */
  deviceId: z.string().nullable(),
  userObjectId: z.string().nullable(),
  userPrincipalName: z.string().nullable(),
  fields: z.array(z.object({ name: z.string(), value: z.string() })),
});
export type Evidence = z.infer<typeof Evidence>;

/** Open means somebody still has work to do. A status this version does not know counts as open. */
export function isOpen(status: string): boolean {
  return !CLOSED_STATUSES.some((closed) => closed === status);
}
