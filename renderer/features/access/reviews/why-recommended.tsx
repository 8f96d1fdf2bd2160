import type { ReviewDetail } from '#shared/contract/access-reviews.ts';
import { takenRecommendation } from '#shared/domain/access/review.ts';
import { durationWords } from '#shared/domain/access/duration-words.ts';
import { StrangerLine } from '../../../ui/stranger-text.tsx';
import { recommendationWords } from './review-lines.ts';

/** What the service recommends, and why. */
export function WhyRecommended({ detail }: { readonly detail: ReviewDetail }) {
  const { recommendation } = detail.row;
  return (
    <>
      <p>
        <strong>
          <StrangerLine text={recommendationWords(recommendation)} longest={120} />
        </strong>
      </p>
      <p>{whyRecommended(recommendation, detail.lookBack)}</p>
    </>
  );
}

/**
 * What a recommendation says of the person (accessReviewScheduleSettings, recommendationLookBackDuration: deny where
 * they were inactive for so long before the round began).
 * @param lookBack ISO 8601; null = the service recommends by something else, or does not tell.
 */
export function whyRecommended(recommendation: string | null, lookBack: string | null): string {
  if (lookBack === null) return 'The service does not tell why.';
  const span = `within the ${durationWords(lookBack)} before the round began`;
  switch (takenRecommendation(recommendation)) {
    case 'approve':
      return `They signed in ${span}.`;
    case 'deny':
      return `They did not sign in ${span}.`;
    case null:
      return `The service goes by sign-ins ${span}, and knows too little of theirs.`;
  }
}
