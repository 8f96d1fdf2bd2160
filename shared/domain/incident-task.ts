import { z } from 'zod';
import { Instant } from '../time.ts';
import { type Incident, IncidentId, Word } from './incident.ts';
import { TenantId } from './tenant.ts';

/** Unique only inside its tenant. */
export const IncidentTaskId = z.string().min(1).max(128).brand('IncidentTaskId');
export type IncidentTaskId = z.infer<typeof IncidentTaskId>;

/** Statuses a person may write; the service may show others (Graph beta `incidentTaskStatus`). */
export const WritableTaskStatus = z.enum([
  'open',
  'inProgress',
  'completed',
  'failed',
  'notRelevant',
]);
export type WritableTaskStatus = z.infer<typeof WritableTaskStatus>;

/**
 * One thing the Defender Experts ask for, or did themselves, to remedy an incident (Graph beta
 * `microsoft.graph.security.incidentTask`). Words are kept as Graph wrote them, also unknown ones.
 */
export const IncidentTask = z.object({
  tenantId: TenantId,
  id: IncidentTaskId,
  /** Null where the service does not say which. */
  incidentId: IncidentId.nullable(),
  title: z.string(),
  description: z.string().nullable(),
  status: Word,
  /** `defenderExpertsGuidedResponse`: for us or the customer; `…ManagedResponse`: done by Microsoft. */
  source: Word.nullable(),
  actionType: Word.nullable(),
  actionStatus: Word.nullable(),
  /** What the action is meant for, as the service writes it; null where it no longer sends actions. */
  action: z
    .object({
      /** Its type without `#microsoft.graph.security.`. */
      type: z.string(),
      target: z.string().nullable(),
      /** Everything else it carries (kind of isolation, device…), in order. */
      fields: z.array(z.object({ name: z.string(), value: z.string() })),
    })
    .nullable(),
  createdBy: z.string().nullable(),
  createdAt: Instant.nullable(),
  updatedBy: z.string().nullable(),
  updatedAt: Instant.nullable(),
});
export type IncidentTask = z.infer<typeof IncidentTask>;

/**
 * Whether the Experts are likely to have set tasks: they handed the incident over or resolved it, hold
 * it, or left it to the customer (domain.md 3.3, S3-17 and S3-18). Others may have some all the same.
 */
export function mayHaveTasks(
  { status, assignedTo }: Pick<Incident, 'status' | 'assignedTo'>,
  area: string,
): boolean {
  if (area === 'Incident remediation' || status === 'awaitingAction') return true;
  return ['defender experts', 'customer'].includes(assignedTo?.trim().toLowerCase() ?? '');
}
