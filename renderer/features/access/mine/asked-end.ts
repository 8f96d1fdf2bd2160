import type { HeldRow } from '#shared/contract/my-access.ts';
import { durationWords } from '#shared/domain/access/duration-words.ts';
import type { PolicyRequirement } from '#shared/domain/access/policy.ts';
import { latestEnd } from '#shared/domain/access/schedule.ts';
import { DAY_MS, type Instant, millis } from '#shared/time.ts';
import { dateWords } from '../runway/runway-view.ts';
import { fieldDay } from '../../../ui/field-day.ts';
import { type AskedDays, datesOf } from './ask-dates.ts';
import { endDayWords } from './deed-words.ts';

type Ending = Pick<PolicyRequirement, 'customSchedule' | 'ends' | 'approvalForAdd'>;

interface AskedEnd {
  readonly words: string;
  /** Null: it does not end, or the policy does not say. */
  readonly at: Instant | null;
}

const UNTOLD: AskedEnd = { words: 'decided by the policy', at: null };
/** Of less than this the span says more than a day would. */
const SHORT_MS = 2 * DAY_MS;

/**
 * Until when access would hold that is asked for now: the day that was chosen, else what the policy's expiration
 * comes to (FACTS.md d). A span counts from the approval, whose day nobody knows:
 * it is told as an estimate. Null: the policy does not say. Pure.
 */
function askedEnd(policy: Ending | null, days: AskedDays, nowMs: number): AskedEnd | null {
  if (policy === null) return null;
  const { startAt, endAt } = datesOf(days, policy, nowMs);
  if (endAt !== null) return { words: dateWords(days.end), at: endAt };
  const { ends, approvalForAdd } = policy;
  if (ends === null) return null;
  if (ends.type === 'noExpiration') return { words: 'none, the policy sets no end', at: null };
  const fromMs = startAt === null ? nowMs : millis(startAt);
  const at = latestEnd(ends, fromMs);
  if (at === null) return null;
  const day = dateWords(fieldDay(at));
  if (ends.endAt !== null) return { words: `${day}, the policy ends it then`, at };
  const since = startAt === null ? (approvalForAdd ? 'approval' : 'when it is given') : 'its start';
  const span = `${durationWords(ends.duration ?? '')} from ${since}`;
  const isShort = millis(at) - fromMs < SHORT_MS;
  return { words: isShort ? span : `about ${day}, the policy gives ${span}`, at };
}

/**
 * The end of what one has, and the one that is asked for; of what one does not have that one alone. Null: nothing
 * is known of it. Pure.
 */
export function endsWords(
  had: Pick<HeldRow, 'endAt' | 'endsKnown'> | null,
  policy: Ending | null,
  days: AskedDays,
  nowMs: number,
): string | null {
  const asked = askedEnd(policy, days, nowMs);
  if (had === null) return asked && `Ends: ${asked.words}.`;
  const { words, at } = asked ?? UNTOLD;
  const isLater = at === null || had.endAt === null || at > had.endAt;
  const hint = isLater ? '' : ' That is no later than what you have.';
  return `Ends: ${endDayWords(had)}. New end: ${words}.${hint}`;
}
