import type { ApprovalKey } from '#shared/contract/access.ts';
import { type Approval, openStage } from '#shared/domain/access/approval.ts';
import { stageDeadline } from '#shared/domain/access/deadline.ts';
import { isMe, type MeThere } from '#shared/domain/access/settle-decision.ts';
import { subjectName } from '#shared/domain/access/subject.ts';
import {
  isInTheWay,
  LONGEST_ABOUT,
  type RecordedWish,
  type WishId,
} from '#shared/domain/access/wish.ts';
import { whyInTheWay } from '#shared/domain/access/wish-stage.ts';
import type { SeenState } from '#shared/domain/access/seen-state.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import { cut } from '#shared/text.ts';
import { approvalMark, CHANGED, openedName } from '../read/shown-mark.ts';
import type { AccessReader } from '../store/access-rows.ts';
import type { AccessWishStore } from '../store/access-wish-store.ts';
import type { OpenedStore } from '../store/opened-store.ts';
import type { NewWish, WishQueue } from './wish-queue.ts';

interface DecidingParts {
  readonly access: Pick<AccessReader, 'one'>;
  readonly wishes: AccessWishStore;
  readonly queue: WishQueue;
  readonly opened: OpenedStore;
  readonly meIn: (tenantId: TenantId) => MeThere;
  readonly accountId: () => string | null;
  /** These were recorded. */
  readonly onDecided: (wishes: readonly RecordedWish[]) => void;
}

interface Wanted extends ApprovalKey {
  readonly stageId: string;
  /** Mark of what the person had before them. */
  readonly shown: string;
  /** The own decision that is not sent and that this one shall take the place of. */
  readonly replaces?: WishId | undefined;
}

interface DecisionInput {
  readonly approvals: readonly Wanted[];
  readonly result: 'approve' | 'deny';
  readonly justification: string;
}

/** Records a person's decisions, and says of each that it leaves out which rule forbids it. */
export function deciding(parts: DecidingParts) {
  const { access, wishes, queue, opened, meIn } = parts;

  /** Why this may not be decided; null = it may. The rules of the queue, one by one. */
  const forbidden = (
    { tenantId, requestId, stageId, shown, replaces }: Wanted,
    approval: Approval | null,
    facts: {
      readonly isAlone: boolean;
      readonly openedOnes: ReadonlySet<string>;
      readonly justification: string;
    },
  ): string | null => {
    if (approval === null) return 'It is not known here any more.';
    if (approval.goneAt !== null) return 'It does not wait for you any more.';
    const open = openStage(approval.stages);
    if (open?.stage.id !== stageId) return 'Another stage is open now: look at it again.';
    if (approvalMark(approval) !== shown) return CHANGED;
    const me = meIn(tenantId);
    const { requestor, target } = approval.request;
    if (isMe(requestor, me) || isMe(target, me)) {
      return 'It is your own request: nobody decides their own.';
    }
    const pending = wishes.listAbout(tenantId, 'decide', requestId).find((one) => {
      const isOthers = one.accountId !== parts.accountId();
      const isMeant = one.wish?.kind === 'decide' && one.wish.stageId === stageId;
      return isMeant && isInTheWay({ ...one, isOthers }, approval.seenAt);
    });
    const isAnew = pending?.stage === 'recorded' && pending.id === replaces;
    if (pending && !isAnew) return whyInTheWay(pending.stage);
    if (!facts.isAlone && !facts.openedOnes.has(`${tenantId}/${openedName(requestId, shown)}`)) {
      return 'You have not looked at it yet.';
    }
    const needsReason = approval.request.policy?.stages[open.place]?.justification ?? false;
    if (needsReason && facts.justification === '') return 'Its policy wants a reason.';
    return null;
  };

  return (input: DecisionInput) => {
    const justification = input.justification.trim();
    const accountId = parts.accountId();
    const openedOnes = accountId === null ? new Set<string>() : opened.of(accountId);
    const facts = { isAlone: input.approvals.length === 1, openedOnes, justification };
    const made: NewWish[] = [];
    const left: (ApprovalKey & { reason: string })[] = [];
    for (const wanted of input.approvals) {
      const { tenantId, requestId, stageId } = wanted;
      const approval = access.one(tenantId, 'approval', requestId);
      const reason = forbidden(wanted, approval, facts);
      if (reason !== null || approval === null) {
        left.push({ tenantId, requestId, reason: reason ?? '' });
        continue;
      }
      const { request } = approval;
      made.push({
        tenantId,
        seen: seenOf(approval),
        wish: {
          kind: 'decide',
          requestId,
          stageId,
          result: input.result,
          justification,
          title: cut(request.package?.name ?? '', LONGEST_ABOUT),
          person: cut(subjectName(request.target ?? request.requestor), LONGEST_ABOUT),
        },
      });
    }
    const recorded = made.length === 0 ? [] : queue.record(made);
    parts.onDecided(recorded);
    return { recorded: recorded.map(({ id }) => id), left };
  };
}

/** What the person had before them. */
function seenOf(approval: Approval): SeenState {
  const { request, stages, seenAt } = approval;
  const { state, answers, justification } = request;
  const due = { seenAt, at: stageDeadline(approval) };
  return { state, stages, answers, justification, known: [], due };
}
