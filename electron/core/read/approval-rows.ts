import { ended } from '#shared/domain/words.ts';
import type { ApprovalRow } from '#shared/contract/access.ts';
import { type Approval, openStage } from '#shared/domain/access/approval.ts';
import type { Assignment } from '#shared/domain/access/assignment.ts';
import { type Lapse, lapseOfGone, stageDeadline } from '#shared/domain/access/deadline.ts';
import { hintsOf } from '#shared/domain/access/hints.ts';
import { isMe, type MeThere, resultWord } from '#shared/domain/access/settle-decision.ts';
import { subjectName } from '#shared/domain/access/subject.ts';
import { isInTheWay, type ListedWish } from '#shared/domain/access/wish.ts';
import { isAskingWish } from '#shared/domain/access/wish-stage.ts';
import { shortened } from '#shared/text.ts';
import type { Instant } from '#shared/time.ts';
import { approvalMark } from './shown-mark.ts';
import { wishLine } from './wish-line.ts';

/** What a row needs beside the approval. */
export interface RowFacts {
  readonly me: MeThere;
  readonly accountId: string | null;
  readonly nowMs: number;
  readonly isOpened: boolean;
  /** The last wish about it. */
  readonly wish: ListedWish | null;
  /** What the person has there; null = it may not be seen. */
  readonly theirs: readonly Assignment[] | null;
  /** Where our own people come from, as that tenant calls it; null = not known. */
  readonly organization: string | null;
}

const LONGEST = 500;

/** What of an approval is open, the last wish about that, and whether it waits for the person. Pure. */
export function approvalStanding(
  { stages, goneAt, seenAt }: Approval,
  facts: Pick<RowFacts, 'wish' | 'accountId'>,
) {
  const open = goneAt === null ? openStage(stages) : null;
  const one = wishBeside(facts.wish, open?.stage.id ?? null);
  const wish = one && wishLine(one, facts.accountId);
  return { open, wish, waits: goneAt === null && !isAnswered(one, facts.accountId, seenAt) };
}

/** One line of the queue out of what was read last. Pure. */
export function approvalRow(approval: Approval, facts: RowFacts): ApprovalRow {
  const { request, stages, goneAt } = approval;
  const { open, wish, waits } = approvalStanding(approval, facts);
  const person = request.target ?? request.requestor;
  const { theirs, organization, nowMs } = facts;
  return {
    tenantId: request.tenantId,
    requestId: request.id,
    shown: approvalMark(approval),
    stageId: open?.stage.id ?? null,
    stagePlace: open === null ? null : open.place + 1,
    stageCount: stages.length,
    person: subjectName(person),
    packageName: request.package?.name ?? 'a package Graph does not name',
    justification: shortened(request.justification ?? '', LONGEST),
    askedAt: request.createdAt,
    deadline: goneAt === null ? stageDeadline(approval) : null,
    hints: goneAt === null ? hintsOf(approval, { theirs, organization, nowMs }) : [],
    isOwn: isMe(request.requestor, facts.me) || isMe(request.target, facts.me),
    needsReason: (open && request.policy?.stages[open.place]?.justification) ?? false,
    isOpened: facts.isOpened,
    wish,
    waits,
    goneAt,
    outcome: goneAt === null ? null : outcomeOf(approval),
  };
}

/** A decision on an earlier stage is over: beside the stage that is open now it would read as if that were decided. */
function wishBeside(one: ListedWish | null, openId: string | null): ListedWish | null {
  if (one === null || openId === null || one.settledAt === null) return one;
  if (isAskingWish(one.stage)) return one;
  return one.wish?.kind === 'decide' && one.wish.stageId !== openId ? null : one;
}

/**
 * What was settled stands in the list until the next look: until then it is not asked for a second time. What a
 * look after that still shows as waiting does wait.
 */
function isAnswered(wish: ListedWish | null, account: string | null, seenAt: Instant): boolean {
  if (wish === null || wish.stage === 'taken-back' || isAskingWish(wish.stage)) return false;
  const isOthers = wish.accountId !== account;
  return isInTheWay({ ...wish, isOthers }, seenAt) || (wish.settledAt ?? '') >= seenAt;
}

/** What became of an approval that no longer waits for us, as far as its stages tell. */
export function outcomeOf(approval: Approval): string {
  const { request, stages, endUnread = false } = approval;
  if (endUnread) return 'Not known: what became of it could not be read.';
  const last = stages.findLast(({ status }) => status === 'completed');
  const result = last && resultWord(last.result);
  if (last && result === 'deny') return ended(`Denied by ${subjectName(last.reviewedBy)}`);
  if (request.state === 'canceled') return LAPSES['taken-back'];
  const waiting = stages.find(({ status }) => status === 'inProgress');
  if (stages.some(({ status }) => status === 'expired')) {
    return LAPSES[lapseOfGone(approval)];
  }
  if (last && result === 'approve') {
    const by = `Approved by ${subjectName(last.reviewedBy)}`;
    return waiting ? `${by}; now with others at the stage “${waiting.name ?? ''}”.` : ended(by);
  }
  return waiting ? 'Now with others.' : 'Not known: it may not be seen any more.';
}

const LAPSES: Readonly<Record<Lapse, string>> = {
  'ran-out': 'It denied itself at its deadline: nobody decided in time.',
  'taken-back': 'Taken back by whoever asked.',
  'not-told':
    'Not decided in time, or taken back by whoever asked: Graph does not tell an approver which.',
};
