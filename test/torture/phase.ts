import { isPendingWish, type WishStage } from '#shared/domain/access/wish-stage.ts';
import type { Course } from './wire.ts';

/** How far a wish had come when the desk was killed, the furthest last. */
export const PHASES = [
  'starting',
  'nothing pending',
  'recorded',
  'looking',
  'sending, not arrived',
  'sending, arrived',
  'sending, looked at again',
  'sent',
  'confirming',
] as const;
export type Phase = (typeof PHASES)[number];

/** One wish as the ledger had it after the kill, and how far its calls had come on the wire. */
export interface Standing {
  readonly stage: WishStage;
  readonly course: Course;
}

/** The phase of one wish. Pure. */
export function phaseOf({ stage, course: { look, write } }: Standing): Phase {
  if (!isPendingWish(stage)) return 'nothing pending';
  if (stage === 'recorded') return look === 'none' ? 'recorded' : 'looking';
  // A write takes back what was noted of the look before it.
  if (stage === 'sent') return look === 'none' ? 'sent' : 'confirming';
  if (look !== 'none') return 'sending, looked at again';
  return write === 'none' || write === 'came' ? 'sending, not arrived' : 'sending, arrived';
}

/** The phase of a kill: that of the wish which had come furthest. Pure. */
export function phaseOfKill(standing: readonly Standing[]): Phase {
  const phases = standing.map(phaseOf);
  return PHASES.findLast((phase) => phases.includes(phase)) ?? 'nothing pending';
}
