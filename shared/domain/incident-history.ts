import { z } from 'zod';
import { Instant } from '../time.ts';
import type { Incident } from './incident.ts';

/** Members of an incident whose changes are told. */
export const HistoryField = z.enum([
  'title',
  'severity',
  'status',
  'assignedTo',
  'classification',
  'determination',
  'tags',
  'alerts',
  'mergedInto',
]);
export type HistoryField = z.infer<typeof HistoryField>;

/** One look that found an incident other than the look before had. */
export const SeenChange = z.object({
  /** When the service says it last changed: at that moment or before, since the look before. */
  updatedAt: Instant,
  /** Who changed it last, as the service names them; null = not told. */
  by: z.string().nullable(),
  changes: z.array(
    z.object({ field: HistoryField, from: z.string().nullable(), to: z.string().nullable() }),
  ),
});
export type SeenChange = z.infer<typeof SeenChange>;

interface Seen {
  readonly incident: Incident;
  readonly alerts: number;
}

const LONGEST = 500;

function told({ incident, alerts }: Seen): Readonly<Record<HistoryField, string | null>> {
  const { title, severity, status, assignedTo, classification, determination } = incident;
  return {
    title: title.slice(0, LONGEST),
    severity,
    status,
    assignedTo,
    classification,
    determination,
    tags: incident.customTags.join(', ').slice(0, LONGEST),
    alerts: String(alerts),
    mergedInto: incident.redirectIncidentId,
  };
}

/** What is different between two looks; null when nothing is that would be told. Pure. */
export function seenChange(before: Seen, after: Seen): SeenChange | null {
  const [one, other] = [told(before), told(after)];
  const changes = HistoryField.options.flatMap((field) =>
    one[field] === other[field] ? [] : [{ field, from: one[field], to: other[field] }],
  );
  if (changes.length === 0) return null;
  const { updatedAt, lastModifiedBy } = after.incident;
  return { updatedAt, by: lastModifiedBy, changes };
}
