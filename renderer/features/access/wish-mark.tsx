import type { WishLine } from '#shared/contract/access.ts';
import { StrangerLine } from '../../ui/stranger-text.tsx';
import { markReason, markTone, markWords } from './wish-words.ts';

interface WishMarkProps {
  readonly wish: WishLine;
  readonly offline: boolean;
}

/** Where a wish stands, in a few words. */
export function WishMark({ wish, offline }: WishMarkProps) {
  const meaning = markReason(wish, offline);
  return (
    <span className="wish-mark" data-tone={markTone(wish.stage)} title={meaning ?? undefined}>
      {markWords(wish, offline)}
    </span>
  );
}

/** The same with why it stands there and what to do. */
export function WishNote({ wish, offline }: WishMarkProps) {
  const reason = markReason(wish, offline);
  const remedy = reason === wish.reason ? wish.remedy : null;
  return (
    <p className="wish-note" data-tone={markTone(wish.stage)}>
      <strong>{markWords(wish, offline)}.</strong>{' '}
      {reason !== null && <StrangerLine text={reason} />}{' '}
      {remedy !== null && <StrangerLine text={remedy} />}
    </p>
  );
}
