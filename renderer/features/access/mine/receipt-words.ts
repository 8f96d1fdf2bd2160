import type { ListedWish } from '#shared/domain/access/wish.ts';
import { isAskingWish, isPendingWish, type WishStage } from '#shared/domain/access/wish-stage.ts';
import { counted } from '../../../ui/words.ts';

const STAGES: Readonly<Record<WishStage, string>> = {
  recorded: 'recorded',
  sending: 'being sent',
  sent: 'sent, not seen there yet',
  done: 'sent, and seen there',
  overtaken: 'done elsewhere, or too late',
  void: 'nothing was left to do',
  'taken-back': 'taken back',
  changed: 'it has changed: waits for your answer',
  refused: 'refused: waits for your answer',
};

/** Where one of them stands, behind its name. */
export function standWords(stage: WishStage): string {
  return STAGES[stage];
}

/** Where all that were recorded together stand: on their way, settled, or waiting for the person. Pure. */
export function receiptWords(
  wishes: readonly Pick<ListedWish, 'stage'>[],
  offline: boolean,
): string {
  const count = (fits: (stage: WishStage) => boolean) =>
    wishes.filter(({ stage }) => fits(stage)).length;
  const asking = count(isAskingWish);
  const answers =
    asking === 0
      ? ''
      : `${counted(asking, 'is', 'are')} waiting for your answer, under Asked for. `;
  if (count(isPendingWish) > 0) {
    return `${offline ? 'Sent when you are back online.' : 'They are being sent now.'} ${answers}`;
  }
  if (count((stage) => stage === 'done') === wishes.length) {
    return 'All are sent, and seen in their tenants. ';
  }
  return asking > 0 ? answers : 'Nothing of it is on its way any more. ';
}
