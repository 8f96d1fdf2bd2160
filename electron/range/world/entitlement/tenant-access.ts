import { Draws } from '../random.ts';
import type { RangeTenant } from '../tenants.ts';
import type { World } from '../world.ts';
import type {
  AccessPackage,
  AccessPolicy,
  AccessRequest,
  Assignment,
  Catalog,
  Guest,
  PolicyStage,
} from './access-model.ts';
import { type Agenda, agenda } from './agenda.ts';
import { drawOffer, type Offer } from './package-draw.ts';
import type { ReviewDefinition } from './review-model.ts';
import { type Roster, rosterOf } from './roster.ts';

/** Entitlement management of one tenant: what it offers, who has what, and what is still to come. */
export interface TenantAccess {
  readonly seed: number;
  readonly epochMs: number;
  readonly tenant: RangeTenant;
  readonly roster: Roster;
  readonly offer: Offer;
  readonly catalogs: ReadonlyMap<string, Catalog>;
  readonly packages: ReadonlyMap<string, AccessPackage>;
  readonly policies: ReadonlyMap<string, AccessPolicy>;
  /** Keys of our own people who approve here. */
  readonly ours: readonly string[];
  readonly requests: Map<string, AccessRequest>;
  readonly assignments: Map<string, Assignment>;
  readonly reviews: Map<string, ReviewDefinition>;
  /** People from outside who are, or were, in the directory, by key. */
  readonly guests: Map<string, Guest>;
  readonly agenda: Agenda;
  /** How many times more people do than in life. */
  readonly pace: number;
  /** Numbers what is made, so that lists have an order of their own. */
  readonly nextNumber: () => number;
  /** Nobody who can sit at this computer acts by themselves. */
  readonly actsAlone: (key: string) => boolean;
}

/** Seats at which somebody may really sit: the person who signs in, and a second desk. */
const SEATS = 2;

/** A tenant's access without any request yet. @param ours how many of our own people approve there. */
export function emptyAccess(
  world: World,
  tenant: RangeTenant,
  ours: number,
  pace: number,
): TenantAccess {
  const { seed, epochMs, people } = world;
  const roster = rosterOf(seed, tenant, people);
  const approvers = roster.analysts.slice(0, ours).map(({ key }) => key);
  const offer = drawOffer({ seed, index: tenant.index, epochMs, roster, ours: approvers });
  const seats = new Set(roster.analysts.slice(0, SEATS).map(({ key }) => key));
  let number = 0;
  return {
    seed,
    epochMs,
    tenant,
    roster,
    offer,
    catalogs: new Map(offer.catalogs.map((one) => [one.id, one])),
    packages: new Map(offer.packages.map((one) => [one.id, one])),
    policies: new Map(offer.policies.map((one) => [one.id, one])),
    ours: approvers,
    requests: new Map(),
    assignments: new Map(),
    reviews: new Map(),
    guests: new Map(),
    agenda: agenda(epochMs),
    pace,
    nextNumber: () => {
      number += 1;
      return number;
    },
    actsAlone: (key) => !seats.has(key),
  };
}

/** Draws for the thing with this number. @param purpose tells apart what is drawn for one number. */
export function drawsOf({ seed, tenant }: TenantAccess, purpose: number, number: number): Draws {
  return new Draws(seed, 82, tenant.index, purpose, number);
}

/** True for who may decide in a stage now: the approvers or who stands in for them, the alternates once it has escalated, never the one who asks. */
export function mayDecide(
  stage: PolicyStage,
  escalated: boolean,
  request: Pick<AccessRequest, 'requestor' | 'target'>,
  key: string,
): boolean {
  if (key === request.requestor || key === request.target) return false;
  const isNobody = stage.approvers.every(({ members }) => members.length === 0);
  const first = isNobody ? stage.fallbacks : stage.approvers;
  const sets = escalated ? [...first, ...stage.alternates] : first;
  return sets.some(({ members }) => members.includes(key));
}

/** Assignments of somebody that are in force or about to be. */
export function liveAssignments({ assignments }: TenantAccess, key: string): readonly Assignment[] {
  return [...assignments.values()].filter(
    ({ target, state }) => target === key && state !== 'expired' && state !== 'deliveryFailed',
  );
}
