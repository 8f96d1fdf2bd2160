import { z } from 'zod';

export const SECOND_MS = 1_000;
export const MINUTE_MS = 60 * SECOND_MS;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/** A moment as UTC ISO text with milliseconds (`2026-11-21T04:00:00.000Z`), so that text order is time order. */
export const Instant = z.iso
  .datetime({ offset: true })
  .refine(hasFourDigitYear, 'Outside the years 0 to 9999')
  .transform(toInstant)
  .brand('Instant');
export type Instant = z.infer<typeof Instant>;

/** Milliseconds since 1970. The only source of "now"; given to every part that needs it. */
export type Clock = () => number;

/** Beyond them the form has a sign and two more digits, and text order is no longer time order. */
function hasFourDigitYear(text: string): boolean {
  const year = new Date(text).getUTCFullYear();
  return year >= 0 && year <= 9999;
}

/** Normal form of a moment. Graph sends seven digits of fraction and sometimes an offset. */
function toInstant(text: string): string {
  return new Date(text).toISOString();
}

/** @throws RangeError when `ms` is not a time a Date can hold. */
export function instant(ms: number): Instant {
  // The one cast: toISOString writes exactly the form that the schema above proves.
  return new Date(ms).toISOString() as Instant;
}

/** UTC with or without a fraction, on a day that certainly exists. */
const PLAIN =
  /^(?:19[7-9]|2\d\d)\d-(?:(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])|(?:0[13-9]|1[0-2])-(?:29|30))T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?Z$/;
const SECONDS_LENGTH = '2026-11-21T04:00:00'.length;
const NORMAL_LENGTH = '2026-11-21T04:00:00.000Z'.length;
const ISO = /^\d{4}-\d\d-\d\d(?:T|$)/;

/**
 * A moment out of text from outside, or null when it is none. Times before 1970 are null too: some
 * services say "never" that way. Cheap for the usual form, of which a page holds hundreds.
 */
export function instantFrom(text: string): Instant | null {
  // The one cast: the pattern admits nothing but moments that exist, so the text is nearly its normal form.
  if (PLAIN.test(text)) return withMillis(text) as Instant;
  const ms = ISO.test(text) ? Date.parse(text) : Number.NaN;
  return ms > 0 ? instant(ms) : null;
}

/** A fraction of any length, or none, as three digits. */
function withMillis(text: string): string {
  if (text.length === NORMAL_LENGTH) return text;
  if (text.length > NORMAL_LENGTH) return `${text.slice(0, NORMAL_LENGTH - 1)}Z`;
  return `${text.slice(0, SECONDS_LENGTH)}.${text.slice(SECONDS_LENGTH + 1, -1).padEnd(3, '0')}Z`;
}

export function millis(at: string): number {
  return Date.parse(at);
}

/** A wait that was planned: when, and until when (milliseconds since 1970). */
export interface Hold {
  readonly plannedAt: number;
  readonly until: number;
}

/** What is left of it, in milliseconds. When the clock was set back since, nobody knows: then nothing is. */
export function leftOf(hold: Hold | null, nowMs: number): number {
  if (hold === null || nowMs < hold.plannedAt) return 0;
  return Math.max(0, hold.until - nowMs);
}

export function before(at: string, spanMs: number): Instant {
  return instant(millis(at) - spanMs);
}
