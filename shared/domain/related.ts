import { z } from 'zod';
import { Instant } from '../time.ts';
import { defanged, type IndicatorForm } from './defang.ts';
import { IncidentKey } from './incident.ts';

/** A thing two incidents have in common. */
export const SharedThing = z.object({ kind: z.string(), value: z.string() });
export type SharedThing = z.infer<typeof SharedThing>;

export const RelatedIncident = IncidentKey.extend({
  tenantName: z.string(),
  title: z.string(),
  severity: z.string(),
  status: z.string(),
  updatedAt: Instant,
  /** The first of them; `sharedTotal` says how many there are. */
  shared: z.array(SharedThing),
  sharedTotal: z.int(),
  sameTitle: z.boolean(),
});
export type RelatedIncident = z.infer<typeof RelatedIncident>;

/** Incidents with the same entity, indicator or title; the first 50 of each list. */
export const RelatedIncidents = z.object({
  here: z.array(RelatedIncident),
  hereTotal: z.int(),
  /** Of other customers: for the person on the screen alone, never in a copy or an export. */
  elsewhere: z.array(RelatedIncident),
  elsewhereTotal: z.int(),
  tenantsElsewhere: z.int(),
  /** What too many incidents have for it to tell anything. */
  common: z.array(SharedThing),
});
export type RelatedIncidents = z.infer<typeof RelatedIncidents>;

const FORMS = new Map<string, IndicatorForm>([
  ['ip', 'address'],
  ['url', 'url'],
  ['domain', 'domain'],
  ['sender', 'email'],
]);

export function safeThing({ kind, value }: SharedThing): string {
  return defanged(value, FORMS.get(kind) ?? 'plain');
}

/** For a report: this customer's incidents by name, other customers' as a number alone (law 5). Pure. */
export function relatedAsText(related: RelatedIncidents): string {
  const lines = related.here.map(({ incidentId, title, shared, sameTitle }) => {
    const why = [...(sameTitle ? ['same title'] : []), ...shared.map(safeThing)];
    return `Incident ${incidentId}: ${title} (${why.join(', ')})`;
  });
  const left = related.hereTotal - related.here.length;
  if (left > 0) lines.push(`and ${left} more in this tenant`);
  if (related.elsewhereTotal > 0) {
    lines.push(`${related.elsewhereTotal} related incidents in other tenants`);
  }
  return lines.length === 0 ? 'No related incident is known.' : lines.join('\n');
}
