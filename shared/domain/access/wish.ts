import { z } from 'zod';
import { Instant } from '../../time.ts';
import { TenantId } from '../tenant.ts';
import { PackageId } from './package.ts';
import { AccessEnds } from './policy.ts';
import { RequestId } from './request.ts';
import { SeenState } from './seen-state.ts';
import { isAskingWish, isPendingWish, WishStage } from './wish-stage.ts';

/** What was written for whoever reads the decision: Graph's own limit is not published, ours is 4,000. */
const Justification = z.string().trim().max(4_000);
const ItemId = z.string().min(1).max(200);

export const LONGEST_ABOUT = 400;
/** What is called by name wherever the wish is shown, as it was when the person decided. Hostile. */
const About = z.object({
  title: z.string().max(LONGEST_ABOUT),
  person: z.string().max(LONGEST_ABOUT).nullable(),
});

/** One wish about access, exactly as it will be sent. Stored as JSON in the ledger. */
export const AccessWish = z.discriminatedUnion('kind', [
  /** A decision on one stage of an approval. */
  About.extend({
    kind: z.literal('decide'),
    requestId: RequestId,
    stageId: ItemId,
    result: z.enum(['approve', 'deny']),
    justification: Justification,
  }),
  /** A decision on one item of an access review. */
  About.extend({
    kind: z.literal('judge'),
    definitionId: ItemId,
    instanceId: ItemId,
    itemId: ItemId,
    decision: z.enum(['approve', 'deny', 'dontKnow']),
    justification: Justification,
  }),
  /** Asks for a package; for one that is had already this extends it (v1.0 has no userExtend, FACTS.md b). */
  About.extend({
    kind: z.literal('ask'),
    packageId: PackageId,
    policyId: ItemId,
    justification: Justification,
    /** One entry for each value: a question that takes several has several. */
    answers: z
      .array(
        z.object({
          questionId: ItemId,
          kind: z.enum(['text', 'choice']),
          value: z.string().max(10_000),
          /** What the person saw: the text of a choice. */
          shown: z.string().max(10_000),
        }),
      )
      .max(300),
    startAt: Instant.nullable(),
    ends: AccessEnds.nullable(),
    /** `userUpdate` changes the dates or answers of what is had (FACTS.md b). */
    type: z.enum(['userAdd', 'userUpdate']),
    /** What is had and shall be extended or changed; null for something new. */
    assignmentId: ItemId.nullable(),
  }),
  /** Gives back what is had. */
  About.extend({
    kind: z.literal('give-back'),
    assignmentId: ItemId,
    packageId: PackageId.nullable(),
  }),
  /** Takes a request back before it is decided. */
  About.extend({ kind: z.literal('cancel'), requestId: RequestId }),
  /** Has a delivery that failed tried again; only who governs the tenant may (FACTS.md b). */
  About.extend({ kind: z.literal('reprocess'), requestId: RequestId }),
]);
export type AccessWish = z.infer<typeof AccessWish>;
export type AccessWishKind = AccessWish['kind'];
export const WISH_KINDS = [
  'decide',
  'judge',
  'ask',
  'give-back',
  'cancel',
  'reprocess',
] as const satisfies readonly AccessWishKind[];
export type WishOf<K extends AccessWishKind> = Extract<AccessWish, { kind: K }>;

/**
 * It keeps the person from wishing the same anew. What a colleague recorded on this computer does not, nor what
 * was handed to the network under their name: only their token can send it or look what became of it, perhaps
 * never, and of two decisions the service takes the first. What it took of theirs does until a later look.
 * @param seenAt when what it is about was looked at last.
 */
export function isInTheWay(
  {
    stage,
    sentAt,
    isOthers,
  }: Pick<RecordedWish, 'stage' | 'sentAt'> & { readonly isOthers: boolean },
  seenAt: Instant,
): boolean {
  if (!isOthers) return isPendingWish(stage);
  return stage === 'sent' && !(sentAt !== null && seenAt > sentAt);
}

/**
 * Whether a later wish about the same thing takes its place. What waits for the person is answered with it; of
 * two decisions in a review, or on the same stage of a request, the later one stands while none is sent.
 */
export function isReplacedBy(
  before: Pick<ListedWish, 'stage' | 'accountId' | 'wish'>,
  { accountId, wish }: Pick<RecordedWish, 'accountId' | 'wish'>,
): boolean {
  if (before.accountId !== accountId) return false;
  if (isAskingWish(before.stage)) return true;
  if (before.stage !== 'recorded') return false;
  if (wish.kind !== 'decide') return wish.kind === 'judge';
  return before.wish?.kind === 'decide' && before.wish.stageId === wish.stageId;
}

export const WishId = z.uuid().brand('WishId');
export type WishId = z.infer<typeof WishId>;

/** One row of the ledger, in the order it was recorded. */
export const RecordedWish = z.object({
  id: WishId,
  tenantId: TenantId,
  wish: AccessWish,
  stage: WishStage,
  /** The person's home account (`uid.utid`): only this person's token may send it (law 4). */
  accountId: z.string(),
  /** The gesture it came with, where one made several. */
  batch: z.uuid().nullable(),
  recordedAt: Instant,
  sentAt: Instant.nullable(),
  settledAt: Instant.nullable(),
  attempts: z.int(),
  seen: SeenState,
  /** What was there when it was looked at last; null before. */
  found: SeenState.nullable(),
  /** Why it stands where it stands, in a sentence, and what to do. */
  reason: z.string().nullable(),
  remedy: z.string().nullable(),
});
export type RecordedWish = z.infer<typeof RecordedWish>;

/** A wish that this version cannot read any more: shown, never sent. */
export const ListedWish = RecordedWish.extend({
  wish: AccessWish.nullable(),
  seen: SeenState.nullable(),
});
export type ListedWish = z.infer<typeof ListedWish>;

export function isReadableWish(listed: ListedWish): listed is RecordedWish {
  return listed.wish !== null && listed.seen !== null;
}

/** The list of the place in which what a wish is about stands. */
export function listOfWish({ kind }: Pick<AccessWish, 'kind'>): 'approvals' | 'mine' | 'reviews' {
  if (kind === 'decide') return 'approvals';
  return kind === 'judge' ? 'reviews' : 'mine';
}

/** What the wish is about, as one id within its tenant and kind. */
export function aboutOf(wish: AccessWish): string {
  switch (wish.kind) {
    case 'decide':
    case 'cancel':
    case 'reprocess':
      return wish.requestId;
    case 'judge':
      return `${wish.definitionId}/${wish.instanceId}/${wish.itemId}`;
    case 'ask':
      return wish.packageId;
    case 'give-back':
      return wish.assignmentId;
  }
}
