import type {
  ReviewItemKey,
  ReviewRound,
  ReviewRow,
  ShownItem,
} from '#shared/contract/access-reviews.ts';
import {
  isDecided,
  isSettledItem,
  takenRecommendation,
  waitsForReviewer,
} from '#shared/domain/access/review.ts';
import type { WishId } from '#shared/domain/access/wish.ts';

/** An item with the round that it belongs to. */
export interface ItemLine {
  readonly kind: 'item';
  readonly round: ReviewRound;
  readonly row: ReviewRow;
}
export type ReviewLine = { readonly kind: 'round'; readonly round: ReviewRound } | ItemLine;

/** Every round under a heading of its own. */
export function linesOf(rounds: readonly ReviewRound[]): ReviewLine[] {
  return rounds.flatMap((round): ReviewLine[] => [
    { kind: 'round', round },
    ...round.rows.map((row) => ({ kind: 'item', round, row }) as const),
  ]);
}

export function itemsOf(lines: readonly ReviewLine[]): ItemLine[] {
  return lines.filter((line) => line.kind === 'item');
}

/** What is meant, as it stood then, with what core has written down since as looked at, where it is still that. */
export function withLooks(meant: readonly ItemLine[], now: readonly ReviewLine[]): ItemLine[] {
  const nameOf = (one: ItemLine) => `${itemKey(one)}/${one.row.shown}`;
  const seen = new Set(itemsOf(now).flatMap((one) => (one.row.isOpened ? [nameOf(one)] : [])));
  return meant.map((one) => {
    const isOpened = one.row.isOpened || seen.has(nameOf(one));
    return { ...one, row: { ...one.row, isOpened } };
  });
}

export function keyOf({ round, row }: ItemLine): ReviewItemKey {
  const { tenantId, definitionId, instanceId } = round;
  return { tenantId, definitionId, instanceId, itemId: row.itemId };
}

/** The same with the mark of what is on the screen. */
export function shownItem(line: ItemLine): ShownItem {
  return { ...keyOf(line), shown: line.row.shown };
}

export function sameItem(one: ReviewItemKey, other: ReviewItemKey): boolean {
  return (
    one.tenantId === other.tenantId &&
    one.definitionId === other.definitionId &&
    one.instanceId === other.instanceId &&
    one.itemId === other.itemId
  );
}

export function itemKey({ round, row }: ItemLine): string {
  return `${round.tenantId}/${round.instanceId}/${row.itemId}`;
}

export function roundKey({ tenantId, definitionId, instanceId }: ReviewRound): string {
  return `${tenantId}/${definitionId}/${instanceId}`;
}

/** Nothing is left to do about it, as far as this computer knows. */
export function isDone({ row }: ItemLine): boolean {
  return isSettledItem(row);
}

/** It waits for the person's decision: what the counts count. */
export function waits({ round, row }: ItemLine): boolean {
  return waitsForReviewer(round, row);
}

/**
 * The rule that forbids a decision here, in a sentence; null = it may be decided. Core asks the same again.
 * @param many one of several at once: then it has to have been looked at.
 */
export function whyNotJudge({ round, row }: ItemLine, many: boolean): string | null {
  if (round.phase !== 'open') return 'This round is not open for decisions.';
  if (row.isSelf && !round.isSelfReview) {
    return 'It is your own access: nobody decides their own here.';
  }
  if (row.isSelf && many) return 'It is your own access: decide it by itself.';
  if (many && !row.isOpened) return 'You have not looked at it yet.';
  return row.wish?.stage === 'sending' ? 'A decision is on its way.' : null;
}

/** Another reviewer has decided, and nothing of ours since. */
export function isOthers({ row }: ItemLine): boolean {
  return isDecided(row.decision) && !row.isOurs;
}

/** What taking the recommendation would decide; null = the service recommends nothing. */
export function recommended({ row }: ItemLine): 'approve' | 'deny' | null {
  return takenRecommendation(row.recommendation);
}

/** The next item after `place` that can be decided and is not; round the list; null = none. */
export function nextOpen(items: readonly ItemLine[], place: number): number | null {
  for (let step = 1; step <= items.length; step += 1) {
    const at = (place + step) % items.length;
    const item = items[at];
    if (item && !isDone(item) && whyNotJudge(item, false) === null) return at;
  }
  return null;
}

/** The wishes of the gesture recorded last that can still be taken back; recorded at one moment. */
export function lastUnsent(items: readonly ItemLine[]): WishId[] {
  const unsent = items.flatMap(({ row: { wish } }) =>
    wish && wish.stage === 'recorded' && wish.canTakeBack ? [wish] : [],
  );
  const latest = unsent.reduce((at, { recordedAt }) => (recordedAt > at ? recordedAt : at), '');
  return unsent.filter(({ recordedAt }) => recordedAt === latest).map(({ id }) => id);
}

const DECISIONS = new Map([
  ['notReviewed', 'Not decided'],
  ['approve', 'Approved'],
  ['deny', 'Denied'],
  ['dontKnow', 'Don’t know'],
]);

/** A decision in words; one that is not known as it came. */
export function decisionWords(decision: string): string {
  return DECISIONS.get(decision) ?? decision;
}

const RECOMMENDATIONS = new Map([
  ['approve', 'Recommended: approve'],
  ['deny', 'Recommended: deny'],
  ['noInfoAvailable', 'No recommendation'],
]);

export function recommendationWords(recommendation: string | null): string {
  if (recommendation === null) return 'No recommendation';
  return RECOMMENDATIONS.get(recommendation) ?? `Recommended: ${recommendation}`;
}

const DEFAULTS = new Map([
  ['none', 'undecided access stays'],
  ['approve', 'undecided access stays'],
  ['deny', 'undecided access ends'],
  ['recommendation', 'undecided follows the recommendation'],
]);

/** What happens to whoever is not decided on when the round ends. */
export function defaultWords(decision: string | null): string {
  return (
    (decision === null ? null : DEFAULTS.get(decision)) ??
    'what is undecided at its end is not told'
  );
}
