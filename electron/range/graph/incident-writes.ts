import { z } from 'zod';
import { jsonObject } from '../http/exchange.ts';
import type { IncidentHead } from '../world/incident-table.ts';
import {
  type Classification,
  CLASSIFICATIONS,
  type Determination,
  DETERMINATIONS,
  type Severity,
  SEVERITIES,
  type Status,
} from '../world/incident-words.ts';
import { renderComment } from '../world/render-alert.ts';
import { commentsOf, incidentId, renderIncident } from '../world/render-incident.ts';
import { mergeInto } from '../world/merge.ts';
import type { IncidentChanges } from '../world/tenant-world.ts';
import { nameInTenant } from '../world/world.ts';
import type { GraphCall } from './graph-context.ts';
import { badRequest, notFound } from './graph-error.ts';
import { insideOf, rowOf, viewOf } from './incidents.ts';

/** Calls that change an incident. Nothing protects against two writers: the last one wins (FACTS.md a). */

/** A word of a list whatever its case: the published samples themselves write `TruePositive`. */
export function wordOf<T extends string>(list: readonly (T | null)[]) {
  return z.string().transform((text, context): T => {
    const found = list.find((word) => word !== null && word.toLowerCase() === text.toLowerCase());
    if (found === undefined || found === null) {
      context.addIssue({ code: 'custom', message: `'${text}' is not a value that can be written` });
      return z.NEVER;
    }
    return found;
  });
}

/** `redirected` comes from a merge and `awaitingAction` from Defender Experts only. */
const WRITABLE_STATUSES: readonly Status[] = ['active', 'inProgress', 'resolved'];

const Update = z.strictObject({
  '@odata.type': z.string().optional(),
  assignedTo: z.string().nullable().optional(),
  classification: wordOf<NonNullable<Classification>>(CLASSIFICATIONS).nullable().optional(),
  determination: wordOf<NonNullable<Determination>>(DETERMINATIONS).nullable().optional(),
  customTags: z.array(z.string()).optional(),
  description: z.string().nullable().optional(),
  displayName: z.string().min(1).optional(),
  severity: wordOf<Severity>(SEVERITIES).optional(),
  resolvingComment: z.string().nullable().optional(),
  status: wordOf<Status>(WRITABLE_STATUSES).optional(),
  summary: z.string().nullable().optional(),
});

/** The name that the caller's changes carry in this tenant. */
export function signatureOf({ person, tenant }: GraphCall): string {
  return tenant ? nameInTenant(person, tenant) : person.userPrincipalName;
}

/** Reads a JSON body. @throws GraphError 400 naming the first property that cannot be taken. */
export function readBody<T>({ call }: GraphCall, schema: z.ZodType<T>): T {
  const type = call.headers['content-type'] ?? '';
  if (!/^application\/json\b/i.test(type))
    throw badRequest(
      'Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.',
    );
  const body = jsonObject(call.body);
  if (body === null)
    throw badRequest(
      'Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.',
    );
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const [first] = parsed.error.issues;
  const where = first?.code === 'unrecognized_keys' ? first.keys.join(', ') : first?.path.join('/');
  throw badRequest(
    `Invalid request body: property '${where ?? ''}': ${first?.message ?? 'not valid'}.`,
  );
}

/** PATCH. Answers the incident as it is now. @throws GraphError 400 for what cannot be written. */
export function updateIncident(graph: GraphCall, id: string): object {
  const inside = insideOf(graph);
  const row = rowOf(inside, id);
  const asked = readBody(graph, Update);
  if (Object.keys(asked).every((name) => name.startsWith('@')))
    throw badRequest('The request body names nothing to update.');
  if (inside.redirects.has(row))
    throw badRequest(
      `Incident '${id}' was merged; update the incident that redirectIncidentId names.`,
    );
  inside.setHead(row, headChange(asked), graph.nowMs);
  inside.change(row, textChange(asked, signatureOf(graph)));
  return {
    '@odata.context': `${graph.base}/$metadata#security/incidents/$entity`,
    ...renderIncident(inside, row, viewOf(graph, false)),
  };
}

function headChange(asked: z.infer<typeof Update>): Partial<IncidentHead> {
  return {
    ...(asked.assignedTo !== undefined && {
      assignedTo: asked.assignedTo === '' ? null : asked.assignedTo,
    }),
    ...(asked.classification !== undefined && { classification: asked.classification }),
    ...(asked.determination !== undefined && { determination: asked.determination }),
    ...(asked.severity !== undefined && { severity: asked.severity }),
    ...(asked.status !== undefined && { status: asked.status }),
  };
}

function textChange(asked: z.infer<typeof Update>, by: string): IncidentChanges {
  return {
    ...(asked.customTags !== undefined && { customTags: asked.customTags }),
    ...(asked.description !== undefined && { description: asked.description }),
    ...(asked.displayName !== undefined && { displayName: asked.displayName }),
    ...(asked.resolvingComment !== undefined && { resolvingComment: asked.resolvingComment }),
    ...(asked.summary !== undefined && { summary: asked.summary }),
    lastModifiedBy: `API-App:${by}`,
  };
}

export const NewComment = z.strictObject({
  '@odata.type': z
    .string()
    .regex(/^#?microsoft\.graph\.security\.alertComment$/)
    .optional(),
  comment: z.string().trim().min(1),
});

/** POST comments. Answers all comments; none can be changed or taken back. */
export function commentIncident(graph: GraphCall, id: string): object {
  const inside = insideOf(graph);
  const row = rowOf(inside, id);
  const { comment } = readBody(graph, NewComment);
  const head = inside.setHead(row, {}, graph.nowMs);
  const own = inside.changes.get(row)?.comments ?? [];
  const added = { comment, createdByDisplayName: signatureOf(graph), createdMs: head.updatedMs };
  inside.change(row, {
    comments: [...own, added],
    lastModifiedBy: `API-App:${signatureOf(graph)}`,
  });
  return {
    '@odata.context': `${graph.base}/$metadata#security/incidents('${id}')/comments`,
    value: commentsOf(inside, row, head).map(renderComment),
  };
}

const REASONS = [
  'repeatedAlertOccurrence',
  'sameGeography',
  'similarArtifacts',
  'sameTargetedAsset',
  'sameNetworkSegment',
  'eventSequence',
  'timeFrame',
  'sameThreatSource',
  'similarTTPsOrBehavior',
  'sameActor',
  'sameCampaign',
  'sharedIndicators',
  'sameAsset',
  'networkProximity',
  'eventCasualSequence',
  'temporalProximity',
  'lateralMovementPath',
] as const;

const Merge = z.strictObject({
  incidentIds: z.array(z.string()).min(2),
  incidentComment: z.string().nullable().optional(),
  mergeReasons: z
    .string()
    .nullable()
    .optional()
    .refine(
      (text) =>
        !text || text.split(',').every((word) => REASONS.some((reason) => reason === word.trim())),
      'is not a list of known reasons',
    ),
});

/** POST mergeIncidents: the first one named takes in the others. */
export function mergeIncidents(graph: GraphCall): object {
  const inside = insideOf(graph);
  const { incidentIds, incidentComment } = readBody(graph, Merge);
  const rows = [...new Set(incidentIds)].map((id) => rowOf(inside, id));
  const [target, ...sources] = rows;
  if (target === undefined || sources.length === 0)
    throw badRequest('At least two different incidents are needed.');
  const merged = rows.find((row) => inside.redirects.has(row));
  if (merged !== undefined)
    throw notFound(`Incident '${incidentId(merged)}' was merged already and`);
  const by = signatureOf(graph);
  mergeInto(inside, target, sources, by, incidentComment ?? null, graph.nowMs);
  return {
    '@odata.context': `${graph.base}/$metadata#microsoft.graph.security.mergeResponse`,
    targetIncidentId: incidentId(target),
  };
}
