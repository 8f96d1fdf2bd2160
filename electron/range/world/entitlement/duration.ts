import { DAY_MS, HOUR_MS, MINUTE_MS } from '#shared/time.ts';

const DURATION = /^P(?!$)(?:(\d{1,4})D)?(?:T(?=\d)(?:(\d{1,4})H)?(?:(\d{1,4})M)?)?$/;

/** An ISO 8601 duration of days, hours and minutes in ms, or null when it is something else. */
export function durationMs(text: string): number | null {
  const parts = DURATION.exec(text);
  if (!parts) return null;
  const [, days = '0', hours = '0', minutes = '0'] = parts;
  return Number(days) * DAY_MS + Number(hours) * HOUR_MS + Number(minutes) * MINUTE_MS;
}
