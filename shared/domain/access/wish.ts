import { z } from 'zod';
import { Instant } from '../../time.ts';
import { Word } from '../incident.ts';
import { TenantId } from '../tenant.ts';
import { ApprovalStage } from './approval.ts';
import { PackageId } from './package.ts';
import { AccessEnds } from './policy.ts';
import { AccessAnswer, RequestId } from './request.ts';
import { Subject } from './subject.ts';

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
 * Where a wish stands. `recorded`: in the ledger, not sent. `sending`: handed to the network; after a crash
 * it is looked at before it is sent again. `sent`: the service said yes, not re-read yet. These settle it:
 * `done`: re-read and seen. `overtaken`: somebody else decided first, which is no error. `void`: there is
 * nothing left to decide, for it expired or was taken back. `taken-back`: by the person, before it was sent.
 * These wait for the person: `changed`: what it was based on is not so any more. `refused`: the service or a
 * rule said no.
 */
export const WishStage = z.enum([
  'recorded',
  'sending',
  'sent',
  'done',
  'overtaken',
  'void',
  'taken-back',
  'changed',
  'refused',
]);
export type WishStage = z.infer<typeof WishStage>;

const PENDING: ReadonlySet<WishStage> = new Set(['recorded', 'sending', 'sent']);
const ASKING: ReadonlySet<WishStage> = new Set(['changed', 'refused']);

/** There is something to send or to look at. */
export function isPendingWish(stage: WishStage): boolean {
  return PENDING.has(stage);
}

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

/** Why nothing can be wished beside a wish that is in the way. */
export function whyInTheWay(stage: WishStage): string {
  return stage === 'recorded'
    ? 'A decision is recorded already: take it back first.'
    : 'A decision is on its way: wait for what becomes of it.';
}

/** It waits for the person. */
export function isAskingWish(stage: WishStage): boolean {
  return ASKING.has(stage);
}

const OTHERWISE: ReadonlySet<WishStage> = new Set(['overtaken', 'void', 'changed', 'refused']);

/** It ended otherwise than wished, and not by the person's own hand here. */
export function didNotCount(stage: WishStage): boolean {
  return OTHERWISE.has(stage);
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

/** It is not settled: there is something to send, to look at, or to answer. */
export function isOpenWish(stage: WishStage): boolean {
  return isPendingWish(stage) || isAskingWish(stage);
}

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
