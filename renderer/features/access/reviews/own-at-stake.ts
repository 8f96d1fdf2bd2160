import type { ReviewRound, ReviewRow } from '#shared/contract/access-reviews.ts';
import { isDecided, takenRecommendation } from '#shared/domain/access/review.ts';
import { counted } from '../../../ui/words.ts';

/** What the end of a round does to one's own access while nobody decides. */
export type Stake = 'ends' | 'not-told';

interface OwnItem {
  readonly round: Pick<ReviewRound, 'phase' | 'isSelfReview' | 'defaultDecision'>;
  readonly row: Pick<ReviewRow, 'isSelf' | 'decision' | 'recommendation'>;
}

/**
 * One's own access that only others may decide on, and nobody has, in an open round (domain: nobody decides on
 * themselves where reviewers are named); null = it stays, or is none of that. Pure.
 */
export function ownAtStake({ round, row }: OwnItem): Stake | null {
  if (!row.isSelf || round.isSelfReview || round.phase !== 'open') return null;
  if (isDecided(row.decision)) return null;
  const { defaultDecision } = round;
  const done =
    defaultDecision === 'recommendation'
      ? takenRecommendation(row.recommendation)
      : defaultDecision;
  if (done === 'none' || done === 'approve') return null;
  return done === 'deny' ? 'ends' : 'not-told';
}

const ELSE: Readonly<Record<Stake, string>> = {
  ends: 'it ends',
  'not-told': 'what becomes of it is not told',
};

/** The same in a sentence. @param by until when, in words; null = not told. */
export function stakeWords(stake: Stake, by: string | null): string {
  const until = by === null ? 'before the round ends' : `by ${by}`;
  return `Your own access: somebody else must decide ${until}, else ${ELSE[stake]}.`;
}

/** The same of several, as one line. @param first until when the first of them, in words; null = not told. */
export function stakesWords(stakes: readonly Stake[], first: string | null): string {
  const ends = stakes.filter((stake) => stake === 'ends').length;
  const some = ends > 0 && ends < stakes.length ? ` in ${ends.toLocaleString()} of them` : '';
  const until = first === null ? '' : `, the first by ${first}`;
  const otherwise = ELSE[ends > 0 ? 'ends' : 'not-told'];
  return `Your own access in ${counted(stakes.length, 'review')}: somebody else must decide${until}, else ${otherwise}${some}.`;
}
