import type { Incident, IncidentKey } from '../incident.ts';
import { severityWord, word } from '../words.ts';
import { momentWords, type TemplateValues } from './template.ts';

interface IncidentFacts {
  /** Null = not on this computer any more. */
  readonly incident: Pick<Incident, 'title' | 'severity' | 'status'> | null;
  readonly tenant: string | null;
  /** The person's own name in that tenant. */
  readonly me: string | null;
  readonly nowMs: number;
}

/** What a template says of one incident; what is not known is missing. */
export function incidentValues(
  { incidentId }: Pick<IncidentKey, 'incidentId'>,
  { incident, tenant, me, nowMs }: IncidentFacts,
): TemplateValues {
  return {
    'incident.id': incidentId,
    now: momentWords(nowMs),
    ...(incident && {
      'incident.title': incident.title,
      severity: severityWord(incident.severity),
      status: word(incident.status),
    }),
    ...(tenant !== null && { 'tenant.name': tenant }),
    ...(me !== null && { me }),
  };
}
