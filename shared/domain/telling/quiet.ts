import { z } from 'zod';
import { Instant, millis } from '../../time.ts';
import { DEFAULT_RULES, MOST_RULES, TellingRule } from './rule.ts';
import { TimeZone } from '../../time-zone.ts';

const TimeOfDay = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'Write a time as 09:00.');

/** Hours in which nothing is shown over other windows. `to` before `from` goes over midnight. */
export const QuietHours = z
  .object({
    on: z.boolean(),
    from: TimeOfDay,
    to: TimeOfDay,
    /** An IANA name; null: the time zone of this computer. */
    timeZone: TimeZone.nullable(),
  })
  .refine(({ from, to }) => from !== to, 'The end has to be another time than the beginning.');
export type QuietHours = z.infer<typeof QuietHours>;

/** How a person wants to be told. */
export const TellingSettings = z.object({
  rules: z.array(TellingRule).max(MOST_RULES),
  quiet: QuietHours,
  /** Do not disturb: no notification before this moment. */
  undisturbedUntil: Instant.nullable(),
  /** False: no sound, whatever a rule asks for. */
  sound: z.boolean(),
});
export type TellingSettings = z.infer<typeof TellingSettings>;

export const DEFAULT_TELLING: TellingSettings = {
  rules: [...DEFAULT_RULES],
  quiet: { on: false, from: '22:00', to: '06:00', timeZone: null },
  undisturbedUntil: null,
  sound: true,
};

/** Longer than this from now, "until" was set by a clock that has since been put back. */
const LONGEST_UNDISTURBED_MS = 7 * 24 * 60 * 60 * 1_000;

/** `23:05`, in that time zone; null: this computer's. */
function timeOfDay(nowMs: number, timeZone: string | null): string {
  return new Intl.DateTimeFormat('en-GB', {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    ...(timeZone !== null && { timeZone }),
  }).format(nowMs);
}

/** Whether nothing may be shown over other windows now. The inbox takes everything all the same. Pure. */
export function isQuiet({ quiet, undisturbedUntil }: TellingSettings, nowMs: number): boolean {
  return isUndisturbed(undisturbedUntil, nowMs) || isQuietHour(quiet, nowMs);
}

function isUndisturbed(until: Instant | null, nowMs: number): boolean {
  if (until === null) return false;
  const left = millis(until) - nowMs;
  return left > 0 && left <= LONGEST_UNDISTURBED_MS;
}

function isQuietHour({ on, from, to, timeZone }: QuietHours, nowMs: number): boolean {
  if (!on) return false;
  const time = timeOfDay(nowMs, timeZone);
  return from < to ? time >= from && time < to : time >= from || time < to;
}
