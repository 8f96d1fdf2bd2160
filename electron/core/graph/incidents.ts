import type { WrittenVerdict } from '#shared/domain/change.ts';
import type { WritableStatus } from '#shared/domain/incident.ts';
import type { GraphClient, RawAnswer } from './client.ts';

/** A list call: follow `@odata.nextLink` as it is; arithmetic with `$skip` fails under load (FACTS.md a). */
export interface ListQuery {
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
}

interface ListOptions {
  /** With the alerts and their evidence; fails for good in some large tenants, then read them apart. */
  readonly withAlerts: boolean;
}

const PATH = '/security/incidents';
/** More is answered with 400 (FACTS.md surprise 5). */
export const INCIDENTS_A_PAGE = 50;

function list(filter: string, { withAlerts }: ListOptions): ListQuery {
  const query = { $filter: filter, $top: String(INCIDENTS_A_PAGE) };
  return { path: PATH, query: withAlerts ? { ...query, $expand: 'alerts' } : query };
}

/** A stretch of creation time as a filter; without an end where `to` is null. */
export function createdBetween(from: string, to: string | null): string {
  const start = `createdDateTime ge ${from}`;
  return to === null ? start : `${start} and createdDateTime lt ${to}`;
}

/**
 * `GET /security/incidents`, created from `from` up to, but not including, `to` (UTC ISO).
 * Permission: SecurityIncident.Read.All.
 */
export function incidentsCreatedBetween(
  from: string,
  to: string | null,
  options: ListOptions,
): ListQuery {
  return list(createdBetween(from, to), options);
}

/** `GET /security/incidents`, changed at `since` (UTC ISO) or later. Permission: SecurityIncident.Read.All. */
export function incidentsChangedSince(since: string, options: ListOptions): ListQuery {
  return list(`lastUpdateDateTime ge ${since}`, options);
}

function one(id: string): string {
  return `${PATH}/${encodeURIComponent(id)}`;
}

/**
 * `GET /security/incidents/{id}`, as the service sent it, for the cache. A merged one answers with
 * `redirected` and `redirectIncidentId`. Permission: SecurityIncident.Read.All.
 */
export function readIncident(
  graph: GraphClient,
  id: string,
  signal?: AbortSignal,
): Promise<RawAnswer> {
  return graph.raw(one(id), signal && { signal });
}

/** Members a write may carry, in Graph's own words; `customTags` replaces the whole list (FACTS.md a). */
export interface IncidentBody {
  readonly status?: WritableStatus | undefined;
  /** Null takes it off everybody. */
  readonly assignedTo?: string | null | undefined;
  readonly classification?: WrittenVerdict['classification'] | undefined;
  readonly determination?: WrittenVerdict['determination'] | undefined;
  readonly customTags?: readonly string[] | undefined;
  readonly resolvingComment?: string | undefined;
  readonly severity?: string | undefined;
  readonly displayName?: string | undefined;
}

/**
 * `PATCH /security/incidents/{id}`; answers the incident. There is no ETag: look before you write, and again
 * when the write had to wait, so it is never kept here while the service asks to wait.
 * Permission: SecurityIncident.ReadWrite.All.
 */
export function updateIncident(
  graph: GraphClient,
  id: string,
  body: IncidentBody,
  signal?: AbortSignal,
): Promise<unknown> {
  const call = { bundle: 'respond', waits: false } as const;
  return graph.patch(one(id), body, { ...call, ...(signal && { signal }) });
}

/**
 * `POST /security/incidents/{id}/comments`; answers all comments. A comment cannot be changed or taken
 * back, and a repeated call adds it twice. Permission: SecurityIncident.ReadWrite.All.
 */
export function commentOnIncident(
  graph: GraphClient,
  id: string,
  comment: string,
  signal?: AbortSignal,
): Promise<unknown> {
  const body = { '@odata.type': 'microsoft.graph.security.alertComment', comment };
  return graph.post(`${one(id)}/comments`, body, { bundle: 'respond', ...(signal && { signal }) });
}
