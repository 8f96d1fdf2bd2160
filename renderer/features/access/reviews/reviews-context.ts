import { sliceContext } from '../../../ui/slice-context.tsx';
import type { ReviewsSlice } from './reviews-slice.ts';

export const {
  Provider: ReviewsProvider,
  useSlice: useReviews,
  useSliceStore: useReviewsStore,
} = sliceContext<ReviewsSlice>('reviews');
