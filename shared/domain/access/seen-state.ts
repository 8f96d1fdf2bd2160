import { z } from 'zod';
import { Instant } from '../../time.ts';
import { Word } from '../incident.ts';
import { ApprovalStage } from './approval.ts';
import { AccessAnswer } from './request.ts';
import { Subject } from './subject.ts';

/** One item of a review as it was seen. */
export const SeenReviewItem = z.object({
  /** The status of its round; null = it was not asked for. */
  round: Word.nullable(),
  decision: Word,
  justification: z.string().nullable(),
  reviewedBy: Subject.nullable(),
  reviewedAt: Instant.nullable(),
});
export type SeenReviewItem = z.infer<typeof SeenReviewItem>;

/** A request of the person's own, as far as it matters to a wish. */
export const OwnRequest = z.object({
  id: z.string(),
  type: Word,
  state: Word,
  /** Free text beside the state. */
  status: z.string().nullable(),
  assignmentId: z.string().nullable(),
  justification: z.string().nullable(),
  createdAt: Instant.nullable(),
  completedAt: Instant.nullable(),
});
export type OwnRequest = z.infer<typeof OwnRequest>;

/** What one asked for and has of a package. */
export const OwnSeen = z.object({
  requests: z.array(OwnRequest),
  assignments: z.array(z.object({ id: z.string(), state: Word, endAt: Instant.nullable() })),
  /** The person is not in that directory any more: nothing can be asked for or given back there. */
  isGone: z.boolean(),
});
export type OwnSeen = z.infer<typeof OwnSeen>;

/** What the person saw when they decided, and what was there when it was looked at. */
export const SeenState = z.object({
  /** The state of the request, or of the review item; null where it was not known. */
  state: Word.nullable(),
  /** All stages of the approval, for a decision on one. */
  stages: z.array(ApprovalStage),
  answers: z.array(AccessAnswer),
  justification: z.string().nullable(),
  /** Ids of what was already there and could be taken for the wish's own deed. */
  known: z.array(z.string()),
  /** Of a decision on an approval: when it was seen waiting, and when it denies itself; null = not known. */
  due: z.object({ seenAt: Instant, at: Instant.nullable() }).optional(),
  /** Of a decision on an item of a review. */
  item: SeenReviewItem.optional(),
  /** For wishes about one's own access. */
  own: OwnSeen.optional(),
});
export type SeenState = z.infer<typeof SeenState>;

export const NOTHING_SEEN: SeenState = {
  state: null,
  stages: [],
  answers: [],
  justification: null,
  known: [],
};
