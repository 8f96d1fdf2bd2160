import type { AccessOverview } from '#shared/contract/access.ts';
import type { ListedWish } from '#shared/domain/access/wish.ts';
import { isPendingWish } from '#shared/domain/access/wish-stage.ts';

/**
 * How far what one gesture made several of has come, together with whatever else is under way; null where no
 * such gesture is. Pure.
 */
export function underWay(wishes: readonly ListedWish[]): AccessOverview['sending'] {
  const gestures = new Set(
    wishes.flatMap(({ batch, stage }) => (batch !== null && isPendingWish(stage) ? [batch] : [])),
  );
  if (gestures.size === 0) return null;
  const all = wishes.filter(({ batch, stage }) => {
    if (stage === 'taken-back') return false;
    return isPendingWish(stage) || (batch !== null && gestures.has(batch));
  });
  const waits = all.filter(({ stage }) => stage === 'recorded' || stage === 'sending').length;
  return { sent: all.length - waits, total: all.length };
}
