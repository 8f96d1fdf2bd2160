import type { Call } from '../http/exchange.ts';
import type { ControlCalls } from './control-contract.ts';
import type { z } from 'zod';

type Race = z.output<ControlCalls['incidents.race']['input']>;

/** Changes that wait for the gap between another desk's look and its write. */
export interface Races {
  readonly wait: (race: Race) => void;
  /** Those whose moment this request is; each is handed out `times` times. */
  readonly due: (when: Race['when'], tenantId: string, call: Call) => readonly Race[];
  readonly waiting: () => number;
  readonly happened: () => number;
}

const OF_AN_INCIDENT = /^\/(?:v1\.0|beta)\/security\/incidents\/(\d+)(\/comments)?$/;

export function races(): Races {
  let waiting: { readonly race: Race; left: number }[] = [];
  let happened = 0;
  return {
    wait: (race) => {
      waiting.push({ race, left: race.times });
    },
    due: (when, tenantId, { method, path }) => {
      const [, incidentId, comments] = OF_AN_INCIDENT.exec(path) ?? [];
      const reads = method === 'GET' && comments === undefined;
      const writes = method === 'PATCH' || method === 'POST';
      if (incidentId === undefined || !(when === 'after-read' ? reads : writes)) return [];
      const due = waiting.filter(
        ({ race }) =>
          race.when === when && race.tenantId === tenantId && race.incidentId === incidentId,
      );
      for (const one of due) one.left -= 1;
      waiting = waiting.filter(({ left }) => left > 0);
      happened += due.length;
      return due.map(({ race }) => race);
    },
    waiting: () => waiting.reduce((sum, { left }) => sum + left, 0),
    happened: () => happened,
  };
}
