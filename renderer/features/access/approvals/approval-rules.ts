import type { ApprovalKey, ApprovalRow, WishInDetail, WishLine } from '#shared/contract/access.ts';
import type { WishId } from '#shared/domain/access/wish.ts';
import { isPendingWish, whyInTheWay } from '#shared/domain/access/wish-stage.ts';
import { DAY_MS, millis } from '#shared/time.ts';

export function rowKey({ tenantId, requestId }: ApprovalKey): string {
  return `${tenantId}/${requestId}`;
}

/** One's own decision that is not sent: it may be taken back, or decided otherwise. */
export function ownUnsent({ wish }: Pick<ApprovalRow, 'wish'>): WishLine | null {
  return wish !== null && wish.stage === 'recorded' && wish.canTakeBack ? wish : null;
}

/**
 * The rule that forbids a decision here, in a sentence; null = it may be decided. Core asks the same again.
 * @param many one of several at once: then it has to have been looked at.
 */
export function whyNotDecide(row: ApprovalRow, many: boolean): string | null {
  if (row.isOwn) return 'It is your own request: nobody decides their own.';
  if (row.goneAt !== null) return 'It does not wait for you any more.';
  if (row.stageId === null) return 'No stage of it is open for a decision now.';
  if (!row.waits) {
    if (!many && ownUnsent(row) !== null) return null;
    const stage = row.wish?.stage;
    if (stage !== undefined && isPendingWish(stage)) return whyInTheWay(stage);
    return 'It is decided already: the list follows with the next look.';
  }
  if (many && !row.isOpened) return 'You have not looked at it yet.';
  return null;
}

/**
 * Rows that a form is about, with what was recorded about them since it was opened. What else became of them is not
 * taken over: the person has not had it before them.
 */
export function asTheyStand(
  meant: readonly ApprovalRow[],
  all: readonly ApprovalRow[],
): readonly ApprovalRow[] {
  const now = new Map(all.map((row) => [rowKey(row), row]));
  return meant.map((row) => {
    const present = now.get(rowKey(row));
    return present?.shown === row.shown ? present : row;
  });
}

/** It waits for the person, who may decide it. */
export function canDecide(row: ApprovalRow): boolean {
  return row.waits && whyNotDecide(row, false) === null;
}

/** It can be decided and was not looked at. */
export function isUnseen(row: ApprovalRow): boolean {
  return !row.isOpened && canDecide(row);
}

/**
 * Where to go on: the first row, in the order of the list, that can be decided and was not looked at, behind the one
 * on the screen as long as that one is only being looked at; else what was put off, from the one on the screen on and
 * round the list; null = nothing is left.
 * @param shown the row whose details are on the screen; null = none.
 */
export function nextToDecide(rows: readonly ApprovalRow[], shown: string | null): number | null {
  const here = rows.findIndex((row) => rowKey(row) === shown);
  const round = (from: number) => rows.map((_, step) => (from + step) % rows.length);
  const find = (from: number, fits: (row: ApprovalRow) => boolean) =>
    round(from).find((at) => {
      const row = rows[at];
      return row !== undefined && rowKey(row) !== shown && fits(row);
    });
  const shownRow = rows[here];
  const isLooking = shownRow !== undefined && isUnseen(shownRow);
  return find(isLooking ? here + 1 : 0, isUnseen) ?? find(here + 1, canDecide) ?? null;
}

/**
 * What `u` takes back: the decision on the chosen request, where it is not sent; else those of the gesture recorded
 * last, recorded at one moment.
 */
export function toTakeBack(chosen: ApprovalRow | null, rows: readonly ApprovalRow[]): WishId[] {
  const own = chosen && ownUnsent(chosen);
  return own ? [own.id] : lastRecorded(rows);
}

function lastRecorded(rows: readonly ApprovalRow[]): WishId[] {
  const unsent = rows.flatMap(({ wish }) =>
    wish && wish.stage === 'recorded' && wish.canTakeBack ? [wish] : [],
  );
  const latest = unsent.reduce((at, { recordedAt }) => (recordedAt > at ? recordedAt : at), '');
  return unsent.filter(({ recordedAt }) => recordedAt === latest).map(({ id }) => id);
}

/** One's own last decision about a request, where that has to be made anew. @param wishes oldest first. */
export function changedDecision(wishes: readonly WishInDetail[]): WishInDetail | null {
  const last = wishes.findLast(({ isOthers }) => !isOthers);
  return last?.stage === 'changed' ? last : null;
}

/** How a deadline stands at a moment. */
export type DeadlineStanding = 'running' | 'warning' | 'breached';

export function deadlineStanding(deadline: string, nowMs: number): DeadlineStanding {
  const leftMs = millis(deadline) - nowMs;
  if (leftMs <= 0) return 'breached';
  return leftMs <= DAY_MS ? 'warning' : 'running';
}

/** How many open requests deny themselves within a day. */
export function dueSoon(rows: readonly ApprovalRow[], nowMs: number): number {
  return rows.filter(
    (row) =>
      row.waits && row.deadline !== null && deadlineStanding(row.deadline, nowMs) === 'warning',
  ).length;
}
