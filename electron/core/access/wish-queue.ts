import { randomUUID } from 'node:crypto';
import type { Account } from '#shared/contract/session.ts';
import {
  type AccessWish,
  type ListedWish,
  type RecordedWish,
  WishId,
} from '#shared/domain/access/wish.ts';
import { isAskingWish } from '#shared/domain/access/wish-stage.ts';
import type { SeenState } from '#shared/domain/access/seen-state.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import { AppError } from '#shared/errors.ts';
import { type Clock, instant } from '#shared/time.ts';
import type { AccessWishStore } from '../store/access-wish-store.ts';
import { tooLate } from './too-late.ts';

/** What a person wants, and what they saw when they decided. */
export interface NewWish {
  readonly tenantId: TenantId;
  readonly wish: AccessWish;
  readonly seen: SeenState;
}

interface WishQueueParts {
  readonly wishes: AccessWishStore;
  readonly account: () => Account | null;
  readonly now: Clock;
  /** There is something new to send in a tenant. */
  readonly onRecorded: (tenantId: TenantId) => void;
  readonly onChange: () => void;
}

/** The person's side of wishes about access: they go in, are taken back, or are made once more. */
export function wishQueue({ wishes, account, now, onRecorded, onChange }: WishQueueParts) {
  const mustHave = (id: WishId): ListedWish => {
    const one = wishes.get(id);
    if (one) return one;
    throw new AppError('not-found', 'This wish is not in the ledger any more.');
  };
  const whoIsHere = (): Account => {
    const person = account();
    if (person) return person;
    throw new AppError('needs-sign-in', 'Nobody is signed in, so this has no name to go under.', {
      remedy: 'Sign in, then do it again.',
    });
  };

  return {
    /**
     * Records wishes as one gesture, in place of what they answer. When this returns they are on the disk, under the person's name.
     * @throws AppError `needs-sign-in`.
     */
    record: (made: readonly NewWish[]): RecordedWish[] => {
      const person = whoIsHere();
      const at = instant(now());
      const batch = made.length > 1 ? randomUUID() : null;
      const recorded = made.map(
        (one): RecordedWish => ({
          ...one,
          id: WishId.parse(randomUUID()),
          stage: 'recorded',
          accountId: person.id,
          batch,
          recordedAt: at,
          sentAt: null,
          settledAt: null,
          attempts: 0,
          found: null,
          reason: null,
          remedy: null,
        }),
      );
      wishes.addAll(recorded, at, `${person.name} (${person.username})`);
      for (const tenantId of new Set(recorded.map((one) => one.tenantId))) onRecorded(tenantId);
      onChange();
      return recorded;
    },

    /**
     * Takes a wish of one's own back that was not sent, or puts one away that waits for the person. An unsent one
     * whose place it took stands again.
     * @throws AppError `needs-sign-in`, `not-found`, or `refused` when it is somebody else's, on its way or
     * settled.
     */
    takeBack: (id: WishId): { wasRecorded: boolean; isRestored: boolean } => {
      const person = whoIsHere();
      const one = mustHave(id);
      if (one.accountId !== person.id) {
        throw new AppError('refused', 'Somebody else recorded this on this computer.', {
          remedy: 'Only they can take it back: it waits until they sign in.',
        });
      }
      // One that was handed to the network may have arrived: only a look can tell.
      if (one.stage !== 'recorded' && !isAskingWish(one.stage)) {
        const { message, remedy } = tooLate(one);
        throw new AppError('refused', message, { remedy });
      }
      const { isRestored } = wishes.takeBack(one, instant(now()));
      if (isRestored) onRecorded(one.tenantId);
      onChange();
      return { wasRecorded: one.stage === 'recorded', isRestored };
    },
  };
}
export type WishQueue = ReturnType<typeof wishQueue>;
