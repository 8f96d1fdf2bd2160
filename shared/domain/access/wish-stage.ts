import { z } from 'zod';

/**
 * Where a wish stands. `recorded`: in the ledger, not sent. `sending`: handed to the network; after a crash
 * it is looked at before it is sent again. `sent`: the service said yes, not re-read yet. These settle it:
 * `done`: re-read and seen. `overtaken`: somebody else decided first, which is no error. `void`: there is
 * nothing left to decide, for it expired or was taken back. `taken-back`: by the person, before it was sent.
 * These wait for the person: `changed`: what it was based on is not so any more. `refused`: the service or a
 * rule said no.
 */
export const WishStage = z.enum([
  'recorded',
  'sending',
  'sent',
  'done',
  'overtaken',
  'void',
  'taken-back',
  'changed',
  'refused',
]);
export type WishStage = z.infer<typeof WishStage>;

const PENDING: ReadonlySet<WishStage> = new Set(['recorded', 'sending', 'sent']);
const ASKING: ReadonlySet<WishStage> = new Set(['changed', 'refused']);

/** There is something to send or to look at. */
export function isPendingWish(stage: WishStage): boolean {
  return PENDING.has(stage);
}

/** It waits for the person. */
export function isAskingWish(stage: WishStage): boolean {
  return ASKING.has(stage);
}

const OTHERWISE: ReadonlySet<WishStage> = new Set(['overtaken', 'void', 'changed', 'refused']);

/** It ended otherwise than wished, and not by the person's own hand here. */
export function didNotCount(stage: WishStage): boolean {
  return OTHERWISE.has(stage);
}

/** It is not settled: there is something to send, to look at, or to answer. */
export function isOpenWish(stage: WishStage): boolean {
  return isPendingWish(stage) || isAskingWish(stage);
}

/** Why nothing can be wished beside a wish that is in the way. */
export function whyInTheWay(stage: WishStage): string {
  return stage === 'recorded'
    ? 'A decision is recorded already: take it back first.'
    : 'A decision is on its way: wait for what becomes of it.';
}
