import type { Input, Name, Output } from '#shared/contract/contract.ts';
import { askedWords, piecesIn } from '#shared/domain/find/asked-words.ts';
import type { FakeWorld } from './world.ts';

type FindName = Extract<Name, `find.${string}`>;
type FindCalls = { [N in FindName]: (input: Input<N>) => Output<N> };

/** Finds by title alone; every incident that is looked into has one alert called like it. */
export function findCalls(world: FakeWorld): FindCalls {
  return {
    'find.incidents': ({ text }) => {
      const asked = askedWords(text);
      const found = world.rows.filter(
        ({ title }) => asked.length > 0 && piecesIn(title, asked) === asked.length,
      );
      const incidents = found
        .slice(0, 50)
        .map(({ tenantId, incidentId, title, severity, status, updatedAt }) => {
          return { tenantId, incidentId, title, severity, status, updatedAt };
        });
      return { incidents, total: found.length, more: false };
    },
    'find.within': ({ keys }) =>
      keys.flatMap((key) => {
        const row = world.rows.find(
          ({ tenantId, incidentId }) => tenantId === key.tenantId && incidentId === key.incidentId,
        );
        if (!row) return [];
        const { tenantId, incidentId, title } = row;
        const label = `host of ${title}`;
        const entities = [{ kind: 'device', label, detail: null } as const];
        return [{ tenantId, incidentId, title, alerts: [], entities, comments: [], notes: [] }];
      }),
  };
}
