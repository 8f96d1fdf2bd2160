import { ended } from '../words.ts';
import { millis } from '../../time.ts';
import { isDecided, roundPhase } from './review.ts';
import { firstWords, isMe, type MeThere, SEND, settled, type Verdict } from './settle-decision.ts';
import { subjectName } from './subject.ts';
import { isAfter } from './two-clocks.ts';
import type { WishOf } from './wish.ts';
import type { SeenReviewItem, SeenState } from './seen-state.ts';

const PAST: Readonly<Record<string, string>> = {
  approve: 'approved',
  deny: 'denied',
  dontKnow: 'left open (“don’t know”)',
};
const LOOK_AGAIN = 'Look at it as it is now, and decide again if you still want to.';

export function pastWord(decision: string): string {
  return PAST[decision] ?? `decided (${decision})`;
}

/**
 * What a recorded decision on an item of a review comes to when it is looked at again (FACTS.md e). Decisions
 * may be changed until the round ends, so one of ours takes the place of an earlier one of ours; but never
 * another's that the person did not have before them. What is recommended by now changes nothing. Pure.
 * @param found `item` left out = it is not there any more.
 * @param maybeSent it was handed to the network before, so that what is there may be our own deed.
 */
export function settleJudgement(
  wish: Pick<WishOf<'judge'>, 'decision' | 'justification'>,
  seen: SeenState,
  found: SeenState,
  facts: { readonly me: MeThere; readonly maybeSent: boolean; readonly recordedAt: string },
): Verdict {
  const { item } = found;
  if (!item) return settled('void', 'The review, or this person in it, is not there any more.');
  const isOurs = isMe(item.reviewedBy, facts.me);
  const { maybeSent } = facts;
  if (isDone(wish, item, { ...facts, isOurs, seen: seen.item ?? null })) {
    const isEarlier = !maybeSent || isAsSeen(item, seen.item ?? null);
    return settled('done', isEarlier ? 'You had decided so already.' : null);
  }
  const phase = item.round === null ? 'open' : roundPhase(item.round);
  if (phase === 'over') return tooLate(item, isOurs);
  if (phase === 'before') {
    return settled('changed', 'This round is not open for decisions now.', LOOK_AGAIN);
  }
  if (!isDecided(item.decision)) return SEND;
  return isOurs ? overOwn(item, seen.item ?? null, facts) : overOthers(item, seen.item ?? null);
}

/** The word and the reason of a decision stand there. A service that does not tell the reason is believed. */
export function saysTheSame(
  { decision, justification }: Pick<WishOf<'judge'>, 'decision' | 'justification'>,
  item: Pick<SeenReviewItem, 'decision' | 'justification'>,
): boolean {
  if (item.decision !== decision) return false;
  return item.justification === null || plain(item.justification) === plain(justification);
}

/** The service may keep line ends and blanks otherwise than they were written. */
const plain = (text: string): string => text.replace(/\s+/g, ' ').trim();

/**
 * The same from ourselves is enough. The same word with an earlier reason of ours is not: the new reason is
 * not there yet, even where it was on its way.
 */
function isDone(
  wish: Pick<WishOf<'judge'>, 'decision' | 'justification'>,
  item: SeenReviewItem,
  facts: {
    readonly isOurs: boolean;
    readonly maybeSent: boolean;
    readonly recordedAt: string;
    readonly seen: SeenReviewItem | null;
  },
): boolean {
  if (item.decision !== wish.decision) return false;
  // The service may not tell who reviewed; what was sent by us and stands as we wished is ours.
  if (!facts.isOurs) return facts.maybeSent && item.reviewedBy === null;
  if (saysTheSame(wish, item)) return true;
  const { seen, recordedAt, maybeSent } = facts;
  if (isAsSeen(item, seen) || item.reviewedAt === null) return false;
  // After a send the service may keep the reason in other words; before one nothing but the time tells.
  return maybeSent
    ? millis(item.reviewedAt) > millis(recordedAt)
    : isAfter(item.reviewedAt, recordedAt);
}

/** The decision that the person had before them. */
function isAsSeen(item: SeenReviewItem, seen: SeenReviewItem | null): boolean {
  return seen?.decision === item.decision && seen.reviewedAt === item.reviewedAt;
}

function tooLate(item: SeenReviewItem, isOurs: boolean): Verdict {
  const over = 'The round ended before your decision reached it';
  if (!isDecided(item.decision)) {
    return settled('void', `${over}: what happens without one was applied.`);
  }
  const by = isOurs ? 'your earlier decision stands' : byWords(item);
  return isOurs
    ? settled('void', `${over}: ${by} (${pastWord(item.decision)}).`)
    : settled('overtaken', ended(`${over}: it is ${by}`));
}

/** Our own earlier word gives way, unless we said it elsewhere after this one was recorded. */
function overOwn(
  item: SeenReviewItem,
  seen: SeenReviewItem | null,
  { recordedAt, maybeSent }: { readonly recordedAt: string; readonly maybeSent: boolean },
): Verdict {
  const isLater = item.reviewedAt !== null && isAfter(item.reviewedAt, recordedAt);
  if (isAsSeen(item, seen) || !isLater) return SEND;
  // After it was sent, a later word of ours is the one that counts.
  const reason = `You yourself ${pastWord(item.decision)} it elsewhere after that.`;
  return maybeSent ? settled('overtaken', reason) : settled('changed', reason, LOOK_AGAIN);
}

function overOthers(item: SeenReviewItem, seen: SeenReviewItem | null): Verdict {
  if (seen === null || !isDecided(seen.decision)) {
    return settled('overtaken', firstWords(item.reviewedBy, pastWord(item.decision)));
  }
  const isTheirs = seen.reviewedBy?.objectId === item.reviewedBy?.objectId;
  // The person had it before them and decided all the same.
  return isTheirs && isAsSeen(item, seen)
    ? SEND
    : settled('changed', `It was ${byWords(item)} since you decided.`, LOOK_AGAIN);
}

function byWords({ decision, reviewedBy }: SeenReviewItem): string {
  return `${pastWord(decision)} by ${subjectName(reviewedBy)}`;
}
