import { type RefObject, useLayoutEffect } from 'react';
import type { IncidentKey } from '#shared/domain/incident.ts';

/** What was pressed to come to another incident goes with the one before: the focus lands in the new one. */
export function useKeptFocus(
  region: RefObject<HTMLElement | null>,
  { tenantId, incidentId }: IncidentKey,
): void {
  useLayoutEffect(() => {
    if (document.activeElement === document.body) region.current?.focus();
  }, [region, tenantId, incidentId]);
}
