import { z } from 'zod';
import { Instant } from '../../time.ts';
import { Word } from '../incident.ts';
import { TenantId } from '../tenant.ts';
import { PackageName } from './package.ts';
import { Subject } from './subject.ts';
import { isPendingWish, type WishStage } from './wish-stage.ts';

/** One decision to be made in a review: does this person still need that (FACTS.md e). */
export const ReviewItem = z.object({
  id: z.string().min(1).max(200),
  /** `notReviewed`, `approve`, `deny`, `dontKnow`. */
  decision: Word,
  /** What the service recommends, in its own word; null = nothing. */
  recommendation: Word.nullable(),
  justification: z.string().nullable(),
  principal: Subject.nullable(),
  package: PackageName.nullable(),
  resource: z.string().nullable(),
  reviewedBy: Subject.nullable(),
  reviewedAt: Instant.nullable(),
  applyResult: Word.nullable(),
});
export type ReviewItem = z.infer<typeof ReviewItem>;

/** One round of an access review in which the person is a reviewer. */
export const AccessReview = z.object({
  tenantId: TenantId,
  definitionId: z.string().min(1).max(200),
  instanceId: z.string().min(1).max(200),
  name: z.string(),
  description: z.string().nullable(),
  status: Word,
  startAt: Instant.nullable(),
  endAt: Instant.nullable(),
  justificationRequired: z.boolean(),
  /** Nobody is named as a reviewer: everybody judges their own access. */
  isSelfReview: z.boolean().default(false),
  /** What happens to whoever is not decided on (`none`, `approve`, `deny`, `recommendation`); null = unknown. */
  defaultDecision: Word.nullable(),
  /**
   * Decisions, and what happens to the undecided, are applied when the round ends; false = an administrator has to
   * (`autoApplyDecisionsEnabled`), null = not told.
   */
  isAutoApplied: z.boolean().nullable().default(null),
  /** How far back the sign-ins reach by which it recommends (ISO 8601); null = it goes by something else, or not told. */
  lookBack: z.string().nullable().default(null),
  items: z.array(ReviewItem),
});
export type AccessReview = z.infer<typeof AccessReview>;

/** Graph says so itself, in words that may grow; what it does not name here is left to the service. */
const BEFORE: ReadonlySet<string> = new Set(['notStarted', 'initializing', 'starting']);
const OVER: ReadonlySet<string> = new Set([
  'completing',
  'completed',
  'autoReviewing',
  'autoReviewed',
  'applying',
  'applied',
]);

/** How far a round is, by its status alone (accessReviewInstance). A word nobody knows counts as open. */
export function roundPhase(status: string): 'before' | 'open' | 'over' {
  if (BEFORE.has(status)) return 'before';
  return OVER.has(status) ? 'over' : 'open';
}

/** Somebody has decided. */
export function isDecided(decision: string): boolean {
  return decision !== 'notReviewed';
}

/** A recommendation that can be taken as a decision; null for none, or a word that is not known. */
export function takenRecommendation(recommendation: string | null): 'approve' | 'deny' | null {
  return recommendation === 'approve' || recommendation === 'deny' ? recommendation : null;
}

/** An item as it stands: what was decided on it, and what the person wished last. */
interface StandingItem {
  readonly decision: string;
  readonly wish: { readonly stage: WishStage; readonly isOthers: boolean } | null;
}

/**
 * Nothing is left to do about it, as far as this computer knows. What waits for a colleague's token settles
 * nothing: it may wait for good. What the service took of theirs stands in `decision`.
 */
export function isSettledItem({ decision, wish }: StandingItem): boolean {
  return isDecided(decision) || (wish !== null && !wish.isOthers && isPendingWish(wish.stage));
}

/** A decision that the person can make and has not: of open rounds, and never on themselves where others are to judge. */
export function waitsForReviewer(
  round: { readonly phase: ReturnType<typeof roundPhase>; readonly isSelfReview: boolean },
  item: StandingItem & { readonly isSelf: boolean },
): boolean {
  const isTheirs = round.isSelfReview || !item.isSelf;
  return round.phase === 'open' && isTheirs && !isSettledItem(item);
}
