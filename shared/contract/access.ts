import { z } from 'zod';
import { AccessReach, UnreadPart } from '../domain/access/access-seen.ts';
import { Approval } from '../domain/access/approval.ts';
import { Assignment } from '../domain/access/assignment.ts';
import { RequestId } from '../domain/access/request.ts';
import { ListedWish, WishId } from '../domain/access/wish.ts';
import { WishStage } from '../domain/access/wish-stage.ts';
import { TenantId } from '../domain/tenant.ts';
import { Instant } from '../time.ts';
import { command, query } from './define.ts';

export const ApprovalKey = z.object({ tenantId: TenantId, requestId: RequestId });
export type ApprovalKey = z.infer<typeof ApprovalKey>;

/** What the person has before them, as core marked it; it comes back with what they do about it. */
export const ShownMark = z.string().min(1).max(64);
const ShownApproval = ApprovalKey.extend({ shown: ShownMark });

/** How far the access of one tenant can be seen. */
export const TenantAccessState = z.object({
  tenantId: TenantId,
  reach: AccessReach,
  /** The last look that ended well; null before the first. */
  readAt: Instant.nullable(),
  trouble: z
    .object({ reason: z.string(), remedy: z.string().nullable(), since: Instant })
    .nullable(),
  /** Parts that the last look that ended well could not read. */
  unread: z.array(UnreadPart),
  /** Everybody's assignments may be read there, not only one's own. */
  seesAll: z.boolean(),
});
export type TenantAccessState = z.infer<typeof TenantAccessState>;

/** Numbers for the rail and the head of the screen. */
export const AccessOverview = z.object({
  tenants: z.array(TenantAccessState),
  /** Approvals that wait for the person and have no decision of theirs yet. */
  toDecide: z.int(),
  /** Of these, how many deny themselves within a day. */
  dueSoon: z.int(),
  /** Decisions of access reviews that wait for the person (`waitsForReviewer`). */
  toReview: z.int(),
  /** Wishes of the person that are recorded and not settled. */
  unsent: z.int(),
  /** Wishes of theirs that wait for them: changed or refused. */
  asking: z.int(),
  /** How far several that were recorded together have come; null while nothing of that kind is under way. */
  sending: z.object({ sent: z.int(), total: z.int() }).nullable(),
  /**
   * What became of what waited for the connection, once it is back and something of it is settled; null where nothing
   * waited so in the last day, or the person has put it away.
   */
  back: z
    .object({
      /** Settled as wished, and otherwise than wished. */
      sent: z.int(),
      uncounted: z.int(),
      /** Still to send, or on its way. */
      waiting: z.int(),
      /** The first of it was recorded then, and the last was settled. */
      recordedAt: Instant,
      settledAt: Instant,
    })
    .nullable(),
  /** Wishes that were settled in the last day, and not by being taken back. */
  settled: z.int(),
});
export type AccessOverview = z.infer<typeof AccessOverview>;

export const AccessHint = z.object({
  kind: z.enum(['tier', 'new-person', 'outside', 'long', 'no-reason']),
  text: z.string(),
});

/** The last wish of the person about one thing: where it stands, in its own words. */
export const WishLine = z.object({
  id: WishId,
  stage: WishStage,
  /** What was wished, in a word: `approve`, `deny`… */
  word: z.string(),
  /** Somebody else on this computer recorded it; it waits for them. */
  isOthers: z.boolean(),
  recordedAt: Instant,
  settledAt: Instant.nullable(),
  reason: z.string().nullable(),
  remedy: z.string().nullable(),
  canTakeBack: z.boolean(),
});
export type WishLine = z.infer<typeof WishLine>;

/** A wish among all there are about one thing. */
export const WishInDetail = ListedWish.extend({
  /** Somebody else on this computer recorded it. */
  isOthers: z.boolean(),
});
export type WishInDetail = z.infer<typeof WishInDetail>;

/** One line of the queue. Words of Graph are hostile. */
export const ApprovalRow = z.object({
  tenantId: TenantId,
  requestId: RequestId,
  /** Of what is shown. */
  shown: ShownMark,
  /** The stage that is open; null when none is. */
  stageId: z.string().nullable(),
  /** Counted from 1. */
  stagePlace: z.int().nullable(),
  stageCount: z.int(),
  person: z.string(),
  packageName: z.string(),
  justification: z.string(),
  askedAt: Instant.nullable(),
  /** When it denies itself; null = it does not, or the policy cannot be seen. */
  deadline: Instant.nullable(),
  hints: z.array(AccessHint),
  /** One's own request: nobody decides that themselves. */
  isOwn: z.boolean(),
  /** The policy wants a reason for the decision. */
  needsReason: z.boolean(),
  /** The person had its details open, as they are now. */
  isOpened: z.boolean(),
  wish: WishLine.nullable(),
  /**
   * It wants a decision of the person's: none about its open stage is on its way, and none was settled since
   * it was seen last.
   */
  waits: z.boolean(),
  /** Since when it does not wait for the person any more. */
  goneAt: Instant.nullable(),
  /** What became of it, in a sentence, as far as can be seen; null while it waits. */
  outcome: z.string().nullable(),
});
export type ApprovalRow = z.infer<typeof ApprovalRow>;

/** Everything about one approval, from the local database. */
export const ApprovalDetail = z.object({
  row: ApprovalRow,
  approval: Approval,
  /** What the person has or had there; null where only their own may be seen by each. */
  theirAssignments: z.array(Assignment).nullable(),
  /** Other requests of theirs in that tenant that waited for us. */
  theirRequests: z.array(ApprovalRow),
  /** All wishes about it, of everybody on this computer, oldest first. */
  wishes: z.array(WishInDetail),
});
export type ApprovalDetail = z.infer<typeof ApprovalDetail>;

/** Most decisions of one gesture. */
export const MOST_DECISIONS = 500;

export const accessContract = {
  'access.overview': query(z.object({}), AccessOverview),
  /** `waiting`: for the person, soonest to lapse first. `history`: what no longer does, newest first. */
  'access.approvals': query(
    z.object({ which: z.enum(['waiting', 'history']) }),
    z.array(ApprovalRow),
  ),
  /** Null where it is not known any more. */
  'access.approval': query(ApprovalKey, ApprovalDetail.nullable()),
  /** The person has its details before them: deciding on several wants each of them seen. */
  'access.opened': command(ShownApproval, z.null()),
  /**
   * Records decisions. What may not be decided is left out, each with the rule: one's own request, one that
   * is not open, one that changed since it was shown, one that was not looked at in a gesture over several,
   * a reason that is missing.
   */
  'access.decide': command(
    z.object({
      approvals: z
        .array(
          ShownApproval.extend({
            stageId: z.string(),
            /** One's own decision that is not sent, and that they had before them: this one takes its place. */
            replaces: WishId.optional(),
          }),
        )
        .min(1)
        .max(MOST_DECISIONS),
      result: z.enum(['approve', 'deny']),
      justification: z.string().max(4_000),
    }),
    z.object({
      recorded: z.array(WishId),
      left: z.array(ApprovalKey.extend({ reason: z.string() })),
    }),
  ),
  /** Takes back what was not sent, or puts away what waits for the person. */
  'access.takeBack': command(
    z.object({ id: WishId }),
    z.object({
      /** False: it had had its answer already, and was put away. */
      wasRecorded: z.boolean(),
      /** An earlier one that was not sent, and whose place it had taken, stands again. */
      isRestored: z.boolean(),
    }),
  ),
  /** What became of what waited for the connection is known up to then: it is not told again. */
  'access.putBackAway': command(z.object({ settledAt: Instant }), z.null()),
  /**
   * All that is not settled, of everybody on this computer, and what was settled in the last days. A colleague's is
   * without its words.
   */
  'access.wishes': query(z.object({}), z.array(ListedWish)),
};
