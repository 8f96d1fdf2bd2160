import { deserialize, serialize } from 'node:v8';
import type { IncidentId } from '#shared/domain/incident.ts';
import type { IncidentTask } from '#shared/domain/incident-task.ts';
import {
  type ReadIncident,
  type ReadPage,
  readAlerts,
  readIncidents,
} from '../graph/incident-page.ts';
import type { ReadAlert } from '../graph/alert.ts';
import { readTasks } from '../graph/incident-task-page.ts';
import { type PreparedAlert, prepared } from '../store/alert-rows.ts';
import { type PreparedIncident, preparedIncident } from '../store/prepared-incident.ts';
import type { Answer, IncidentAnswer } from './cache-writer.ts';

/** An alert and the incident it belongs to. */
export interface AlertOfIncident {
  readonly incidentId: IncidentId;
  readonly alert: PreparedAlert;
}

/** A page of the service read and made ready, as one piece of memory that can be handed to a thread. */
export interface Packed<T> {
  readonly bytes: Uint8Array;
  /** What is inside; never there. */
  readonly of?: ReadPage<T>;
}

/** An answer whose body was read. */
export type Prepared<A extends Answer, T> = Omit<A, 'body'> & { readonly page: Packed<T> };
export type PreparedIncidents = Prepared<IncidentAnswer, PreparedIncident>;
export type PreparedAlerts = Prepared<Answer, AlertOfIncident>;
export type PreparedTasks = Prepared<Answer, IncidentTask>;

/** @throws AppError `bad-answer` when the body is not a list of incidents, or one. */
export function packIncidents(answer: IncidentAnswer): Packed<PreparedIncident> {
  return packed(preparedIncidents(readIncidents(answer.body, answer), answer.expanded));
}

/** @throws AppError `bad-answer` when the body is not a list of alerts, or one. */
export function packAlerts({ body }: Pick<Answer, 'body'>): Packed<AlertOfIncident> {
  return packed(preparedAlerts(readAlerts(body)));
}

/** @throws AppError `bad-answer` when the body is not a list of tasks. */
export function packTasks({ body, tenantId }: Answer): Packed<IncidentTask> {
  return packed(readTasks(body, tenantId));
}

/** @param expanded with `$expand=alerts` a missing list is an empty one; without, it says nothing. */
export function preparedIncidents(
  page: ReadPage<ReadIncident>,
  expanded: boolean,
): ReadPage<PreparedIncident> {
  const items = page.items.map(({ incident, alerts }) =>
    preparedIncident(incident, expanded ? (alerts ?? []) : null),
  );
  return { ...page, items };
}

function preparedAlerts(page: ReadPage<ReadAlert>): ReadPage<AlertOfIncident> {
  const items = page.items.map((read) => ({
    incidentId: read.alert.incidentId,
    alert: prepared(read),
  }));
  return { ...page, items };
}

function packed<T>(page: ReadPage<T>): Packed<T> {
  return { bytes: serialize(page) };
}

/** What `packIncidents`, `packAlerts` or `packTasks` of this program put in. */
export function unpacked<T>({ bytes }: Packed<T>): ReadPage<T> {
  // The one cast: the bytes never left this process, and their type went with them.
  return deserialize(bytes) as ReadPage<T>;
}
