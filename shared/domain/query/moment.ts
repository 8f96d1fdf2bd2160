import { DAY_MS, MINUTE_MS, SECOND_MS } from '../../time.ts';

const FORM =
  /^([1-9]\d{3})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d))?(?:(Z)|([+-])(\d\d):?(\d\d))?)?$/i;
/** No service of today tells of earlier ones, and later ones have no four digits. */
const FIRST_YEAR = 1971;
const LAST_MS = Date.UTC(9999, 11, 30);

/**
 * Reads `2026-11-21` (its first moment here), `2026-11-21T05:00` (as clocks here say it; of an hour that
 * comes twice, the first) or one with `Z` or an offset behind it, in milliseconds; null for anything else.
 */
export function readMoment(text: string): number | null {
  const [, ...found] = FORM.exec(text) ?? [];
  if (found.length === 0) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = found
    .slice(0, 6)
    .map((digits) => Number(digits ?? 0));
  if (year < FIRST_YEAR || hour > 23 || minute > 59 || second > 59) return null;
  const inUtc = Date.UTC(year, month - 1, day, hour, minute, second);
  const { length: said } = 'YYYY-MM-DD';
  if (new Date(inUtc).toISOString().slice(0, said) !== text.slice(0, said)) return null;
  const [, , , , , , zulu, sign, hours = '0', minutes = '0'] = found;
  if (zulu !== undefined) return inUtc;
  if (sign === undefined) {
    return new Date(year, month - 1, day, hour, minute, second).getTime();
  }
  const offsetMs = (Number(hours) * 60 + Number(minutes)) * MINUTE_MS;
  return sign === '-' ? inUtc + offsetMs : inUtc - offsetMs;
}

const digits = (value: number) => String(value).padStart(2, '0');

/** The shortest text that `readMoment` reads back, as clocks here say it; to the second. */
export function momentText(ms: number): string {
  const whole = Math.min(Math.round(ms / SECOND_MS) * SECOND_MS, LAST_MS);
  const at = new Date(whole);
  const day = dayText(whole);
  if (readMoment(day) === whole) return day;
  const seconds = at.getSeconds() === 0 ? '' : `:${digits(at.getSeconds())}`;
  const local = `${day}T${digits(at.getHours())}:${digits(at.getMinutes())}${seconds}`;
  return readMoment(local) === whole ? local : local + offsetText(at);
}

function dayText(ms: number): string {
  const at = new Date(ms);
  return `${at.getFullYear()}-${digits(at.getMonth() + 1)}-${digits(at.getDate())}`;
}

function offsetText(at: Date): string {
  const minutes = -at.getTimezoneOffset();
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${digits(Math.floor(size / 60))}:${digits(size % 60)}`;
}

/** Days a person often means, with the words for them. */
export function momentsOffered(
  nowMs: number,
): readonly { readonly written: string; readonly about: string }[] {
  const noon = new Date(nowMs).setHours(12, 0, 0, 0); // no change of the clocks moves it to another day
  return [
    { days: 0, about: 'today' },
    { days: 1, about: 'yesterday' },
    { days: 7, about: 'a week ago' },
    { days: 30, about: '30 days ago' },
  ].map(({ days, about }) => ({ written: dayText(noon - days * DAY_MS), about }));
}
