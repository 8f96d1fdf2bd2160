import type { z } from 'zod';
import type { Call } from '../http/exchange.ts';
import type { ControlCalls } from './control-contract.ts';

type Race = z.output<ControlCalls['access.race']['input']>;

/** Decisions of others that wait for the gap between a desk's look and its write; each happens once. */
export interface AccessRaces {
  readonly wait: (race: Race) => void;
  readonly due: (when: Race['when'], tenantId: string, call: Call) => readonly Race[];
}

const OF_AN_APPROVAL =
  /^\/v1\.0\/identityGovernance\/entitlementManagement\/accessPackageAssignmentApprovals\/([^/]+)/;

export function accessRaces(): AccessRaces {
  let waiting: Race[] = [];
  return {
    wait: (race) => {
      waiting.push(race);
    },
    due: (when, tenantId, { method, path }) => {
      const [, requestId] = OF_AN_APPROVAL.exec(path) ?? [];
      if (requestId === undefined || (when === 'after-read') !== (method === 'GET')) return [];
      const fits = (race: Race) =>
        race.when === when && race.tenantId === tenantId && race.requestId === requestId;
      const due = waiting.filter(fits);
      waiting = waiting.filter((race) => !fits(race));
      return due;
    },
  };
}
