import { z } from 'zod';
import { Instant } from '../../time.ts';
import { IncidentId, Word } from '../incident.ts';
import { TenantId } from '../tenant.ts';
import { type Place, TellingKind } from './event.ts';

/** `caught-up` is one line for all that happened while this desk was away. */
export const InboxKind = z.enum([...TellingKind.options, 'caught-up']);
export type InboxKind = z.infer<typeof InboxKind>;

/** One line of the inbox. */
export const InboxEntry = z.object({
  /** Rises with every line. */
  id: z.int(),
  /** Lines of one burst were told together. */
  burst: z.string(),
  kind: InboxKind,
  tenantId: TenantId.nullable(),
  incidentId: IncidentId.nullable(),
  /** Title of the incident, name of the tenant, or the sentence of a summary. Hostile. */
  title: z.string(),
  severity: Word.nullable(),
  note: z.string().nullable(),
  at: Instant,
  readAt: Instant.nullable(),
});
export type InboxEntry = z.infer<typeof InboxEntry>;

/** What a line is called: a title of spaces alone says nothing, and nobody could press it. */
export function entryTitle({ title }: Pick<InboxEntry, 'title'>): string {
  return title.trim() === '' ? '(no title)' : title;
}

type Located = Pick<InboxEntry, 'kind' | 'tenantId' | 'incidentId'>;

/** Where opening it leads; a summary stays in the inbox. */
export function placeOf({ kind, tenantId, incidentId }: Located): Place {
  if (kind === 'ends') return { kind: 'runway' };
  if (tenantId === null) return { kind: 'inbox' };
  if (incidentId === null) return { kind: 'tenants' };
  return { kind: 'incident', tenantId, incidentId };
}
