import type { ReviewRound, ReviewRow } from '#shared/contract/access-reviews.ts';
import { isDecided, takenRecommendation } from '#shared/domain/access/review.ts';
import { counted } from '../../../ui/words.ts';

/** What the end of a round does to one's own access while nobody decides. */
export type Stake = 'ends' | 'may-end' | 'not-told';

interface OwnItem {
  readonly round: Pick<ReviewRound, 'phase' | 'isSelfReview' | 'defaultDecision' | 'isAutoApplied'>;
  readonly row: Pick<ReviewRow, 'isSelf' | 'decision' | 'recommendation'>;
}

/**
 * One's own access that only others may decide on, and nobody has, in an open round (domain: nobody decides on
 * themselves where reviewers are named); null = it stays, or is none of that. Where decisions do not apply themselves,
 * an administrator does (`autoApplyDecisionsEnabled`). Pure.
 */
export function ownAtStake({ round, row }: OwnItem): Stake | null {
  if (!row.isSelf || round.isSelfReview || round.phase !== 'open') return null;
  if (isDecided(row.decision)) return null;
  const { defaultDecision, isAutoApplied } = round;
  const done =
    defaultDecision === 'recommendation'
      ? takenRecommendation(row.recommendation)
      : defaultDecision;
  if (done === 'none' || done === 'approve') return null;
  if (done !== 'deny') return 'not-told';
  return isAutoApplied === true ? 'ends' : 'may-end';
}

const ELSE: Readonly<Record<Stake, string>> = {
  ends: 'it ends',
  'may-end': 'an administrator may end it',
  'not-told': 'what becomes of it is not told',
};

const WORST_FIRST = ['ends', 'may-end'] as const satisfies readonly Stake[];

/** The same in a sentence. @param by until when, in words; null = not told. */
export function stakeWords(stake: Stake, by: string | null): string {
  return `Your own access: somebody else must decide ${stakeInOneLine(stake, by)}.`;
}

/** The end of that sentence, in a line below what says the rest of it. */
export function stakeInOneLine(stake: Stake, by: string | null): string {
  const until = by === null ? 'before the round ends' : `by ${by}`;
  return `${until}, else ${ELSE[stake]}`;
}

/** The same of several, as one line. @param first until when the first of them, in words; null = not told. */
export function stakesWords(stakes: readonly Stake[], first: string | null): string {
  const worst = WORST_FIRST.find((stake) => stakes.includes(stake)) ?? 'not-told';
  const count = stakes.filter((stake) => stake === worst).length;
  const some = count < stakes.length ? ` in ${count.toLocaleString()} of them` : '';
  const until = first === null ? '' : `, the first by ${first}`;
  return `Your own access in ${counted(stakes.length, 'review')}: somebody else must decide${until}, else ${ELSE[worst]}${some}.`;
}
