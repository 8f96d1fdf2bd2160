import type { ApprovalRow } from '#shared/contract/access.ts';
import { type Approval, openStage } from '#shared/domain/access/approval.ts';
import type { Assignment } from '#shared/domain/access/assignment.ts';
import { stageDeadline } from '#shared/domain/access/deadline.ts';
import { hintsOf } from '#shared/domain/access/hints.ts';
import { isMe, type MeThere, resultWord } from '#shared/domain/access/settle-decision.ts';
import { subjectName } from '#shared/domain/access/subject.ts';
import type { ListedWish } from '#shared/domain/access/wish.ts';
import { shortened } from '#shared/text.ts';
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
  /** Other approvals of theirs in that tenant. */
  readonly others: number;
  /** Where our own people come from, as that tenant calls it; null = not known. */
  readonly organization: string | null;
}

const LONGEST = 500;

/** One line of the queue out of what was read last. Pure. */
export function approvalRow(approval: Approval, facts: RowFacts): ApprovalRow {
  const { request, stages, goneAt } = approval;
  const open = goneAt === null ? openStage(stages) : null;
  const person = request.target ?? request.requestor;
  const isKnown = (facts.theirs ?? []).length > 0 || facts.others > 0;
  const { theirs, organization, nowMs } = facts;
  return {
    tenantId: request.tenantId,
    requestId: request.id,
    stageId: open?.stage.id ?? null,
    stagePlace: open === null ? null : open.place + 1,
    stageCount: stages.length,
    person: subjectName(person),
    packageName: request.package?.name ?? 'a package Graph does not name',
    justification: shortened(request.justification ?? '', LONGEST),
    askedAt: request.createdAt,
    deadline: goneAt === null ? stageDeadline(approval) : null,
    hints: goneAt === null ? hintsOf(approval, { theirs, isKnown, organization, nowMs }) : [],
    isOwn: isMe(request.requestor, facts.me) || isMe(request.target, facts.me),
    needsReason: (open && request.policy?.stages[open.place]?.justification) ?? false,
    isOpened: facts.isOpened,
    wish: facts.wish && wishLine(facts.wish, facts.accountId),
    goneAt,
    outcome: goneAt === null ? null : outcomeOf(approval),
  };
}

/** What became of an approval that no longer waits for us, as far as its stages tell. */
export function outcomeOf({ request, stages }: Approval): string {
  const last = stages.findLast(({ status }) => status === 'completed');
  const result = last && resultWord(last.result);
  if (last && result === 'deny') return `Denied by ${subjectName(last.reviewedBy)}.`;
  if (request.state === 'canceled') return 'Taken back by whoever asked.';
  const waiting = stages.find(({ status }) => status === 'inProgress');
  if (stages.some(({ status }) => status === 'expired')) {
    return 'Not decided in time, or taken back by whoever asked.';
  }
  if (last && result === 'approve') {
    const by = `Approved by ${subjectName(last.reviewedBy)}`;
    return waiting ? `${by}; now with others at the stage “${waiting.name ?? ''}”.` : `${by}.`;
  }
  return waiting ? 'Now with others.' : 'Not known: it may not be seen any more.';
}
