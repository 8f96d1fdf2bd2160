import type { DECISION_WORDS, TrailStep } from './trail.ts';
import {
  type AccessWish,
  type AccessWishKind,
  type ListedWish,
  WISH_KINDS,
  type WishOf,
} from './wish.ts';
import { WishStage } from './wish-stage.ts';

export const KIND_WORDS: Readonly<Record<AccessWishKind, string>> = {
  decide: 'Decision on a request',
  judge: 'Decision in an access review',
  ask: 'Request for access',
  'give-back': 'Giving access back',
  cancel: 'Cancellation of a request',
  reprocess: 'Another try to deliver',
};

const DECIDED: Readonly<
  Record<AccessWishKind, readonly (readonly [(typeof DECISION_WORDS)[number], string])[]>
> = {
  decide: [
    ['approve', 'Requests approved'],
    ['deny', 'Requests denied'],
  ],
  judge: [
    ['approve', 'Access review: approved'],
    ['deny', 'Access review: denied'],
    ['dontKnow', 'Access review: “don’t know”'],
  ],
  ask: [],
  'give-back': [],
  cancel: [],
  reprocess: [],
};

/** What one can choose by kind: all of a kind, or only what was decided so. */
export const KIND_CHOICES = WISH_KINDS.flatMap((kind) => {
  const all = { kind, decision: null, words: KIND_WORDS[kind] };
  return [all, ...DECIDED[kind].map(([decision, words]) => ({ kind, decision, words }))];
});

/** What became of it, as one chooses among all kinds. */
export const OUTCOME_WORDS: Readonly<Record<WishStage, string>> = {
  recorded: 'Not sent yet',
  sending: 'Being sent',
  sent: 'Sent, not confirmed yet',
  done: 'Confirmed in the tenant',
  overtaken: 'Did not count: something else does',
  void: 'Nothing was left to do',
  'taken-back': 'Taken back here',
  changed: 'It had changed: waits for an answer',
  refused: 'Refused: waits for an answer',
};

const DECISIONS: ReadonlySet<AccessWishKind> = new Set(['decide', 'judge']);

/** What became of one wish, for whoever was not there. */
export function outcomeWords({
  wish: { stage, wish },
  steps,
}: {
  readonly wish: Pick<ListedWish, 'stage' | 'wish'>;
  readonly steps: readonly Pick<TrailStep, 'action'>[];
}): string {
  const isDecision = wish !== null && DECISIONS.has(wish.kind);
  if (stage === 'taken-back') {
    const wasAnswered = steps.some(({ action }) => action === 'access.settled');
    if (wasAnswered) return 'Did not count, put away';
    const isReplaced = steps.at(-1)?.action === 'access.replaced';
    return `${isReplaced ? 'Replaced by a later one' : 'Taken back'} before it was sent`;
  }
  if (wish !== null && stage === 'overtaken') {
    if (wish.kind === 'cancel') return 'Not carried out: see why';
    return isDecision ? 'Did not count: decided elsewhere' : 'Done elsewhere';
  }
  return OUTCOME_WORDS[stage];
}

/** What was wished, to stand before the name of the package; null: it cannot be read any more. */
export function deedWords(wish: AccessWish | null): string | null {
  if (wish === null) return null;
  switch (wish.kind) {
    case 'decide':
      return wish.result === 'approve' ? 'Approval of a request for' : 'Denial of a request for';
    case 'judge':
      return `Access review, ${REVIEWED[wish.decision]} for`;
    case 'ask':
      return askWords(wish);
    case 'give-back':
      return 'Giving back';
    case 'cancel':
      return 'Cancellation of the own request for';
    case 'reprocess':
      return 'Another try to deliver';
  }
}

/** How the person whom it is about stands after the name of the package. */
export function aboutWords({ kind }: AccessWish): string {
  return kind === 'decide' ? ', asked for by ' : ' of ';
}

const REVIEWED = { approve: 'approval', deny: 'denial', dontKnow: '“don’t know”' } as const;

/** What is had already is extended, or changed. */
function askWords({ type, assignmentId }: WishOf<'ask'>): string {
  if (type === 'userUpdate') return 'Change of dates or answers of';
  return assignmentId === null ? 'Request for' : 'Extension of';
}

const STEPS: ReadonlyMap<string, string> = new Map([
  ['access.recorded', 'Recorded on this computer'],
  ['access.sending', 'On its way to the tenant'],
  ['access.sent', 'Accepted by the service'],
  ['access.waits', 'Could not be sent, is tried again'],
  ['access.taken-back', 'Taken back, or put away after its answer'],
  ['access.replaced', 'A later one took its place'],
  ['access.restored', 'Stands again: the later one was taken back'],
]);

/** One step of its course, in words. */
export function stepWords({ action, stage }: TrailStep): string {
  const known = STEPS.get(action);
  if (known !== undefined) return known;
  const outcome = WishStage.safeParse(stage).data;
  return action === 'access.settled' && outcome ? OUTCOME_WORDS[outcome] : action;
}
