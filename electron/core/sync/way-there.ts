import type { TenantId } from '#shared/domain/tenant.ts';
import { type Clock, type Hold, leftOf, SECOND_MS } from '#shared/time.ts';
import type { Log } from '../log.ts';
import { isHeld, type Slot } from './slot.ts';

/** So far apart are two doubts: where one kind of call alone finds no way, looks do not chase each other. */
const DOUBT_EVERY_MS = 15 * SECOND_MS;

interface WayParts {
  readonly slots: ReadonlyMap<TenantId, Slot>;
  /** The tenants on the screen. */
  readonly visible: () => ReadonlySet<TenantId>;
  readonly now: Clock;
  /** A slot became due: the schedule is to be read again. */
  readonly onDue: () => void;
  readonly log: Log;
}

/**
 * Whether there is a way to the service: one for all tenants. Only a look at a tenant says so; a call of any
 * kind that says otherwise brings the next look forward, and never into a pause the service asked for.
 */
export function wayThere({ slots, visible, now, onDue, log }: WayParts) {
  let offline = false;
  let doubted: TenantId | null = null; // looked at next
  let calm: Hold | null = null;

  /** The one whose call it was; else one on the screen, else any, but none that wants to be left alone. */
  const pick = (tenantId: TenantId): TenantId | null => {
    const open = (id: TenantId) => {
      const slot = slots.get(id);
      return slot !== undefined && !isHeld(slot);
    };
    return [tenantId, ...visible(), ...slots.keys()].find(open) ?? null;
  };

  /** One that is looked at just now is due when that has ended, unless it was the answer. */
  const bringForward = (tenantId: TenantId, waitMs: number) => {
    const slot = slots.get(tenantId);
    if (slot === undefined || slot.running !== null) return;
    slot.dueAt = Math.min(slot.dueAt, now() + waitMs);
    onDue();
  };
  const askDoubted = () => {
    if (doubted !== null) bringForward(doubted, leftOf(calm, now()));
  };

  return {
    isOffline: () => offline,
    /** A look ended: when the way is back, all that had lost it are due, in the order of the schedule. */
    looked: (isLost: boolean): void => {
      if (isLost) doubted = null; // answered
      if (offline === isLost) return;
      offline = isLost;
      if (!offline) {
        for (const slot of slots.values()) {
          if (slot.lost || slot.sync.trouble?.state === 'offline') slot.dueAt = 0;
        }
      }
      log.info({ offline }, 'the way to the service changed');
    },
    /** A call found no way. While that is known, or asked already, it is nothing new. */
    lost: (tenantId: TenantId): void => {
      if (offline || (doubted !== null && slots.has(doubted))) return;
      doubted = pick(tenantId);
      askDoubted();
    },
    /** A call was answered, whatever the answer. */
    reached: (tenantId: TenantId): void => {
      const next = offline ? pick(tenantId) : null;
      if (next !== null) bringForward(next, 0);
    },
    lookBegins: (tenantId: TenantId): void => {
      if (doubted !== tenantId) return;
      doubted = null;
      calm = { plannedAt: now(), until: now() + DOUBT_EVERY_MS };
    },
    /** After a look or a part of one, when its slot is free again. */
    lookEnded: askDoubted,
  };
}
