import type { PolicyRequirement } from '#shared/domain/access/policy.ts';
import { type AskedDates, latestEnd } from '#shared/domain/access/schedule.ts';
import { type Instant, instant, millis } from '#shared/time.ts';
import { fieldDay } from '../../../ui/field-day.ts';

/** The days of a form, as date fields have them (`2026-12-31`); empty = the policy decides. */
export interface AskedDays {
  readonly start: string;
  readonly end: string;
}

type Dating = Pick<PolicyRequirement, 'customSchedule' | 'ends'>;

/** The first or the last second of a day of a date field, on this computer's clock; null = left empty. */
function momentOf(day: string, time: '00:00:00' | '23:59:59'): Instant | null {
  if (!/^\d{4}-\d\d-\d\d$/.test(day)) return null;
  const ms = new Date(`${day}T${time}`).getTime();
  return Number.isNaN(ms) ? null : instant(ms);
}

/** When access begins that is asked for from a day on. From today on is from now on. Null = at once. */
function startOf(day: string, nowMs: number): Instant | null {
  return day === fieldDay(instant(nowMs)) ? null : momentOf(day, '00:00:00');
}

/**
 * The days as the moments that a policy is asked for. On the last day that it allows access ends with what it
 * allows, on every other with the day. A policy without dates of choice gets none. Pure.
 */
export function datesOf({ start, end }: AskedDays, policy: Dating, nowMs: number): AskedDates {
  if (!policy.customSchedule) return { startAt: null, endAt: null };
  const startAt = startOf(start, nowMs);
  const dayEnd = momentOf(end, '23:59:59');
  const latest = latestEnd(policy.ends, startAt === null ? nowMs : millis(startAt));
  const isLast = dayEnd !== null && latest !== null && fieldDay(latest) === fieldDay(dayEnd);
  return { startAt, endAt: isLast && latest < dayEnd ? latest : dayEnd };
}

/** The days that the date fields offer. */
export interface OfferedDays {
  readonly today: string;
  /** Of the end; null = any. */
  readonly last: string | null;
  /** There is a choice of ends: not all is over on the day it begins. */
  readonly hasEnd: boolean;
}

/** The days that every chosen policy with dates of choice takes, where it begins on that one. Pure. */
export function offeredDays(
  chosen: readonly { readonly policy: Dating | null }[],
  start: string,
  nowMs: number,
): OfferedDays {
  const today = fieldDay(instant(nowMs));
  const startAt = startOf(start, nowMs);
  const fromMs = startAt === null ? nowMs : millis(startAt);
  const ends = chosen.flatMap(({ policy }) =>
    policy?.customSchedule ? (latestEnd(policy.ends, fromMs) ?? []) : [],
  );
  const [first] = ends.sort();
  const last = first === undefined ? null : fieldDay(first);
  return { today, last, hasEnd: last === null || last > fieldDay(instant(fromMs)) };
}
