import type { IncidentHead } from '../world/incident-table.ts';
import { CLASSIFICATIONS, DETERMINATIONS, SEVERITIES, STATUSES } from '../world/incident-words.ts';
import { renderAlert } from '../world/render-alert.ts';
import { type IncidentView, incidentRow, renderIncident } from '../world/render-incident.ts';
import type { TenantWorld } from '../world/tenant-world.ts';
import { type FieldKind, type FieldValue, type Filter, parseFilter } from './filter.ts';
import type { GraphCall } from './graph-context.ts';
import { badRequest, GraphError, notFound } from './graph-error.ts';
import { allowOptions, type Bookmark, nextLink, readPaging, wantsCount } from './paging.ts';

/** GET calls of `/security/incidents`. Pages hold at most 50; newest change first. */

const PAGE = 50;
const ALERTS_AT_ONCE = 1_000;

/** Documented filterable properties (endpoints.json). */
const FILTERABLE: Readonly<Record<string, FieldKind>> = {
  assignedTo: 'text',
  classification: CLASSIFICATIONS.filter((word) => word !== null),
  createdDateTime: 'time',
  determination: DETERMINATIONS.filter((word) => word !== null),
  lastUpdateDateTime: 'time',
  severity: [...SEVERITIES, 'unknown', 'unknownFutureValue'],
  status: [...STATUSES, 'unknownFutureValue'],
};

export function fieldOf(head: Omit<IncidentHead, 'alerts'>, name: string): FieldValue {
  switch (name) {
    case 'createdDateTime':
      return head.createdMs;
    case 'lastUpdateDateTime':
      return head.updatedMs;
    case 'assignedTo':
      return head.assignedTo;
    case 'classification':
      return head.classification;
    case 'determination':
      return head.determination;
    case 'severity':
      return head.severity;
    default:
      return head.status;
  }
}

export function listIncidents(graph: GraphCall): object {
  allowOptions(graph);
  const inside = insideOf(graph);
  const paging = readPaging(graph, PAGE, PAGE);
  const expanded = expandsAlerts(graph);
  const filter = filterOf(graph);
  if (expanded && filter && graph.state.expandBroken) {
    throw new GraphError(
      500,
      'InternalServerError',
      'An internal server error occurred while expanding the alerts.',
    );
  }
  const view = viewOf(graph, expanded);
  const rows: number[] = [];
  let skipped = 0;
  let more = false;
  for (const row of matching(inside, filter, paging.after)) {
    if (skipped < paging.skip) skipped += 1;
    else if (rows.length < paging.top) rows.push(row);
    else {
      more = true;
      break;
    }
  }
  const last = rows.at(-1);
  const count =
    wantsCount(graph) && paging.after === null ? total(matching(inside, filter, null)) : null;
  return {
    '@odata.context': `${graph.base}/$metadata#security/incidents${expanded ? '(alerts())' : ''}`,
    ...(count !== null && { '@odata.count': count }),
    ...(more &&
      last !== undefined && {
        '@odata.nextLink': nextLink(graph, { updatedMs: inside.table.updatedMs(last), row: last }),
      }),
    value: rows.map((row) => renderIncident(inside, row, view)),
  };
}

/** Bare number, as `$count` paths answer. */
export function countIncidents(graph: GraphCall): string {
  allowOptions(graph, new Set(['$filter']));
  return String(total(matching(insideOf(graph), filterOf(graph), null)));
}

export function getIncident(graph: GraphCall, id: string): object {
  allowOptions(graph, new Set(['$expand']));
  const inside = insideOf(graph);
  const view = viewOf(graph, expandsAlerts(graph));
  return {
    '@odata.context': `${graph.base}/$metadata#security/incidents${view.withAlerts ? '(alerts())' : ''}/$entity`,
    ...renderIncident(inside, rowOf(inside, id), view),
  };
}

export function alertsOfIncident(graph: GraphCall, id: string): object {
  allowOptions(graph, new Set(['$top', '$skip', '$count']));
  const inside = insideOf(graph);
  const row = rowOf(inside, id);
  const refs = inside.alertsOf(row);
  const { top, skip } = readPaging(graph, ALERTS_AT_ONCE, ALERTS_AT_ONCE);
  return {
    '@odata.context': `${graph.base}/$metadata#security/incidents('${id}')/alerts`,
    ...(wantsCount(graph) && { '@odata.count': refs.length }),
    value: refs.slice(skip, skip + top).map((ref) => renderAlert(inside, ref, !graph.newMembers)),
  };
}

/** What of an incident this caller may see. */
export function viewOf({ newMembers, beta }: GraphCall, withAlerts: boolean): IncidentView {
  return { newMembers, withAlerts, beta };
}

export function insideOf({ inside }: GraphCall): TenantWorld {
  if (!inside) throw new GraphError(403, 'Forbidden', 'This tenant has no Microsoft Defender XDR.');
  return inside;
}

/** @throws GraphError 404 when the tenant has no such incident. */
export function rowOf(inside: TenantWorld, id: string): number {
  const row = incidentRow(inside, id);
  if (row === null) throw notFound(`Incident '${id}'`);
  return row;
}

function filterOf({ call }: GraphCall): Filter | null {
  const text = call.query.get('$filter');
  return text === null ? null : parseFilter(text, FILTERABLE);
}

function expandsAlerts({ call }: GraphCall): boolean {
  const text = call.query.get('$expand');
  if (text === null) return false;
  if (text !== 'alerts')
    throw badRequest(`Invalid expand clause '${text}': only 'alerts' can be expanded.`);
  return true;
}

/** Rows that match, newest change first; stops where the filter rules out everything older. */
function* matching(inside: TenantWorld, filter: Filter | null, after: Bookmark | null) {
  const oldest = filter?.notBefore('lastUpdateDateTime') ?? -Infinity;
  for (const row of inside.table.newestFirst(after)) {
    if (inside.table.updatedMs(row) < oldest) return;
    if (!filter) {
      yield row;
      continue;
    }
    const head = inside.table.head(row);
    if (filter.matches((name) => fieldOf(head, name))) yield row;
  }
}

function total(rows: Iterable<number>): number {
  let count = 0;
  for (const _ of rows) count += 1;
  return count;
}
