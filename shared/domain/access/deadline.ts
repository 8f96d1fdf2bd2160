import { Temporal } from 'temporal-polyfill';
import {
  DAY_MS,
  HOUR_MS,
  type Instant,
  instant,
  instantFrom,
  millis,
  MINUTE_MS,
} from '../../time.ts';
import { type Approval, type ApprovalStage, openStage } from './approval.ts';
import type { PolicyStage } from './policy.ts';

/** The longest text that can be a duration; anything longer is none. */
const LONGEST = 40;
/**
 * Weeks, days, hours and minutes are of one length on the calendar of UTC: plain sums, for a queue counts
 * hundreds of them. At most five digits each, so that no sum leaves the calendar.
 */
const PLAIN =
  /^P(?=[\dT])(?:(\d{1,5})W)?(?:(\d{1,5})D)?(?:T(?=\d)(?:(\d{1,5})H)?(?:(\d{1,5})M)?)?$/;

/**
 * A moment and an ISO 8601 duration ("P14D", "PT36H") later, on the calendar of UTC; null where the text is
 * no duration or leads nowhere.
 */
export function afterDuration(at: Instant, duration: string): Instant | null {
  if (duration.length > LONGEST) return null;
  const plain = PLAIN.exec(duration);
  if (plain) {
    const [weeks = 0, days = 0, hours = 0, minutes = 0] = plain
      .slice(1)
      .map((one) => Number(one ?? 0));
    const spanMs = (weeks * 7 + days) * DAY_MS + hours * HOUR_MS + minutes * MINUTE_MS;
    return instantFrom(instant(millis(at) + spanMs));
  }
  try {
    const start = Temporal.Instant.from(at).toZonedDateTimeISO('UTC');
    return instantFrom(start.add(Temporal.Duration.from(duration)).toInstant().toString());
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/**
 * When the open stage of an approval denies itself: its policy says how long it may take
 * (accesspackageapprovalstage, FACTS.md c), from the request or from the decision on the stage before. Graph
 * does not tell the moment itself. Null where the policy cannot be seen or nothing is open.
 */
export function stageDeadline(approval: Approval): Instant | null {
  return afterOpening(approval, ({ denyAfter }) => denyAfter);
}

/** When alternate approvers may decide on the open stage too, counted the same way; null = never, or unknown. */
export function alternatesFrom(approval: Approval): Instant | null {
  return afterOpening(approval, ({ escalateAfter }) => escalateAfter);
}

/** So long after the open stage was opened as its rule has it. */
function afterOpening(
  { request, stages }: Approval,
  spanOf: (rule: PolicyStage) => string | null,
): Instant | null {
  const open = openStage(stages);
  return open && afterBeginning({ request, stages }, open.place, spanOf);
}

function afterBeginning(
  { request, stages }: Pick<Approval, 'request' | 'stages'>,
  place: number,
  spanOf: (rule: PolicyStage) => string | null,
): Instant | null {
  const rule = request.policy?.stages[place];
  const span = rule ? spanOf(rule) : null;
  const beganAt = beganAtOf({ request, stages }, place);
  return span === null || beganAt === null ? null : afterDuration(beganAt, span);
}

/** When a stage was opened: with the request, or with the decision on the stage before. Null where that is not told. */
export function beganAtOf(
  { request, stages }: Pick<Approval, 'request' | 'stages'>,
  place: number,
): Instant | null {
  return place === 0 ? request.createdAt : (stages[place - 1]?.reviewedAt ?? null);
}

/** How a stage ended that nobody decided. */
export type Lapse = 'ran-out' | 'taken-back' | 'not-told';

/** Clocks here and there differ. */
const SKEW_MS = 5 * MINUTE_MS;
/** What waited so shortly before its deadline was not taken back in between. */
const CLOSE_MS = 30 * MINUTE_MS;

/**
 * Graph calls a stage `expired` whether it denied itself or its request was taken back, and does not show the
 * request to an approver any more. What ended before its deadline was taken back; what still waited shortly
 * before it denied itself; of all else it is not told.
 * @param seenMs when it was last seen waiting. @param goneMs when it first was not.
 */
export function lapseOf(deadline: Instant | null, seenMs: number, goneMs: number): Lapse {
  if (deadline === null) return 'not-told';
  const dueMs = millis(deadline);
  if (goneMs < dueMs - SKEW_MS) return 'taken-back';
  return dueMs - seenMs <= CLOSE_MS ? 'ran-out' : 'not-told';
}

/** How an approval ended that waits no more and of which a stage expired. */
export function lapseOfGone(approval: Approval): Lapse {
  const { stages, request, seenAt, goneAt } = approval;
  const isExpired = ({ status }: ApprovalStage) => status === 'expired';
  const place = stages.findIndex(isExpired);
  if (request.state === 'canceled') return 'taken-back';
  if (place < 0 || goneAt === null) return 'not-told';
  const deadline = afterBeginning(approval, place, ({ denyAfter }) => denyAfter);
  return lapseOf(deadline, millis(seenAt), millis(goneAt));
}

/** When access asked for would end: as asked, else as the policy has it, counted from `from`. Null = never, or unknown. */
export function wouldEndAt({ request }: Approval, fromMs: number): Instant | null {
  const ends =
    request.ends && request.ends.type !== 'notSpecified' ? request.ends : request.policy?.ends;
  if (!ends) return null;
  if (ends.endAt !== null) return ends.endAt;
  return ends.duration === null
    ? null
    : afterDuration(request.startAt ?? instant(fromMs), ends.duration);
}
