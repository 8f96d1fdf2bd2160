import { type Instant, instant, millis } from '../../time.ts';
import { afterDuration } from './deadline.ts';
import { durationWords } from './duration-words.ts';
import type { AccessEnds, PolicyRequirement } from './policy.ts';

/**
 * The latest end that a policy allows for access that begins then; null = it sets none, or does not say.
 */
export function latestEnd(ends: AccessEnds | null, startMs: number): Instant | null {
  if (ends === null || ends.type === 'noExpiration') return null;
  if (ends.endAt !== null) return ends.endAt;
  return ends.duration === null ? null : afterDuration(instant(startMs), ends.duration);
}

/** Dates as somebody asks for them; null = as the policy has it. */
export interface AskedDates {
  readonly startAt: Instant | null;
  readonly endAt: Instant | null;
}

/** Why a policy does not take these dates, in a sentence; null = it does. Pure. */
export function wrongDates(
  { startAt, endAt }: AskedDates,
  { customSchedule, ends }: Pick<PolicyRequirement, 'customSchedule' | 'ends'>,
  nowMs: number,
): string | null {
  if (startAt === null && endAt === null) return null;
  if (!customSchedule) return 'This policy does not let you choose dates.';
  if (startAt !== null && millis(startAt) < nowMs) return 'The start lies in the past.';
  const fromMs = startAt === null ? nowMs : millis(startAt);
  if (endAt === null) return null;
  if (millis(endAt) <= fromMs) return 'The end is not after the start.';
  const latest = latestEnd(ends, fromMs);
  return latest !== null && endAt > latest ? 'That is longer than the policy allows.' : null;
}

/** A policy's length in words: “365 days”, “8 hours”; null where it has none or does not say. */
export function lengthWords(ends: AccessEnds | null): string | null {
  if (ends === null) return null;
  if (ends.type === 'noExpiration') return 'without an end';
  return ends.duration === null ? null : durationWords(ends.duration);
}
