import { REASONS_UNREACHABLE, type ConditionName } from '../entra/conditions.ts';
import { organisation, type Organisation } from './names.ts';
import { Draws, mix, shuffled } from './random.ts';

/** Which Defender Experts service a tenant has bought. */
export type Experts = 'xdr' | 'hunting' | 'none';
export type Role = 'operator' | 'reader';
/**
 * How a tenant answers about incident tasks: in full; without the documented filter names that the type
 * lacks (400); with 403, for want of a licence or a permission; or as if the type were gone (400).
 */
export type TaskService = 'served' | 'unfiltered' | 'refused' | 'gone';

/** A customer tenant as the world begins; never changes. What moves is kept elsewhere. */
export interface RangeTenant extends Organisation {
  readonly index: number;
  readonly id: string;
  readonly access: 'guest' | 'gdap';
  readonly experts: Experts;
  readonly role: Role;
  /** Incidents that exist when the world begins. */
  readonly incidents: number;
  readonly condition: ConditionName;
  /** The read bundle is approved, the respond bundle is not. */
  readonly readOnlyConsent: boolean;
  /** `$expand=alerts` with `$filter` answers 500 for good, as seen on large tenants. */
  readonly expandBroken: boolean;
  readonly tasks: TaskService;
}

const BUSY_SHARE = 0.1;
const BUSY_INCIDENTS = 0.6;
/** Below this many tenants a world has no unreachable ones: a drill should begin simply. */
const TROUBLE_FROM = 20;

/**
 * The customers of a world: shares after the reference MSSP (20 % Experts for XDR, 10 % Hunting only,
 * one in twenty unreachable, a tenth of the tenants with 60 % of the incidents). The numbers of
 * incidents add up to `incidents` exactly, and unreachable tenants hold none.
 */
export function customerTenants(seed: number, count: number, incidents: number): RangeTenant[] {
  const places = (purpose: number) => shuffled(count, new Draws(seed, purpose));
  const troubled = placesTaken(places(1), count < TROUBLE_FROM ? 0 : Math.floor(count / 20));
  const xdr = placesTaken(places(2), Math.round(count * 0.2));
  const hunting = places(2).slice(xdr.size, xdr.size + Math.round(count * 0.1));
  const readers = placesTaken(places(3), Math.floor(count * 0.15));
  const readOnly = placesTaken(places(4), Math.floor(count * 0.05));
  const open = places(5).filter((index) => !troubled.has(index));
  const broken = placesTaken(open, count < TROUBLE_FROM ? 0 : Math.max(1, Math.floor(count / 50)));
  const shares = incidentShares(seed, open, incidents);
  const shift = mix(seed, 6);

  return Array.from({ length: count }, (_, index) => {
    const draws = new Draws(seed, 7, index);
    const reason = troubled.get(index);
    const condition =
      reason === undefined
        ? 'ok'
        : (REASONS_UNREACHABLE[reason % REASONS_UNREACHABLE.length] ?? 'ok');
    const gdap =
      condition === 'gdap-without-consent' || (!GUEST_ONLY.has(condition) && draws.chance(0.4));
    return {
      ...organisation(index, shift),
      index,
      id: draws.uuid(),
      access: gdap ? 'gdap' : 'guest',
      experts: xdr.has(index) ? 'xdr' : hunting.includes(index) ? 'hunting' : 'none',
      role: readers.has(index) ? 'reader' : 'operator',
      incidents: shares.get(index) ?? 0,
      condition,
      readOnlyConsent: readOnly.has(index),
      expandBroken: broken.has(index),
      tasks: taskService(seed, index, xdr),
    };
  });
}

/**
 * From five tenants with Experts on, the last of them has lost the type, one in ten is refused and one
 * takes no filter; of those without Experts half are refused and half have an empty list.
 */
function taskService(seed: number, index: number, xdr: ReadonlyMap<number, number>): TaskService {
  const place = xdr.get(index);
  if (place === undefined) return new Draws(seed, 10, index).chance(0.5) ? 'refused' : 'served';
  const fromLast = xdr.size - 1 - place;
  if (xdr.size < 5 || fromLast > 1 + xdr.size / 10) return 'served';
  if (fromLast === 0) return 'gone';
  return fromLast === 1 && xdr.size >= 10 ? 'unfiltered' : xdr.size >= 10 ? 'refused' : 'served';
}

const GUEST_ONLY = new Set<ConditionName>([
  'not-a-guest',
  'inbound-policy',
  'not-assigned',
  'no-consent',
]);

/** The first `count` of a drawn order, with the place each has in it. */
function placesTaken(order: readonly number[], count: number): Map<number, number> {
  return new Map(order.slice(0, count).map((index, place) => [index, place]));
}

/** Splits `total` over the reachable tenants: a tenth of them gets 60 %, the rest is uneven too. */
function incidentShares(seed: number, open: readonly number[], total: number): Map<number, number> {
  const busy = open.length < 2 ? 0 : Math.max(1, Math.round(open.length * BUSY_SHARE));
  const weigh = (members: readonly number[], share: number) => {
    const weights = members.map((index) => 0.3 + new Draws(seed, 8, index).exponential(0.7));
    const sum = weights.reduce((all, weight) => all + weight, 0);
    return weights.map((weight) => (weight / sum) * share);
  };
  const exact = [
    ...weigh(open.slice(0, busy), busy === 0 ? 0 : BUSY_INCIDENTS * total),
    ...weigh(open.slice(busy), busy === 0 ? total : (1 - BUSY_INCIDENTS) * total),
  ];
  const whole = exact.map(Math.floor);
  let rest = total - whole.reduce((all, share) => all + share, 0);
  const byRemainder = exact
    .map((share, place) => ({ place, remainder: share - Math.floor(share) }))
    .sort((a, b) => b.remainder - a.remainder || a.place - b.place);
  for (const { place } of byRemainder) {
    if (rest <= 0) break;
    whole[place] = (whole[place] ?? 0) + 1;
    rest -= 1;
  }
  return new Map(open.map((index, place) => [index, whole[place] ?? 0]));
}
