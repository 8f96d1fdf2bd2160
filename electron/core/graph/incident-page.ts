import { type Comment, type Incident, IncidentId } from '#shared/domain/incident.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import type { Instant } from '#shared/time.ts';
import { type ReadAlert, readAlert } from './alert.ts';
import { type Envelope, readEnvelope } from './envelope.ts';
import {
  boundedCopy,
  idOf,
  isMembers,
  type Members,
  membersOf,
  momentOf,
  textOf,
  titleOf,
  textsOf,
  wordOf,
} from './lenient.ts';

/** An incident of an answer; `alerts` is null when they were not part of it. */
export interface ReadIncident {
  readonly incident: Incident;
  readonly alerts: readonly ReadAlert[] | null;
}

/** A list answer read item by item. `unreadable`: items without an id, which are left out. */
export interface ReadPage<T> extends Omit<Envelope, 'items'> {
  readonly items: readonly T[];
  readonly unreadable: number;
}

interface Context {
  readonly tenantId: TenantId;
  /** Stands in for a missing date. */
  readonly receivedAt: Instant;
}

const LINE = 4_000;
const TEXT = 200_000;
const TAGS = 64;
const COMMENTS = 2_000;

/** Members with a place in `Incident`, and those that say nothing to a person. */
const NAMED = new Set([
  'id',
  'tenantId',
  'displayName',
  'severity',
  'status',
  'classification',
  'determination',
  'assignedTo',
  'createdDateTime',
  'lastUpdateDateTime',
  'description',
  'summary',
  'resolvingComment',
  'lastModifiedBy',
  'priorityScore',
  'redirectIncidentId',
  'incidentWebUrl',
  'customTags',
  'systemTags',
  'comments',
  'alerts',
  '__proto__',
]);

/**
 * GET /security/incidents (a list) or /security/incidents/{id} (one), v1.0 or beta, with or without
 * `$expand=alerts`. Permission: SecurityIncident.Read.All. Only an id is required of an item.
 * @throws AppError `bad-answer` when the body is neither.
 */
export function readIncidents(body: Uint8Array, context: Context): ReadPage<ReadIncident> {
  return readIncidentItems(readEnvelope(body), context);
}

/** The same for an answer that was taken apart before. */
export function readIncidentItems(
  { items, ...rest }: Envelope,
  context: Context,
): ReadPage<ReadIncident> {
  const read: ReadIncident[] = [];
  for (const item of items) {
    const incident = isMembers(item) ? readIncident(item, context) : null;
    if (incident) read.push(incident);
  }
  return { ...rest, items: read, unreadable: items.length - read.length };
}

/**
 * GET /security/alerts_v2 (a list or one). Permission: SecurityAlert.Read.All. As `readIncidents`; an alert
 * that belongs to no incident has no place on the board: it is left out, and not unreadable.
 */
export function readAlerts(body: Uint8Array): ReadPage<ReadAlert> {
  const { items, ...rest } = readEnvelope(body);
  const placed = items.filter((item) => !isMembers(item) || !isAlone(item));
  const read: ReadAlert[] = [];
  for (const item of placed) {
    const incidentId = isMembers(item) ? IncidentId.safeParse(idOf(item, 'incidentId')) : null;
    const alert = isMembers(item) && incidentId?.success ? readAlert(item, incidentId.data) : null;
    if (alert) read.push(alert);
  }
  return { ...rest, items: read, unreadable: placed.length - read.length };
}

function isAlone(alert: Members): boolean {
  return idOf(alert, 'id') !== null && (alert['incidentId'] ?? null) === null;
}

function readIncident(from: Members, { tenantId, receivedAt }: Context): ReadIncident | null {
  const id = IncidentId.safeParse(idOf(from, 'id'));
  if (!id.success) return null;
  const created = momentOf(from, 'createdDateTime');
  const updated = momentOf(from, 'lastUpdateDateTime');
  const redirect = IncidentId.safeParse(idOf(from, 'redirectIncidentId'));
  const score = from['priorityScore'];
  const incident: Incident = {
    tenantId,
    id: id.data,
    title: titleOf(from, 'displayName', LINE),
    severity: wordOf(from, 'severity') ?? 'unknown',
    status: wordOf(from, 'status') ?? 'unknown',
    classification: wordOf(from, 'classification'),
    determination: wordOf(from, 'determination'),
    assignedTo: textOf(from, 'assignedTo', LINE),
    createdAt: created ?? updated ?? receivedAt,
    updatedAt: updated ?? created ?? receivedAt,
    description: textOf(from, 'description', TEXT),
    summary: textOf(from, 'summary', TEXT),
    resolvingComment: textOf(from, 'resolvingComment', TEXT),
    lastModifiedBy: textOf(from, 'lastModifiedBy', LINE),
    priorityScore: typeof score === 'number' && Number.isFinite(score) ? score : null,
    redirectIncidentId: redirect.success ? redirect.data : null,
    webUrl: textOf(from, 'incidentWebUrl', LINE),
    customTags: textsOf(from, 'customTags', TAGS, 200),
    systemTags: textsOf(from, 'systemTags', TAGS, 200),
    comments: membersOf(from, 'comments').slice(-COMMENTS).map(readComment),
    extra: extraOf(from, tenantId),
  };
  if (!Array.isArray(from['alerts'])) return { incident, alerts: null };
  const alerts = membersOf(from, 'alerts')
    .map((alert) => readAlert(alert, incident.id))
    .filter((alert) => alert !== null);
  return { incident, alerts };
}

/** Published samples carry two spellings (domain.md 6, item 9). */
function readComment(from: Members): Comment {
  return {
    text: textOf(from, 'comment', TEXT) ?? '',
    author: textOf(from, 'createdByDisplayName', LINE) ?? textOf(from, 'createdBy', LINE),
    createdAt: momentOf(from, 'createdDateTime') ?? momentOf(from, 'createdTime'),
  };
}

/** What this version has no name for, as it is but bounded. A foreign tenant id is shown, not hidden. */
function extraOf(from: Members, tenantId: TenantId): Incident['extra'] {
  const extra: [string, unknown][] = [];
  for (const name in from) {
    if (NAMED.has(name) || name.startsWith('@odata')) continue;
    const value = from[name];
    if (value !== null && value !== '') extra.push([name, value]);
  }
  const owner = textOf(from, 'tenantId', LINE);
  if (owner !== null && owner.toLowerCase() !== tenantId) extra.push(['tenantId', owner]);
  if (extra.length === 0) return {};
  const budget = { nodes: 2_000 };
  return Object.fromEntries(
    extra.slice(0, 100).map(([name, value]) => [name.slice(0, 200), boundedCopy(value, 6, budget)]),
  );
}
