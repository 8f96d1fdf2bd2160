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

export function millis(at: string): number {
  return Date.parse(at);
}

export function before(at: string, spanMs: number): Instant {
  return instant(millis(at) - spanMs);
}
