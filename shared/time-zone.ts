import { z } from 'zod';

/** A name that this computer knows: `Europe/Oslo`, `UTC`. */
export const TimeZone = z.string().max(64).refine(isTimeZone, 'This time zone is not known here.');
export type TimeZone = z.infer<typeof TimeZone>;

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).format(0) !== '';
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** The time zone of this computer, by whose calendar its person counts days. */
export function timeZoneHere(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}
