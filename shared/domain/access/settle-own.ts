import { DAY_MS, millis } from '../../time.ts';
import { type AskFacts, NOT_THERE } from './settle-ask.ts';
import { settled, SEND, type Verdict } from './settle-decision.ts';
import { canCancel, isLiveAssignment, isOpenRequest, requestWords } from './states.ts';
import type { WishOf } from './wish.ts';
import type { OwnRequest, SeenState } from './seen-state.ts';

/**
 * What giving back comes to. After the last package of a tenant the guest account is blocked (auth.md 7), so
 * that the person is gone from there is its proof. Pure.
 */
export function settleGiveBack(
  wish: WishOf<'give-back'>,
  seen: SeenState,
  found: SeenState,
  { maybeSent }: AskFacts,
): Verdict {
  const { requests, assignments, isGone } = found.own ?? NOT_THERE;
  if (isGone) {
    if (maybeSent)
      return settled('done', 'It was your last package there: the account is blocked.');
    return settled(
      'void',
      'You are not in this tenant’s directory any more: there is nothing to give.',
    );
  }
  const held = assignments.find(({ id }) => id === wish.assignmentId);
  if (!held || !isLiveAssignment(held.state)) {
    return maybeSent ? settled('done') : settled('void', 'It had ended already.');
  }
  const removal = requests.find(
    ({ id, type, assignmentId }) =>
      type === 'userRemove' &&
      !seen.known.includes(id) &&
      (assignmentId === null || assignmentId === wish.assignmentId),
  );
  if (removal && isOpenRequest(removal)) {
    return maybeSent
      ? settled('done')
      : settled('overtaken', 'You gave it back elsewhere meanwhile.');
  }
  if (removal && maybeSent) {
    const { label } = requestWords(removal.state, removal.status);
    return settled('changed', `Giving it back ended: ${label}.`, 'Look at what you have there.');
  }
  if (requests.some(isOpenRequest)) {
    const remedy = 'Wait for it, or cancel it first.';
    return settled('changed', 'A request for this package is open there.', remedy);
  }
  return SEND;
}

/** What taking a request back comes to: only while it is in the documented states (FACTS.md b). Pure. */
export function settleCancel(
  wish: WishOf<'cancel'>,
  found: SeenState,
  { maybeSent }: AskFacts,
): Verdict {
  const request = requestIn(found, wish.requestId);
  if (!request) return settled('void', 'The request is not there any more.');
  if (request.state === 'canceled') {
    return maybeSent ? settled('done') : settled('overtaken', 'It was canceled already.');
  }
  if (canCancel(request)) return SEND;
  const { label } = requestWords(request.state, request.status);
  return settled('overtaken', `Too late: its state is “${label}”.`);
}

/** What failed can be tried again for so long (FACTS.md b). */
const REPROCESS_MS = 14 * DAY_MS;
const FAILED = new Set(['deliveryFailed', 'partiallyDelivered']);

/** It failed, and not too long ago. */
export function canReprocess(
  { state, completedAt }: Pick<OwnRequest, 'state' | 'completedAt'>,
  nowMs: number,
): boolean {
  if (!FAILED.has(state)) return false;
  return completedAt === null || nowMs - millis(completedAt) <= REPROCESS_MS;
}

/** What another try at a failed delivery comes to. Pure. */
export function settleReprocess(
  wish: WishOf<'reprocess'>,
  seen: SeenState,
  found: SeenState,
  { maybeSent, nowMs }: AskFacts,
): Verdict {
  const request = requestIn(found, wish.requestId);
  if (!request) return settled('void', 'The request is not there any more.');
  if (!FAILED.has(request.state)) {
    if (maybeSent) return settled('done');
    const { label } = requestWords(request.state, request.status);
    return settled('overtaken', `It is under way again or over: ${label}.`);
  }
  const before = requestIn(seen, wish.requestId);
  if (before && request.completedAt !== before.completedAt) {
    const { label } = requestWords(request.state, request.status);
    const reason = `It was tried again: ${label}.`;
    return maybeSent ? settled('done', reason) : settled('overtaken', reason);
  }
  if (canReprocess(request, nowMs)) return SEND;
  return settled('refused', 'It failed more than 14 days ago.', 'Ask for the package again.');
}

function requestIn({ own }: SeenState, requestId: string): OwnRequest | null {
  return own?.requests.find(({ id }) => id === requestId) ?? null;
}
