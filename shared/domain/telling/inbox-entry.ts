import { z } from 'zod';
import { Instant } from '../../time.ts';
import { IncidentId, SEVERITIES, Word } from '../incident.ts';
import { TenantId } from '../tenant.ts';
import { AccessList, IncidentPart, type Place, TellingKind } from './event.ts';

/**
 * `caught-up` is one line for all that happened while this desk was away; `unextended` is an `answered` request for
 * a later end that came to nothing.
 */
export const InboxKind = z.enum([...TellingKind.options, 'unextended', 'caught-up']);
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
  /** Title of the incident or of what access is about, name of the tenant, or a sentence. Hostile. */
  title: z.string(),
  severity: Word.nullable(),
  note: z.string().nullable(),
  /** The part of the incident it is about; null: the whole, or no incident. */
  part: IncidentPart.nullable().default(null),
  /** The list of Access it is about, and which line of it; null: not about access. */
  accessList: AccessList.nullable().default(null),
  accessId: z.string().nullable().default(null),
  /** The rule that told it; null: it is told whatever the rules are. */
  ruleId: z.string().nullable().default(null),
  at: Instant,
  readAt: Instant.nullable(),
});
export type InboxEntry = z.infer<typeof InboxEntry>;

/** What a line is called: a title of spaces alone says nothing, and nobody could press it. */
export function entryTitle({ title }: Pick<InboxEntry, 'title'>): string {
  return title.trim() === '' ? '(no title)' : title;
}

/** The end that it is about is still coming: never one of many in a line that counts. */
export function standsAlone({ kind }: Pick<InboxEntry, 'kind'>): boolean {
  return kind === 'unextended';
}

/** What has no severity (a tenant, a reminder) stands behind High: it may be as urgent. */
const UNRANKED = 0.5;

function urgencyOf(severity: string | null): number {
  if (severity === null) return UNRANKED;
  const place = SEVERITIES.findIndex((one) => one === severity);
  return place < 0 ? SEVERITIES.length : place;
}

/** What was told together, the most severe first; what is as severe keeps its order. Pure. */
export function worstFirst<T extends Pick<InboxEntry, 'severity'>>(entries: readonly T[]): T[] {
  return entries.toSorted((one, other) => urgencyOf(one.severity) - urgencyOf(other.severity));
}

type Located = Pick<InboxEntry, 'kind' | 'tenantId' | 'incidentId'> & {
  readonly part?: IncidentPart | null | undefined;
  readonly accessList?: AccessList | null | undefined;
  readonly accessId?: string | null | undefined;
};

/** Where opening it leads; a summary stays in the inbox. */
export function placeOf({
  kind,
  tenantId,
  incidentId,
  part,
  accessList: list,
  accessId: id,
}: Located): Place {
  if (kind === 'ends') return { kind: 'runway' };
  if (tenantId === null) return { kind: 'inbox' };
  if (kind === 'guest') return { kind: 'my-access', tenantId };
  if (list && id) return { kind: 'access', list, tenantId, id };
  if (incidentId === null) return { kind: kind === 'refused' ? 'outbox' : 'tenants' };
  return { kind: 'incident', tenantId, incidentId, ...(part && { part }) };
}
