import type { WishLine } from '#shared/contract/access.ts';
import { StrangerLine } from '../../ui/stranger-text.tsx';
import { markMeaning, markTone, markWords } from './wish-words.ts';

interface WishMarkProps {
  readonly wish: WishLine;
  readonly offline: boolean;
}

/** Where a wish stands, in a few words. */
export function WishMark({ wish, offline }: WishMarkProps) {
  const meaning = wish.reason ?? markMeaning(wish, offline);
  return (
    <span className="wish-mark" data-tone={markTone(wish.stage)} title={meaning ?? undefined}>
      {markWords(wish, offline)}
    </span>
  );
}

/** The same with why it stands there and what to do. */
export function WishNote({ wish, offline }: WishMarkProps) {
  const meaning = markMeaning(wish, offline);
  return (
    <p className="wish-note" data-tone={markTone(wish.stage)}>
      <strong>{markWords(wish, offline)}.</strong>{' '}
      {wish.reason !== null ? <StrangerLine text={wish.reason} /> : meaning}{' '}
      {wish.remedy !== null && <StrangerLine text={wish.remedy} />}
    </p>
  );
}
