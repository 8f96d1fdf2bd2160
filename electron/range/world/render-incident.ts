import type { Json } from './evidence-context.ts';
import { expertsAdvice } from './experts-advice.ts';
import { type Hostility, hostilityOf } from './hostile.ts';
import { drawsFor } from './incident-draw.ts';
import type { IncidentHead } from './incident-table.ts';
import {
  expertsTags,
  FIRST_INCIDENT_ID,
  renderAlert,
  renderComment,
  type Story,
  storyOf,
} from './render-alert.ts';
import { graphTime } from './stamp.ts';
import type { StoredComment, TenantWorld } from './tenant-world.ts';
import { words } from './words.ts';

export interface IncidentView {
  /** False where the caller did not ask for the newer enum members: they read `unknownFutureValue`. */
  readonly newMembers: boolean;
  readonly withAlerts: boolean;
  /** With the members that only beta has. */
  readonly beta?: boolean;
}

const PRIORITY = { high: 90, medium: 60, low: 30, informational: 8 } as const;
const TAGS = words(
  'Follow up, VIP, Red team, Repeat offender, Waiting for customer, Tuning candidate',
);
const REMARKS = words(`
  Looked at the process tree; it is their own deployment tool., Called the customer; user confirms.,
  Device isolated and scan started., Same pattern as last week; see the other incident.,
  Asked for the mail headers., Password reset and sessions revoked., Handing over to the next shift.
`);

/** One incident, shaped as `microsoft.graph.security.incident`. */
export function renderIncident(world: TenantWorld, row: number, view: IncidentView): Json {
  const { tenant, table } = world;
  const head = table.head(row);
  const story = storyOf(world, row, head);
  const changed = world.changes.get(row);
  const draws = drawsFor(world, 13, row);
  const target = world.redirects.get(row);
  const closed = head.status === 'resolved';
  const tag = story.hostility?.tag ?? (draws.chance(0.07) ? draws.pick(TAGS) : null);
  const resolvingComment = closed && draws.chance(0.4) ? draws.pick(REMARKS) : null;
  const comments = commentsOf(world, row, head);
  const tags = expertsTags(world, head, story);
  return {
    id: incidentId(row),
    tenantId: tenant.id,
    status:
      head.status === 'awaitingAction' && !view.newMembers ? 'unknownFutureValue' : head.status,
    incidentWebUrl: webUrl(world, row, story.hostility),
    redirectIncidentId: target === undefined ? null : incidentId(target),
    displayName: changed?.displayName ?? titleOf(story),
    createdDateTime: graphTime(head.createdMs),
    lastUpdateDateTime: graphTime(head.updatedMs),
    assignedTo: head.assignedTo,
    classification: head.classification,
    determination: head.determination,
    severity: head.severity,
    customTags: changed?.customTags ?? (tag === null ? [] : [tag]),
    systemTags: tags,
    description:
      changed?.description !== undefined ? changed.description : descriptionOf(head, story),
    lastModifiedBy:
      changed?.lastModifiedBy ??
      (closed
        ? (head.assignedTo ?? 'Microsoft 365 Defender-AlertCorrelation')
        : 'Microsoft 365 Defender-AlertCorrelation'),
    resolvingComment:
      changed?.resolvingComment !== undefined ? changed.resolvingComment : resolvingComment,
    summary: changed?.summary !== undefined ? changed.summary : summaryOf(head, tags),
    priorityScore: draws.chance(0.05)
      ? null
      : Math.min(100, Math.max(0, PRIORITY[head.severity] + draws.between(-8, 10))),
    comments: comments.map(renderComment),
    ...(view.beta && expertsAdvice(story, tags.length > 0)),
    ...(view.withAlerts && {
      alerts: world
        .alertsOf(row)
        .map((ref) =>
          renderAlert(world, ref, !view.newMembers, ref.row === row ? story : undefined),
        ),
    }),
  };
}

/** Ids are digits and count up from the first incident of the tenant. */
export function incidentId(row: number): string {
  return String(row + FIRST_INCIDENT_ID);
}

/** The row an id stands for, or null when there is no such incident. */
export function incidentRow(world: TenantWorld, id: string): number | null {
  if (!/^[1-9]\d{0,9}$/.test(id)) return null;
  const row = Number(id) - FIRST_INCIDENT_ID;
  return row < world.table.size ? row : null;
}

/** Remarks on an incident: those that were written to the range, or those it was born with. */
export function commentsOf(
  world: TenantWorld,
  row: number,
  head: IncidentHead,
): readonly StoredComment[] {
  return [...bornComments(world, row, head), ...(world.changes.get(row)?.comments ?? [])];
}

function bornComments(world: TenantWorld, row: number, head: IncidentHead): StoredComment[] {
  if (row >= world.tenant.incidents) return [];
  const draws = drawsFor(world, 14, row);
  const quoted = hostilityOf(world.seed, world.tenant.index, row)?.title;
  const count = draws.weighted([70, 20, 8, 2]);
  return Array.from({ length: count }, () => ({
    comment: quoted === undefined ? draws.pick(REMARKS) : `Quoting the customer: ${quoted}`,
    createdByDisplayName: draws.pick(world.analysts),
    createdMs: Math.floor(head.createdMs) + draws.between(60_000, 3_600_000),
  })).filter(({ createdMs }) => createdMs <= head.updatedMs);
}

/** What the Experts have to say once they looked. */
function summaryOf({ status }: IncidentHead, tags: readonly string[]): string | null {
  if (tags.length === 0 || status === 'active') return null;
  if (status === 'awaitingAction')
    return 'Defender Experts investigated this incident. Actions are waiting for you.';
  return status === 'resolved'
    ? 'Defender Experts investigated this incident. The actions are done; please review them.'
    : 'Defender Experts are investigating this incident.';
}

function titleOf({ scenario, user, device, file, hostility }: Story): string {
  if (hostility?.title !== undefined) return hostility.title;
  return scenario.title
    .replace('{device}', device.hostName)
    .replace('{user}', user.displayName)
    .replace('{file}', file.name);
}

function descriptionOf(head: IncidentHead, { scenario, hostility, hunted }: Story): string | null {
  if (hostility?.description !== undefined) return hostility.description;
  if (hunted)
    return 'Defender Experts found an attack that no single detection shows. Executive summary: valid credentials were used from a rare place.';
  return head.severity === 'informational'
    ? null
    : `${scenario.product}: ${scenario.category}. ${scenario.alerts[0] ?? ''}.`;
}

/** The address of the incident in the portal; hostile ones lie about it. */
function webUrl({ tenant }: TenantWorld, row: number, hostility: Hostility | null): string | null {
  const path = `incident2/${incidentId(row)}/overview`;
  switch (hostility?.link) {
    case 'foreign-tenant':
      return `https://security.microsoft.com/${path}?tid=${tenant.id.slice(0, -4)}0bad`;
    case 'script':
      return `javascript:alert('${incidentId(row)}')//?tid=${tenant.id}`;
    case 'other-host':
      return `https://security.microsoft.com.evil.example/${path}?tid=${tenant.id}`;
    case 'none':
      return null;
    case undefined:
      return `https://security.microsoft.com/${path}?tid=${tenant.id}`;
  }
}
