import { answerChanges } from './answer-groups.ts';
import type { ApprovalStage } from './approval.ts';
import { type Lapse, lapseOf } from './deadline.ts';
import { subjectName, type Subject } from './subject.ts';
import type { WishOf } from './wish.ts';
import type { SeenState } from './seen-state.ts';
import { millis } from '../../time.ts';

/** What to do with a wish after a look at what is there now. */
export type Verdict =
  | { readonly step: 'send' }
  | {
      readonly step: 'settle';
      readonly stage: 'done' | 'overtaken' | 'void' | 'changed' | 'refused';
      readonly reason: string | null;
      readonly remedy: string | null;
    };

export const SEND: Verdict = { step: 'send' };

export function settled(
  stage: Extract<Verdict, { step: 'settle' }>['stage'],
  reason: string | null = null,
  remedy: string | null = null,
): Verdict {
  return { step: 'settle', stage, reason, remedy };
}

/** Who the person is in the tenant. */
export interface MeThere {
  readonly objectId: string | null;
  readonly upn: string | null;
}

/** True when an identity is certainly the person's own. */
export function isMe(subject: Subject | null, me: MeThere): boolean {
  if (subject === null) return false;
  const { objectId, principalName } = subject;
  if (objectId !== null && me.objectId !== null) return objectId === me.objectId;
  return (
    principalName !== null &&
    me.upn !== null &&
    principalName.toLowerCase() === me.upn.toLowerCase()
  );
}

/** Graph prints `Approve` in one place and `Approved` in another (FACTS.md c). */
export function resultWord(result: string): 'approve' | 'deny' | null {
  if (result === 'approve' || result === 'approved') return 'approve';
  return result === 'deny' || result === 'denied' ? 'deny' : null;
}

const LOOK_AGAIN = 'Look at the request as it is now, and decide again if it is still yours.';

/**
 * What a recorded decision comes to when its approval is looked at again (FACTS.md c; domain.md 6, trap 3:
 * decided by another is never an error, and never sent again). Pure.
 * @param found stages, answers and state as they are now; `stages` empty = the approval is gone.
 * @param maybeSent it was handed to the network before, so that what is there may be our own deed.
 */
export function settleDecision(
  wish: WishOf<'decide'>,
  seen: SeenState,
  found: SeenState,
  {
    me,
    maybeSent,
    nowMs,
  }: { readonly me: MeThere; readonly maybeSent: boolean; readonly nowMs: number },
): Verdict {
  if (found.stages.length === 0) {
    return settled('void', 'The request is not there any more: it was taken back or removed.');
  }
  const stage = found.stages.find(({ id }) => id === wish.stageId);
  if (!stage) {
    return settled(
      'changed',
      'The request has other stages now than when you decided.',
      LOOK_AGAIN,
    );
  }
  if (stage.status === 'completed') return decided(wish, stage, { me, maybeSent });
  if (stage.status === 'expired') {
    return settled('void', LAPSES[howItLapsed(seen, found, nowMs)]);
  }
  if (found.state === 'canceled') return settled('void', LAPSES['taken-back']);
  if (stage.status !== 'inProgress') {
    return settled('changed', 'This stage is not open for a decision now.', LOOK_AGAIN);
  }
  const moved = movedOn(seen, found);
  if (moved !== null) return settled('changed', moved, LOOK_AGAIN);
  if (!stage.assignedToMe) {
    const reason = 'This stage is not yours to decide any more.';
    return settled('refused', reason, 'Ask an administrator of the tenant who approves there.');
  }
  return SEND;
}

const LAPSES: Readonly<Record<Lapse, string>> = {
  'taken-back': 'Whoever asked has taken the request back.',
  'ran-out': 'The time for a decision ran out: the request denied itself.',
  'not-told':
    'The time for a decision ran out, or whoever asked has taken the request back: Graph does not tell an approver which.',
};

function howItLapsed({ due }: SeenState, { state }: SeenState, nowMs: number): Lapse {
  if (state === 'canceled') return 'taken-back';
  return due ? lapseOf(due.at, millis(due.seenAt), nowMs) : 'not-told';
}

function decided(
  wish: WishOf<'decide'>,
  stage: ApprovalStage,
  { me, maybeSent }: { readonly me: MeThere; readonly maybeSent: boolean },
): Verdict {
  const result = resultWord(stage.result);
  const isOurs = isMe(stage.reviewedBy, me);
  if (isOurs && result === wish.result) return settled('done');
  const word = result === null ? `decided (${stage.result})` : PAST[result];
  if (isOurs) {
    return settled('overtaken', `You yourself ${word} it elsewhere.`);
  }
  // The service may not tell who reviewed; what was sent by us and stands as we wished is ours.
  if (maybeSent && stage.reviewedBy === null && result === wish.result) return settled('done');
  return settled('overtaken', firstWords(stage.reviewedBy, word));
}

/** Who was faster than a decision that did not count, and what they decided. */
export function firstWords(by: Subject | null, decided: string): string {
  return `${subjectName(by)} ${decided} first.`;
}

const PAST = { approve: 'approved', deny: 'denied' } as const;

/** What is not as it was when the person decided, in a sentence; null = nothing that matters. */
function movedOn(seen: SeenState, found: SeenState): string | null {
  const [edited] = answerChanges(seen.answers, found.answers);
  if (edited) {
    const { question } = edited;
    return `The answers were edited since you decided${question ? `: “${question}”` : ''}.`;
  }
  const isKnown = seen.justification !== null && found.justification !== null;
  if (isKnown && seen.justification !== found.justification) {
    return 'The justification of the request was edited since you decided.';
  }
  return null;
}
