import { z } from 'zod';
import { Assignment } from '../domain/access/assignment.ts';
import { ReviewItem } from '../domain/access/review.ts';
import { WishId } from '../domain/access/wish.ts';
import { Word } from '../domain/incident.ts';
import { TenantId } from '../domain/tenant.ts';
import { Instant } from '../time.ts';
import { MOST_DECISIONS, ShownMark, WishInDetail, WishLine } from './access.ts';
import { command, query } from './define.ts';

const Id = z.string().min(1).max(200);

export const ReviewItemKey = z.object({
  tenantId: TenantId,
  definitionId: Id,
  instanceId: Id,
  itemId: Id,
});
export type ReviewItemKey = z.infer<typeof ReviewItemKey>;

export const ShownItem = ReviewItemKey.extend({ shown: ShownMark });
export type ShownItem = z.infer<typeof ShownItem>;

/** One person and one thing that they may keep or not. Words of Graph are hostile. */
export const ReviewRow = z.object({
  itemId: Id,
  /** Of what is shown. */
  shown: ShownMark,
  person: z.string(),
  /** Package, or what else is reviewed. */
  what: z.string(),
  /** What the service recommends, in its own word; null = nothing. */
  recommendation: Word.nullable(),
  /** As the service has it, or as it has to have it by now: `notReviewed`, `approve`, `deny`, `dontKnow`. */
  decision: Word,
  decidedBy: z.string().nullable(),
  /** The decision is the person's own. */
  isOurs: z.boolean(),
  decidedAt: Instant.nullable(),
  justification: z.string(),
  /** It is about the person themselves. */
  isSelf: z.boolean(),
  /** The person had it before them: deciding on several wants that of each. */
  isOpened: z.boolean(),
  wish: WishLine.nullable(),
});
export type ReviewRow = z.infer<typeof ReviewRow>;

/** One round of a review in which the person is a reviewer, as far as it is theirs to see. */
export const ReviewRound = z.object({
  tenantId: TenantId,
  definitionId: Id,
  instanceId: Id,
  name: z.string(),
  description: z.string(),
  phase: z.enum(['before', 'open', 'over']),
  startAt: Instant.nullable(),
  endAt: Instant.nullable(),
  isSelfReview: z.boolean(),
  /** An approval wants a reason. */
  needsReason: z.boolean(),
  /** What happens to whoever is not decided on; null = unknown. */
  defaultDecision: Word.nullable(),
  /** That happens by itself when the round ends; false = once an administrator applies it, null = not told. */
  isAutoApplied: z.boolean().nullable(),
  /** Of `rows`: decided, or recorded to be. */
  decided: z.int(),
  rows: z.array(ReviewRow),
});
export type ReviewRound = z.infer<typeof ReviewRound>;

/** Everything about one item, from the local database. */
export const ReviewDetail = z.object({
  /** `items`: how many are the person's to decide. */
  round: ReviewRound.omit({ rows: true }).extend({ items: z.int() }),
  row: ReviewRow,
  item: ReviewItem,
  /** How far back the sign-ins reach by which it recommends (ISO 8601); null = not known. */
  lookBack: z.string().nullable(),
  /** What they have or had there; null where only their own may be seen by each. */
  theirAssignments: z.array(Assignment).nullable(),
  /** All wishes about it, of everybody on this computer, oldest first. */
  wishes: z.array(WishInDetail),
});
export type ReviewDetail = z.infer<typeof ReviewDetail>;

/** A decision that is not settled although its round is not listed any more. */
export const StrayDecision = z.object({
  tenantId: TenantId,
  person: z.string(),
  what: z.string(),
  wish: WishLine,
});
export type StrayDecision = z.infer<typeof StrayDecision>;

export const accessReviewsContract = {
  /** Rounds of all tenants, soonest to end first; and decisions that wait although their round is not listed any more. */
  'access.reviews': query(
    z.object({}),
    z.object({ rounds: z.array(ReviewRound), stray: z.array(StrayDecision) }),
  ),
  /** Null where it is not known any more. */
  'access.review': query(ReviewItemKey, ReviewDetail.nullable()),
  /** The person has the details of these before them. */
  'access.lookedAt': command(
    z.object({ items: z.array(ShownItem).min(1).max(MOST_DECISIONS) }),
    z.null(),
  ),
  /**
   * Records decisions on items of reviews, as one gesture. What may not be decided is left out, each with the rule. A
   * decision not sent yet is replaced.
   */
  'access.judge': command(
    z.object({
      items: z
        .array(
          ShownItem.extend({
            decision: z.enum(['approve', 'deny', 'dontKnow']),
            /** Another reviewer has decided it, and the person was asked whether theirs shall be replaced. */
            overOthers: z.boolean(),
          }),
        )
        .min(1)
        .max(MOST_DECISIONS),
      justification: z.string().max(4_000),
    }),
    z.object({
      recorded: z.array(WishId),
      left: z.array(ReviewItemKey.extend({ reason: z.string() })),
    }),
  ),
};
