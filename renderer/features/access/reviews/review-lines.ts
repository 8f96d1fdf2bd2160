import type {
  ReviewItemKey,
  ReviewRound,
  ReviewRow,
  ShownItem,
} from '#shared/contract/access-reviews.ts';
import { isDecided, takenRecommendation, waitsForReviewer } from '#shared/domain/access/review.ts';
import type { WishId } from '#shared/domain/access/wish.ts';
import { fitsFilter, isWide, type ListFilter, type NameOf, NO_FILTER } from '../list-filter.ts';

/** An item with the round that it belongs to. */
export interface ItemLine {
  readonly kind: 'item';
  readonly round: ReviewRound;
  readonly row: ReviewRow;
}
export type ReviewLine = { readonly kind: 'round'; readonly round: ReviewRound } | ItemLine;

/**
 * Every round under a heading of its own, with those of its items that fit the filter; rounds without one are
 * left out. Words are sought in the tenant's name too.
 */
export function linesOf(
  rounds: readonly ReviewRound[],
  filter: ListFilter = NO_FILTER,
  nameOf: NameOf = () => '',
): ReviewLine[] {
  return rounds.flatMap((round): ReviewLine[] => {
    const { tenantId, name } = round;
    const rows = round.rows.filter(({ person, what }) =>
      fitsFilter(filter, { tenantId, texts: [person, what, name] }, nameOf),
    );
    if (rows.length === 0 && !isWide(filter)) return [];
    return [
      { kind: 'round', round },
      ...rows.map((row) => ({ kind: 'item', round, row }) as const),
    ];
  });
}

export function itemsOf(lines: readonly ReviewLine[]): ItemLine[] {
  return lines.filter((line) => line.kind === 'item');
}

/** What is meant, as it stood then, with what core has written down since as looked at, where it is still that. */
export function withLooks(meant: readonly ItemLine[], now: readonly ReviewLine[]): ItemLine[] {
  const nameOf = (one: ItemLine) => `${itemName(one)}/${one.row.shown}`;
  const seen = new Set(itemsOf(now).flatMap((one) => (one.row.isOpened ? [nameOf(one)] : [])));
  return meant.map((one) => {
    const isOpened = one.row.isOpened || seen.has(nameOf(one));
    return { ...one, row: { ...one.row, isOpened } };
  });
}

interface OneItem {
  readonly round: Pick<ReviewRound, 'tenantId' | 'definitionId' | 'instanceId'>;
  readonly row: Pick<ReviewRow, 'itemId'>;
}

/** What an item is asked for by. */
export function itemKey({ round, row }: OneItem): ReviewItemKey {
  const { tenantId, definitionId, instanceId } = round;
  return { tenantId, definitionId, instanceId, itemId: row.itemId };
}

/** The same as one text: two with one name are one item. */
export function itemName(of: OneItem | ReviewItemKey): string {
  const { tenantId, definitionId, instanceId, itemId } = 'round' in of ? itemKey(of) : of;
  return `${tenantId}/${definitionId}/${instanceId}/${itemId}`;
}

/** The same with the mark of what is on the screen. */
export function shownItem(line: ItemLine): ShownItem {
  return { ...itemKey(line), shown: line.row.shown };
}

export function roundKey({ tenantId, definitionId, instanceId }: ReviewRound): string {
  return `${tenantId}/${definitionId}/${instanceId}`;
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
  // What is on its way under a colleague's name may be so for good.
  const isOnItsWay = row.wish?.stage === 'sending' && !row.wish.isOthers;
  return isOnItsWay ? 'A decision is on its way.' : null;
}

/** Another reviewer has decided, and nothing of ours since. */
export function isOthers({ row }: ItemLine): boolean {
  return isDecided(row.decision) && !row.isOurs;
}

/** What taking the recommendation would decide; null = the service recommends nothing. */
export function recommended({ row }: ItemLine): 'approve' | 'deny' | null {
  return takenRecommendation(row.recommendation);
}

/** It waits for a decision and was not looked at. */
export function isUnseen(item: ItemLine): boolean {
  return waits(item) && !item.row.isOpened;
}

/**
 * Where to go on: the next item after `place` that waits and was not looked at, else the next that waits; round
 * the list; null = none.
 * @param shown the details of the one at `place` are on the screen: it is being looked at.
 */
export function nextToLookAt(
  items: readonly ItemLine[],
  place: number,
  shown: boolean,
): number | null {
  const inOrder = items.map((_, step) => (place + (shown ? 1 : 0) + step) % items.length);
  const isThere = (fits: (item: ItemLine) => boolean) => (at: number) => {
    const item = items[at];
    return item !== undefined && !(shown && at === place) && fits(item);
  };
  return inOrder.find(isThere(isUnseen)) ?? inOrder.find(isThere(waits)) ?? null;
}

/**
 * What `u` takes back: the decision on the chosen item, where it is not sent; else those of the gesture recorded
 * last, recorded at one moment.
 */
export function toTakeBack(chosen: ItemLine | null, items: readonly ItemLine[]): WishId[] {
  const [own] = chosen === null ? [] : unsentOf([chosen]);
  return own ? [own.id] : lastUnsent(items);
}

function unsentOf(items: readonly ItemLine[]) {
  return items.flatMap(({ row: { wish } }) =>
    wish && wish.stage === 'recorded' && wish.canTakeBack ? [wish] : [],
  );
}

function lastUnsent(items: readonly ItemLine[]): WishId[] {
  const unsent = unsentOf(items);
  const latest = unsent.reduce((at, { recordedAt }) => (recordedAt > at ? recordedAt : at), '');
  return unsent.filter(({ recordedAt }) => recordedAt === latest).map(({ id }) => id);
}

/** What taking the recommendations would decide: `deny`; of several `3 approve, 2 deny`. Null = nothing. */
export function recommendedWords(items: readonly ItemLine[]): string | null {
  const counts = (['approve', 'deny'] as const).flatMap((decision) => {
    const count = items.filter((item) => recommended(item) === decision).length;
    if (count === 0) return [];
    return [items.length === 1 ? decision : `${count.toLocaleString()} ${decision}`];
  });
  return counts.length === 0 ? null : counts.join(', ');
}

const DECISION_WORDS = new Map([
  ['notReviewed', 'Not decided'],
  ['approve', 'Approved'],
  ['deny', 'Denied'],
  ['dontKnow', 'Don’t know'],
]);

/** A decision in words; one that is not known as it came. */
export function decisionWords(decision: string): string {
  return DECISION_WORDS.get(decision) ?? decision;
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

/** The same where an administrator has to apply it, or that is not told. */
const BY_HAND = new Map([
  ['deny', 'an administrator may end undecided access'],
  ['recommendation', 'an administrator may apply recommendations'],
]);

/** What happens to whoever is not decided on when the round ends. */
export function defaultWords({
  defaultDecision,
  isAutoApplied,
}: Pick<ReviewRound, 'defaultDecision' | 'isAutoApplied'>): string {
  const decision = defaultDecision ?? '';
  const byHand = isAutoApplied === true ? undefined : BY_HAND.get(decision);
  return byHand ?? DEFAULTS.get(decision) ?? 'what is undecided at its end is not told';
}
