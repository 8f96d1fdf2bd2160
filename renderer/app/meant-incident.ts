import { type IncidentKey, isSameIncident } from '#shared/domain/incident.ts';
import type { Stores } from './stores.ts';

type Parts = Pick<Stores, 'board' | 'incident'>;

/**
 * The incident that keys, commands and menus mean: the one on the screen, beside the list or over it; with
 * none open, the chosen one of the list. Nothing chooses for itself.
 */
export function meantIncident({ board, incident }: Parts): IncidentKey | null {
  return incident.getState().open ?? board.getState().selected?.key ?? null;
}

/** The list's cursor stands on the incident that is meant, or there is nothing to mistake it for. */
export function isChosenInList({ board, incident }: Parts): boolean {
  const { open } = incident.getState();
  return open === null || isSameIncident(open, board.getState().selected?.key ?? null);
}
