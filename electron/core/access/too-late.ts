import type { AccessWish, ListedWish } from '#shared/domain/access/wish.ts';
import type { WishStage } from '#shared/domain/access/wish-stage.ts';

/** Why a wish cannot be taken back any more, and what can be done instead. */
export function tooLate({ stage, wish }: Pick<ListedWish, 'stage' | 'wish'>) {
  const isOver = NOTHING_SENT.has(stage);
  return {
    message: WHY[stage],
    remedy: isOver || wish === null ? 'Nothing has to be done.' : insteadOf(wish),
  };
}

const NOTHING_SENT: ReadonlySet<WishStage> = new Set(['taken-back', 'overtaken', 'void']);

const ON_ITS_WAY = 'This can no longer be taken back: it is on its way.';
const ARRIVED = 'This can no longer be taken back: it has arrived.';
const NOT_COUNTED = 'There is nothing to take back: it did not count.';
const WHY: Readonly<Record<WishStage, string>> = {
  recorded: ON_ITS_WAY,
  sending: ON_ITS_WAY,
  sent: ON_ITS_WAY,
  done: ARRIVED,
  overtaken: NOT_COUNTED,
  void: NOT_COUNTED,
  'taken-back': 'This can no longer be taken back: it was taken back already.',
  changed: NOT_COUNTED,
  refused: NOT_COUNTED,
};

function insteadOf(wish: AccessWish): string {
  switch (wish.kind) {
    case 'decide':
      return 'A decision that arrived stands: only an administrator of that tenant can change what came of it.';
    case 'judge':
      return 'Decide again: until the round ends your last decision counts.';
    case 'ask':
      return wish.type === 'userUpdate'
        ? 'Change it once more.'
        : 'Cancel the request while it is not decided; what you have been given you can give back.';
    case 'give-back':
      return 'Ask for it again.';
    case 'cancel':
      return 'Ask for it again.';
    case 'reprocess':
      return 'Wait for what becomes of it.';
  }
}
