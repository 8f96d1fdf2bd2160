import { z } from 'zod';
import { IncidentId } from '#shared/domain/incident.ts';
import { type IncidentTask, IncidentTaskId } from '#shared/domain/incident-task.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import { shortened } from '#shared/text.ts';
import { readEnvelope } from './envelope.ts';
import type { ReadPage } from './incident-page.ts';
import {
  idOf,
  isMembers,
  type Members,
  memberOf,
  momentOf,
  textOf,
  titleOf,
  wordOf,
} from './lenient.ts';

const LINE = 4_000;
const TEXT = 200_000;
const FIELDS = 20;
const TYPE = /^#?microsoft\.graph\.security\./i;

/** An answer of Graph about one task: an object, in which nothing but the id has to be right. */
export const TaskMembers = z.record(z.string(), z.unknown());

/**
 * One task, or null when it has no usable id. Everything else may be missing, of another type or new:
 * the published samples themselves carry words and types that the contract lacks (FACTS.md a).
 */
export function readTask(from: unknown, tenantId: TenantId): IncidentTask | null {
  if (!isMembers(from)) return null;
  const id = IncidentTaskId.safeParse(idOf(from, 'id'));
  if (!id.success) return null;
  const incident = memberOf(from, 'incident');
  const incidentId = IncidentId.safeParse(isMembers(incident) ? idOf(incident, 'id') : null);
  const action = memberOf(from, 'responseAction');
  return {
    tenantId,
    id: id.data,
    incidentId: incidentId.success ? incidentId.data : null,
    title: titleOf(from, 'displayName', LINE),
    description: textOf(from, 'description', TEXT),
    status: wordOf(from, 'status') ?? 'unknown',
    source: wordOf(from, 'source'),
    actionType: wordOf(from, 'actionType'),
    actionStatus: wordOf(from, 'actionStatus'),
    action: isMembers(action) ? readAction(action) : null,
    createdBy: textOf(from, 'createdByDisplayName', LINE),
    createdAt: momentOf(from, 'createdDateTime'),
    updatedBy: textOf(from, 'lastModifiedByDisplayName', LINE),
    updatedAt: momentOf(from, 'lastModifiedDateTime'),
  };
}

/** GET /beta/security/incidentTasks (a list). @throws AppError `bad-answer` when the body is no list. */
export function readTasks(body: Uint8Array, tenantId: TenantId): ReadPage<IncidentTask> {
  const { items, ...rest } = readEnvelope(body);
  const read = items.map((item) => readTask(item, tenantId)).filter((task) => task !== null);
  return { ...rest, items: read, unreadable: items.length - read.length };
}

function readAction(from: Members): NonNullable<IncidentTask['action']> {
  const written = from['@odata.type'];
  const fields: { name: string; value: string }[] = [];
  for (const [name, value] of Object.entries(from)) {
    const said = name === 'identifierValue' || name.startsWith('@odata') || name === '__proto__';
    const text = said || value === null || value === '' ? null : JSON.stringify(value);
    if (text === null || fields.length === FIELDS) continue;
    const shown = typeof value === 'string' ? value : text;
    fields.push({ name: name.slice(0, 200), value: shortened(shown, LINE) });
  }
  return {
    type: typeof written === 'string' ? written.replace(TYPE, '').slice(0, 200) : '',
    target: textOf(from, 'identifierValue', LINE) ?? idOf(from, 'identifierValue'),
    fields,
  };
}
