import { isDecided } from '#shared/domain/access/review.ts';
import { isPendingWish } from '#shared/domain/access/wish-stage.ts';
import { counted } from '../../../ui/words.ts';
import {
  decisionWords,
  isOthers,
  type ItemLine,
  recommended,
  whyNotJudge,
} from './review-lines.ts';
import type { Wanted } from './reviews-slice.ts';

export interface How {
  /** One of several at once. */
  readonly many: boolean;
  /** The decisions of other reviewers are replaced. */
  readonly over: boolean;
}

/** The person has decided it: recorded here, sent, or as the service has it. */
function isDecidedByMe({ row: { decision, isOurs, wish } }: ItemLine): boolean {
  if (isOurs && isDecided(decision)) return true;
  return wish !== null && !wish.isOthers && isPendingWish(wish.stage);
}

/** Of several, what was decided one by one is not overwritten by what the service thinks of it. */
function isKept(item: ItemLine, wanted: Wanted, many: boolean): boolean {
  return wanted === 'recommended' && many && isDecidedByMe(item);
}

/** Why a decision does not reach this one, in a sentence; null = it does. Pure, as is all of this. */
export function whyLeftOut(item: ItemLine, wanted: Wanted, { many, over }: How): string | null {
  if (isKept(item, wanted, many)) return 'You decided it already.';
  const reason = whyNotJudge(item, many);
  if (reason !== null) return reason;
  if (wanted === 'recommended' && recommended(item) === null) {
    return 'The service recommends nothing.';
  }
  return isOthers(item) && !over
    ? `${decisionWords(item.row.decision)} by another reviewer.`
    : null;
}

/** It is left out for no more than that it was not looked at. */
function isToLookAt(item: ItemLine, wanted: Wanted): boolean {
  return !isKept(item, wanted, true) && !item.row.isOpened && whyNotJudge(item, false) === null;
}

/** How many of one's own decisions stay as they are: `1 you decided already is left out.`; null = none is meant. */
export function keptWords(
  items: readonly ItemLine[],
  wanted: Wanted,
  many: boolean,
): string | null {
  const kept = items.filter((item) => isKept(item, wanted, many)).length;
  if (kept === 0) return null;
  return `${kept.toLocaleString()} you decided already ${kept === 1 ? 'is' : 'are'} left out.`;
}

interface Nothing {
  readonly text: string;
  /** The first that only wants to be looked at. */
  readonly first: ItemLine | null;
}

/** What is said where a decision on several would decide nothing; null = there is something to ask about. */
export function nothingToDecide(items: readonly ItemLine[], wanted: Wanted): Nothing | null {
  const how = { many: true, over: true };
  if (items.some((item) => whyLeftOut(item, wanted, how) === null)) return null;
  const unseen = items.filter((item) => isToLookAt(item, wanted));
  const kept = items.filter((item) => isKept(item, wanted, true)).length;
  const others = items.length - kept - unseen.length;
  const words = [
    ...(kept > 0 ? [`${kept.toLocaleString()} you decided already`] : []),
    ...(unseen.length > 0 ? [`${unseen.length.toLocaleString()} you have not looked at`] : []),
    ...(others > 0 ? [`${counted(others, 'other')} that cannot be decided so`] : []),
  ];
  return { text: `Nothing to decide: ${words.join(', ')}.`, first: unseen[0] ?? null };
}

/** What the recommendations decide, what ends somebody's access first. */
export function inGroups(items: readonly ItemLine[]) {
  const groups = [
    { name: 'Deny', decision: 'deny' },
    { name: 'Approve', decision: 'approve' },
  ] as const;
  return groups.flatMap(({ name, decision }) => {
    const those = items.filter((item) => recommended(item) === decision);
    return those.length === 0 ? [] : [{ name, items: those }];
  });
}
