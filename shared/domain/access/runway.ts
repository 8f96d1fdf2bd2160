import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { plainOrder } from '../../text.ts';
import { DAY_MS, Instant, millis } from '../../time.ts';
import { TenantId } from '../tenant.ts';
import type { Assignment } from './assignment.ts';
import { PackageId } from './package.ts';
import { isLiveAssignment, UNEXTENDED_WORDS } from './states.ts';

/** The last try to extend it came to nothing: how, and when. Null = it was not tried, or is under way. */
export const Unextended = z
  .object({ word: z.enum(UNEXTENDED_WORDS), at: Instant.nullable() })
  .nullable();
export type Unextended = z.infer<typeof Unextended>;

/** Something of ours that ends: an assignment, a GDAP relationship, the round of a review. */
export const RunwayItem = z.object({
  kind: z.enum(['assignment', 'gdap', 'review']),
  tenantId: TenantId,
  /** Of its kind, within its tenant. */
  id: z.string().max(500),
  /** Hostile, like `what`. */
  who: z.string(),
  /** The same person in all tenants, as far as their address tells; empty = nobody's own. */
  person: z.string(),
  what: z.string(),
  /** Beside it: the policy, how much of a review is decided, whether it extends itself. */
  detail: z.string().nullable(),
  /** `never`: it does not end. `unknown`: Graph does not say when. `ended`: it has. */
  state: z.enum(['ends', 'never', 'unknown', 'ended']),
  endAt: Instant.nullable(),
  isMine: z.boolean(),
  /** `asked`: a request for more is under way. `giving-back`: it is on its way back. */
  extend: z.enum(['yes', 'asked', 'giving-back', 'no']),
  /** Why not. */
  whyNot: z.string().nullable(),
  unextended: Unextended,
  /** Nothing else of that person in that tenant outlives it; null = what they have may not be seen. */
  isLast: z.boolean().nullable(),
  packageId: PackageId.nullable(),
  /** The policy it is had under; null = none, or Graph does not say. */
  policyId: z.string().nullable(),
});
export type RunwayItem = z.infer<typeof RunwayItem>;

/** What has ended is shown for so long. */
const ENDED_SHOWN_MS = 30 * DAY_MS;

/** How an end stands now. What Graph leaves open is never taken for "does not end". Pure. */
export function endState(
  { endAt, endsKnown }: Pick<Assignment, 'endAt' | 'endsKnown'>,
  nowMs: number,
): RunwayItem['state'] {
  if (endAt !== null) return millis(endAt) > nowMs ? 'ends' : 'ended';
  return endsKnown ? 'never' : 'unknown';
}

/** Whether somebody has it now. */
export function isLive(one: Pick<Assignment, 'state' | 'endAt' | 'endsKnown'>, nowMs: number) {
  return isLiveAssignment(one.state) && endState(one, nowMs) !== 'ended';
}

/** True where it was had until not long ago. */
export function hasJustEnded(one: Assignment, nowMs: number): boolean {
  if (one.state !== 'expired' && !isLiveAssignment(one.state)) return false;
  const at = endedAt(one);
  return at !== null && millis(at) <= nowMs && nowMs - millis(at) < ENDED_SHOWN_MS;
}

export function endedAt({ expiredAt, endAt }: Assignment): Instant | null {
  return expiredAt ?? endAt;
}

/** When what is not had any more ended. An end that is still ahead was its plan and is none. Null = not told. */
export function endedBy(one: Assignment, nowMs: number): Instant | null {
  const at = endedAt(one);
  return at !== null && millis(at) <= nowMs ? at : null;
}

const zoned = (at: Instant, zone: string) => Temporal.Instant.from(at).toZonedDateTimeISO(zone);

/** So many days before an end, at the same time of day in that zone. */
export function leadMoment(endAt: Instant, days: number, zone: string): number {
  return zoned(endAt, zone).subtract({ days }).epochMilliseconds;
}

/** The shortest of the lead times that is reached; null where none is, or it has ended. Pure. */
export function leadReached(
  endAt: Instant,
  leads: readonly number[],
  nowMs: number,
  zone: string,
): number | null {
  if (millis(endAt) <= nowMs) return null;
  const reached = leads.filter((days) => leadMoment(endAt, days, zone) <= nowMs);
  return reached.length === 0 ? null : Math.min(...reached);
}

/** When the next lead time is reached, in milliseconds since 1970; null = none any more. */
export function nextLead(
  endAt: Instant,
  leads: readonly number[],
  nowMs: number,
  zone: string,
): number | null {
  const ahead = leads.map((days) => leadMoment(endAt, days, zone)).filter((at) => at > nowMs);
  return ahead.length === 0 ? null : Math.min(...ahead);
}

/**
 * Whether it keeps its person in the directory: what is only being delivered, or given back, keeps nobody. Pure.
 * @param leaving what goes, as `tenant/assignment`.
 */
export function keepsThere(
  { tenantId, id, state }: Pick<Assignment, 'tenantId' | 'id' | 'state'>,
  leaving: ReadonlySet<string>,
): boolean {
  return isLiveAssignment(state) && state !== 'delivering' && !leaving.has(`${tenantId}/${id}`);
}

/**
 * Whether a person is left with nothing when this ends: no other assignment that keeps them in the tenant ends
 * later, or has no known end. The guest account is then blocked for 30 days and removed (auth.md 7). What does not
 * end leaves nobody with nothing.
 * @param theirs what keeps them in that tenant now; this one may be among it.
 */
export function isLastOf(
  one: Pick<Assignment, 'id' | 'endAt' | 'endsKnown'>,
  theirs: readonly Assignment[],
  nowMs: number,
): boolean {
  if (one.endAt === null && one.endsKnown) return false;
  return !theirs.some((other) => {
    if (other.id === one.id || !isLive(other, nowMs)) return false;
    if (one.endAt === null) return true;
    return other.endAt === null || other.endAt > one.endAt;
  });
}

const ORDER = { ends: 0, unknown: 1, never: 2, ended: 3 } as const;

/** Soonest to end first; then what may end any day, what does not end, and what has ended, newest first. */
export function byEnd(a: RunwayItem, b: RunwayItem): number {
  const places = ORDER[a.state] - ORDER[b.state];
  if (places !== 0) return places;
  const [one, other] = a.state === 'ended' ? [b, a] : [a, b];
  return (
    plainOrder(one.endAt ?? '', other.endAt ?? '') ||
    plainOrder(a.tenantId, b.tenantId) ||
    plainOrder(a.id, b.id)
  );
}
