import type { Api } from '#shared/contract/contract.ts';
import { type BoardFilter, EVERYTHING_OPEN } from '#shared/domain/board.ts';
import { type IncidentKey, isSameIncident } from '#shared/domain/incident.ts';

const ONE_WORD = /^[\p{L}\p{N}]+$/u;
const SOME = 50;

/** The filter that asks for one incident and little else, whatever its state. */
export function filterOf({ tenantId, incidentId }: IncidentKey): BoardFilter {
  const text = ONE_WORD.test(incidentId) ? incidentId : '';
  return { ...EVERYTHING_OPEN, scope: 'all', tenants: [tenantId], text };
}

/** Says whether an incident is among what a filter asks for, however far down the list; null = it could not be read. */
export function listing(api: Pick<Api, 'query'>) {
  return {
    lists: async (filter: BoardFilter, key: IncidentKey): Promise<boolean | null> => {
      const { tenants, text } = filter;
      if (tenants.length > 0 && !tenants.includes(key.tenantId)) return false;
      const own = filterOf(key);
      const words = `${text} ${own.text}`.trim();
      const result = await api.query('board.page', {
        filter: { ...filter, tenants: own.tenants, text: words },
        sort: [{ by: 'updatedAt', descending: true }],
        at: { kind: 'offset', offset: 0 },
        limit: SOME,
      });
      return result.ok ? result.value.rows.some((row) => isSameIncident(row, key)) : null;
    },
  };
}
