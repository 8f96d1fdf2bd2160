import { type AccessWish, aboutOf, listOfWish, type WishId } from '#shared/domain/access/wish.ts';
import { AppError, type ErrorCode, toFailure } from '#shared/errors.ts';
import { type Clock, type Hold, leftOf } from '#shared/time.ts';

/** A wish that could not be settled: when it is tried again, and what it keeps waiting until then. */
export interface Wait {
  /** Milliseconds since 1970. */
  readonly until: number;
  /** Wishes about the same thing alone; all of its list, for want of the same permission; or the whole tenant. */
  readonly holds: 'thing' | 'list' | 'tenant';
}

/** These say something of the connection, the sign-in or this computer: the next wish would hear the same. */
const OF_ALL: ReadonlySet<ErrorCode> = new Set([
  'offline',
  'throttled',
  'needs-sign-in',
  'blocked-by-policy',
  'cancelled',
  'wrong-tenant',
  'storage',
]);

/** How far a failure holds things up. What a call named a time for is about the whole tenant. */
export function holdsUp(error: unknown): Wait['holds'] {
  const { code } = toFailure(error);
  if (OF_ALL.has(code) || (error instanceof AppError && error.retryAt !== null)) return 'tenant';
  return code === 'needs-consent' ? 'list' : 'thing';
}

/**
 * What has to keep its order: wishes about the same thing. Asking for a package and giving it back are about
 * the same.
 */
function thingOf(wish: AccessWish): string {
  const isGivenBack = wish.kind === 'give-back' && wish.packageId !== null;
  if (isGivenBack) return `ask/${wish.packageId}`;
  return `${wish.kind}/${aboutOf(wish)}`;
}

/** Wishes that wait for themselves alone, between one turn of sending and the next. */
export function heldWishes(now: Clock) {
  const holds = new Map<WishId, Hold>();
  return {
    /** Forgets what is no longer pending. */
    keepOnly: (pending: readonly { readonly id: WishId }[]): void => {
      const ids = new Set(pending.map(({ id }) => id));
      for (const id of holds.keys()) if (!ids.has(id)) holds.delete(id);
    },
    /** What was asked for now waits no longer; that it failed before is still known. */
    tryNow: (asked: readonly { readonly id: WishId }[]): void => {
      for (const { id } of asked) {
        const hold = holds.get(id);
        if (hold) holds.set(id, { ...hold, until: hold.plannedAt });
      }
    },
    /**
     * Those of one tenant in the order they are tried: as they were recorded, but what failed before, with what
     * is about the same thing, comes last, so that a service that fails for it is not left alone for the others.
     */
    inTurn: <T extends { readonly id: WishId; readonly wish: AccessWish }>(
      due: readonly T[],
    ): T[] => {
      const late = new Set(due.filter(({ id }) => holds.has(id)).map(({ wish }) => thingOf(wish)));
      const isLate = ({ wish }: T) => late.has(thingOf(wish));
      return [...due.filter((one) => !isLate(one)), ...due.filter(isLate)];
    },
    /** One turn of sending through a tenant. */
    turn: () => {
      const waiting = new Set<string>();
      let soonest: number | null = null;
      const note = (until: number) => {
        soonest = Math.min(soonest ?? until, until);
      };
      return {
        /** It has to wait, for itself or for an earlier one. */
        mustWait: ({ id, wish }: { readonly id: WishId; readonly wish: AccessWish }): boolean => {
          if (waiting.has(listOfWish(wish)) || waiting.has(thingOf(wish))) return true;
          const left = leftOf(holds.get(id) ?? null, now());
          if (left === 0) return false;
          waiting.add(thingOf(wish));
          note(now() + left);
          return true;
        },
        wait: (
          { id, wish }: { readonly id: WishId; readonly wish: AccessWish },
          { until, holds: what }: Wait,
        ): void => {
          if (what === 'thing') holds.set(id, { plannedAt: now(), until });
          waiting.add(what === 'list' ? listOfWish(wish) : thingOf(wish));
          note(until);
        },
        /** When to come back; null: nothing waits. */
        soonest: () => soonest,
      };
    },
  };
}
