import { z } from 'zod';
import { alertId, alertRef } from '../world/alert-id.ts';
import {
  CLASSIFICATIONS,
  type Classification,
  DETERMINATIONS,
  type Determination,
  SEVERITIES,
} from '../world/incident-words.ts';
import { alertHead, renderAlert, renderComment, storyOf } from '../world/render-alert.ts';
import type { AlertRef, TenantWorld } from '../world/tenant-world.ts';
import { type FieldKind, type FieldValue, type Filter, parseFilter } from './filter.ts';
import type { GraphCall } from './graph-context.ts';
import { badRequest, notFound } from './graph-error.ts';
import { NewComment, readBody, signatureOf, wordOf } from './incident-writes.ts';
import { insideOf } from './incidents.ts';
import { allowOptions, type Bookmark, nextLink, readPaging, wantsCount } from './paging.ts';

/** Calls of `/security/alerts_v2`. Pages hold 100 unless asked, at most 1,000; newest change first. */

const LIMIT = 1_000;
const STANDARD = 100;
const STATUSES = ['new', 'inProgress', 'resolved'] as const;
const SERVICES = [
  'unknown',
  'microsoftDefenderForEndpoint',
  'microsoftDefenderForIdentity',
  'microsoftDefenderForCloudApps',
  'microsoftDefenderForOffice365',
  'microsoft365Defender',
  'azureAdIdentityProtection',
  'microsoftAppGovernance',
  'dataLossPrevention',
  'unknownFutureValue',
  'microsoftDefenderForCloud',
  'microsoftSentinel',
  'microsoftInsiderRiskManagement',
  'microsoftThreatIntelligence',
  'microsoftSecurityForAI',
];

/** Documented filterable properties; `evidence/any(…)` is shown in a guide only and not taken here. */
const FILTERABLE: Readonly<Record<string, FieldKind>> = {
  assignedTo: 'text',
  classification: CLASSIFICATIONS.filter((word) => word !== null),
  createdDateTime: 'time',
  determination: DETERMINATIONS.filter((word) => word !== null),
  lastUpdateDateTime: 'time',
  serviceSource: SERVICES,
  severity: [...SEVERITIES, 'unknown', 'unknownFutureValue'],
  status: [...STATUSES, 'unknown', 'unknownFutureValue'],
};

export function listAlerts(graph: GraphCall): object {
  allowOptions(graph, new Set(['$top', '$skip', '$skiptoken', '$count', '$filter']));
  const inside = insideOf(graph);
  const paging = readPaging(graph, LIMIT, STANDARD);
  const text = graph.call.query.get('$filter');
  const filter = text === null ? null : parseFilter(text, FILTERABLE);
  const rows: AlertRef[] = [];
  let skipped = 0;
  let last: Bookmark | null = null;
  let more = false;
  for (const { ref, holder, place } of matching(inside, filter, paging.after)) {
    if (skipped < paging.skip) {
      skipped += 1;
      continue;
    }
    if (rows.length >= paging.top) {
      more = true;
      break;
    }
    rows.push(ref);
    last = { updatedMs: inside.table.updatedMs(holder), row: holder, alerts: place + 1 };
  }
  const count =
    wantsCount(graph) && paging.after === null ? total(matching(inside, filter, null)) : null;
  return {
    '@odata.context': `${graph.base}/$metadata#security/alerts_v2`,
    ...(count !== null && { '@odata.count': count }),
    ...(more && last !== null && { '@odata.nextLink': nextLink(graph, last) }),
    value: rows.map((ref) => renderAlert(inside, ref, !graph.newMembers)),
  };
}

/** Alerts that match, by the last change of their incidents; a bookmark may lie inside an incident. */
function* matching(inside: TenantWorld, filter: Filter | null, after: Bookmark | null) {
  for (const { holder, from } of holders(inside, after)) {
    for (const [place, ref] of inside.alertsOf(holder).entries()) {
      if (place >= from && (!filter || filter.matches(fieldReader(inside, ref))))
        yield { ref, holder, place };
    }
  }
}

function* holders(inside: TenantWorld, after: Bookmark | null) {
  const { table } = inside;
  // An incident that changed meanwhile has moved to the front; its rest is found there.
  const begun = after?.alerts !== undefined && table.updatedMs(after.row) === after.updatedMs;
  if (begun) yield { holder: after.row, from: after.alerts };
  for (const holder of table.newestFirst(after)) yield { holder, from: 0 };
}

function fieldReader(inside: TenantWorld, ref: AlertRef): (name: string) => FieldValue {
  const head = alertHead(inside, ref);
  return (name) => {
    switch (name) {
      case 'createdDateTime':
        return head.createdMs;
      case 'lastUpdateDateTime':
        return head.updatedMs;
      case 'serviceSource':
        return storyOf(inside, ref.row, inside.table.head(ref.row)).scenario.service;
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
  };
}

function total(items: Iterable<unknown>): number {
  let count = 0;
  for (const _ of items) count += 1;
  return count;
}

/** @throws GraphError 404 when the tenant has no such alert. */
function refOf(inside: TenantWorld, id: string): AlertRef {
  const ref = alertRef(inside.tenant.index, id);
  if (!ref || ref.row >= inside.table.size || ref.part >= inside.table.head(ref.row).alerts)
    throw notFound(`Alert '${id}'`);
  return ref;
}

export function getAlert(graph: GraphCall, id: string): object {
  allowOptions(graph, new Set());
  const inside = insideOf(graph);
  return entity(graph, inside, refOf(inside, id));
}

function entity(graph: GraphCall, inside: TenantWorld, ref: AlertRef): object {
  return {
    '@odata.context': `${graph.base}/$metadata#security/alerts_v2/$entity`,
    ...renderAlert(inside, ref, !graph.newMembers),
  };
}

const Update = z.strictObject({
  '@odata.type': z.string().optional(),
  status: wordOf<(typeof STATUSES)[number]>(STATUSES).optional(),
  classification: wordOf<NonNullable<Classification>>(CLASSIFICATIONS).nullable().optional(),
  determination: wordOf<NonNullable<Determination>>(DETERMINATIONS).nullable().optional(),
  assignedTo: z.string().nullable().optional(),
  customDetails: z.record(z.string(), z.unknown()).nullable().optional(),
});

export function updateAlert(graph: GraphCall, id: string): object {
  const inside = insideOf(graph);
  const ref = refOf(inside, id);
  const asked = readBody(graph, Update);
  if (Object.keys(asked).every((name) => name.startsWith('@')))
    throw badRequest('The request body names nothing to update.');
  changeAlert(inside, ref, graph.nowMs, {
    ...(asked.status !== undefined && { status: asked.status }),
    ...(asked.classification !== undefined && { classification: asked.classification }),
    ...(asked.determination !== undefined && { determination: asked.determination }),
    ...(asked.assignedTo !== undefined && {
      assignedTo: asked.assignedTo === '' ? null : asked.assignedTo,
    }),
  });
  return entity(graph, inside, ref);
}

export function commentAlert(graph: GraphCall, id: string): object {
  const inside = insideOf(graph);
  const ref = refOf(inside, id);
  const { comment } = readBody(graph, NewComment);
  const own = inside.alertChanges.get(id)?.comments ?? [];
  const added = { comment, createdByDisplayName: signatureOf(graph), createdMs: graph.nowMs };
  changeAlert(inside, ref, graph.nowMs, { comments: [...own, added] });
  return {
    '@odata.context': `${graph.base}/$metadata#security/alerts_v2('${id}')/comments`,
    value: [...own, added].map(renderComment),
  };
}

/** A change of an alert shows on its incident too: its time moves. */
function changeAlert(inside: TenantWorld, ref: AlertRef, at: number, change: object): void {
  const { updatedMs } = inside.setHead(inside.holderOf(ref.row), {}, at);
  const id = alertId(inside.tenant.index, ref);
  inside.alertChanges.set(id, { ...inside.alertChanges.get(id), ...change, updatedMs });
}
