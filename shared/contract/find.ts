import { z } from 'zod';
import { AlertId, EvidenceKind, IncidentKey } from '../domain/incident.ts';
import { Instant } from '../time.ts';
import { query } from './define.ts';

export const LONGEST_FIND = 200;
/** Incidents that are listed; whether there are more is said. */
export const FOUND_INCIDENTS = 50;
/** Incidents that are looked into with one question. */
export const LOOKED_INTO = 10;

export const FoundIncident = IncidentKey.extend({
  title: z.string(),
  severity: z.string(),
  status: z.string(),
  updatedAt: Instant,
});
export type FoundIncident = z.infer<typeof FoundIncident>;

/** Where in one incident it stands: the few places that fit best. */
export const FoundWithin = IncidentKey.extend({
  title: z.string(),
  alerts: z.array(z.object({ id: AlertId, title: z.string() })),
  entities: z.array(
    z.object({ kind: EvidenceKind, label: z.string(), detail: z.string().nullable() }),
  ),
  comments: z.array(z.object({ text: z.string(), author: z.string().nullable() })),
  /** The person's own note, around what was found. */
  notes: z.array(z.object({ text: z.string() })).default([]),
});
export type FoundWithin = z.infer<typeof FoundWithin>;

const Typed = z.string().max(LONGEST_FIND);

export const findContract = {
  /**
   * Incidents with all of these words in title, ids, alerts, evidence, comments, or all in the person's own
   * note; noted ones first, then the latest.
   */
  'find.incidents': query(
    z.object({ text: Typed }),
    z.object({ incidents: z.array(FoundIncident), total: z.int(), more: z.boolean() }),
  ),
  /** Looks into incidents that were found; one that is gone meanwhile is left out. */
  'find.within': query(
    z.object({ text: Typed, keys: z.array(IncidentKey).max(LOOKED_INTO) }),
    z.array(FoundWithin),
  ),
};
