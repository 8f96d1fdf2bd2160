import type { Incident } from '#shared/domain/incident.ts';
import { type AlertSnapshot, type PreparedAlert, prepared } from './alert-rows.ts';
import { type SearchedAlerts, searchedAlerts } from './search-text.ts';

/**
 * What an answer said about one incident, ready to be written: everything that follows from the answer
 * alone is done, so that the thread that writes is not kept by it.
 */
export interface PreparedIncident {
  readonly incident: Incident;
  /** As it is stored. */
  readonly body: string;
  /** null = the answer did not speak of them. */
  readonly alerts: {
    readonly list: readonly PreparedAlert[];
    readonly searched: SearchedAlerts;
  } | null;
}

/** An alert that is told twice in one answer counts once, as it was told first. */
export function preparedIncident(
  incident: Incident,
  alerts: readonly AlertSnapshot[] | null,
): PreparedIncident {
  return {
    incident,
    body: JSON.stringify(incident),
    alerts: alerts && { list: preparedList(alerts), searched: searchedAlerts(alerts) },
  };
}

function preparedList(alerts: readonly AlertSnapshot[]): PreparedAlert[] {
  const ids = new Set<string>();
  return alerts.flatMap((snapshot) => {
    const { size } = ids;
    return ids.add(snapshot.alert.id).size === size ? [] : [prepared(snapshot)];
  });
}
