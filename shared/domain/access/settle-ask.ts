import { DAY_MS, MINUTE_MS, millis } from '../../time.ts';
import { settled, SEND, type Verdict } from './settle-decision.ts';
import { isLiveAssignment, isOpenRequest, requestWords } from './states.ts';
import type { WishOf } from './wish.ts';
import type { OwnRequest, OwnSeen, SeenState } from './seen-state.ts';

/** What is known beside the states. */
export interface AskFacts {
  /** It was handed to the network before, so that what is there may be our own deed. */
  readonly maybeSent: boolean;
  readonly recordedAt: string;
  readonly nowMs: number;
}

export const NOT_THERE: OwnSeen = { requests: [], assignments: [], isGone: true };

/** Clocks of desks and of the service differ by less, or somebody has noticed. */
const SLACK_MS = 5 * MINUTE_MS;

const LOOK = 'Look at what you have and asked for there, and ask again if you still want it.';

/**
 * What a recorded request for a package comes to when the person's requests and assignments are looked at
 * again (FACTS.md b). A request made after the wish was recorded, and not known then, is the wish itself:
 * there is never a second one. Pure.
 */
export function settleAsk(
  wish: WishOf<'ask'>,
  seen: SeenState,
  found: SeenState,
  facts: AskFacts,
): Verdict {
  const { requests, assignments, isGone } = found.own ?? NOT_THERE;
  if (isGone) return NO_GUEST;
  const ours = requests.find((one) => isOurs(one, wish, seen, facts));
  if (ours && facts.maybeSent) return settled('done');
  if (ours && isOpenRequest(ours)) {
    return settled('overtaken', 'You asked for it elsewhere meanwhile: nothing was sent.');
  }
  if (ours) {
    const { label } = requestWords(ours.state, ours.status);
    return settled('changed', `You asked for it elsewhere meanwhile: ${label}.`, LOOK);
  }
  if (requests.some(isOpenRequest)) {
    const remedy = 'Wait for it, or cancel it first.';
    return settled('changed', 'Another request for it is open there.', remedy);
  }
  const holds = assignments.some(({ state }) => isLiveAssignment(state));
  if (wish.assignmentId === null && holds) {
    const words = facts.maybeSent
      ? 'You have it already: a try before may have reached the service, nothing more was sent.'
      : 'You have it already: nothing was sent.';
    return settled('overtaken', words);
  }
  if (wish.assignmentId !== null && !holds) {
    return settled('changed', 'What you have of it has ended meanwhile.', 'Ask for it anew.');
  }
  return datesStillHold(wish, facts.nowMs);
}

const NO_GUEST = settled(
  'refused',
  'You are not in this tenant’s directory.',
  'Ask with the My Access link of the package, in the browser.',
);

function datesStillHold({ startAt, ends }: WishOf<'ask'>, nowMs: number): Verdict {
  if (ends?.endAt && millis(ends.endAt) <= nowMs) {
    return settled('changed', 'The end you asked for has passed meanwhile.', 'Choose another end.');
  }
  if (startAt !== null && millis(startAt) < nowMs - SLACK_MS) {
    return settled('changed', 'The start you asked for has passed.', 'Choose another start.');
  }
  return SEND;
}

/** Made by the person after the wish; where clocks differ, the same words by the same person tell. */
function isOurs(
  request: OwnRequest,
  wish: WishOf<'ask'>,
  seen: SeenState,
  { recordedAt }: AskFacts,
): boolean {
  if (seen.known.includes(request.id) || request.type !== wish.type) return false;
  const saysTheSame =
    request.justification !== null && request.justification === wish.justification;
  if (request.createdAt === null) return saysTheSame;
  const slackMs = saysTheSame ? DAY_MS : SLACK_MS;
  return millis(request.createdAt) >= millis(recordedAt) - slackMs;
}
