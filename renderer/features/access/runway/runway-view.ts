import { Temporal } from 'temporal-polyfill';
import type { RunwayItem } from '#shared/domain/access/runway.ts';
import type { TenantId } from '#shared/domain/tenant.ts';

/** What of the runway is shown. */
export interface RunwayFilter {
  readonly whose: 'all' | 'mine';
  readonly tenant: TenantId | '';
  /** Part of a person's or a thing's name, in whatever case. */
  readonly text: string;
  /** A day (`2027-03-28`) or a month (`2027-03`); empty = any. */
  readonly when: string;
  readonly ended: boolean;
}

export const EVERYTHING: RunwayFilter = {
  whose: 'all',
  tenant: '',
  text: '',
  when: '',
  ended: false,
};

/** Those that the filter lets through, in their order. Pure. */
export function shownItems(
  items: readonly RunwayItem[],
  { whose, tenant, text, when, ended }: RunwayFilter,
  zone: string,
): RunwayItem[] {
  const wanted = text.trim().toLowerCase();
  return items.filter((item) => {
    if (whose === 'mine' && !item.isMine) return false;
    if (tenant !== '' && item.tenantId !== tenant) return false;
    if (!ended && item.state === 'ended') return false;
    if (wanted !== '' && !`${item.who}\n${item.what}`.toLowerCase().includes(wanted)) return false;
    return when === '' || (dayOf(item, zone) ?? '').startsWith(when);
  });
}

/** The day on which it ends, by the calendar of that zone (`2027-03-28`); null where it has none. */
export function dayOf({ endAt }: Pick<RunwayItem, 'endAt'>, zone: string): string | null {
  if (endAt === null) return null;
  return Temporal.Instant.from(endAt).toZonedDateTimeISO(zone).toPlainDate().toString();
}

export interface RunwayDay {
  readonly date: string;
  readonly total: number;
  readonly mine: number;
}

export interface RunwayMonth {
  /** `2027-03`. */
  readonly month: string;
  readonly total: number;
  readonly mine: number;
  /** Empty places before its first day, in a week that begins on Monday. */
  readonly lead: number;
  readonly days: readonly RunwayDay[];
}

/** So many months from now on, each with its days and what ends on them. Pure. */
export function monthsAhead(
  items: readonly RunwayItem[],
  {
    nowMs,
    zone,
    months,
  }: { readonly nowMs: number; readonly zone: string; readonly months: number },
): RunwayMonth[] {
  const perDay = Map.groupBy(
    items.filter(({ state }) => state === 'ends'),
    (item) => dayOf(item, zone) ?? '',
  );
  const first = Temporal.Instant.fromEpochMilliseconds(nowMs)
    .toZonedDateTimeISO(zone)
    .toPlainDate()
    .toPlainYearMonth();
  return Array.from({ length: months }, (_, ahead) => {
    const month = first.add({ months: ahead });
    const days = Array.from({ length: month.daysInMonth }, (__, index): RunwayDay => {
      const date = month.toPlainDate({ day: index + 1 }).toString();
      const here = perDay.get(date) ?? [];
      return { date, total: here.length, mine: here.filter(({ isMine }) => isMine).length };
    });
    return {
      month: month.toString(),
      total: days.reduce((sum, { total }) => sum + total, 0),
      mine: days.reduce((sum, { mine }) => sum + mine, 0),
      lead: month.toPlainDate({ day: 1 }).dayOfWeek - 1,
      days,
    };
  });
}

/** A date or a month of the calendar as words, whatever zone the reader is in. */
export function dateWords(date: string): string {
  const isDay = date.length > 'YYYY-MM'.length;
  const at = Date.parse(isDay ? date : `${date}-01`);
  const options = isDay
    ? ({ dateStyle: 'medium' } as const)
    : ({ month: 'long', year: 'numeric' } as const);
  return new Intl.DateTimeFormat(undefined, { ...options, timeZone: 'UTC' }).format(at);
}

const KINDS = { assignment: 'Package', gdap: 'GDAP', review: 'Review' } as const;

export function kindWords({ kind }: Pick<RunwayItem, 'kind'>): string {
  return KINDS[kind];
}

/** When it ends, in words. */
export function leftWords({ state, daysLeft }: Pick<RunwayItem, 'state' | 'daysLeft'>): string {
  if (state === 'never') return 'does not end';
  if (state === 'unknown') return 'end not told';
  if (state === 'ended') return 'has ended';
  const days = daysLeft ?? 0;
  if (days === 0) return 'less than a day';
  return `${days.toLocaleString()} ${days === 1 ? 'day' : 'days'} left`;
}

/** How much an end presses: within a day, within two weeks, later. */
export function standingOf({ state, daysLeft }: Pick<RunwayItem, 'state' | 'daysLeft'>) {
  if (state === 'ended') return 'stopped';
  if (state !== 'ends') return 'running';
  if ((daysLeft ?? 0) < 1) return 'breached';
  return (daysLeft ?? 0) <= SOON_DAYS ? 'warning' : 'running';
}

const SOON_DAYS = 14;

/** What goes with the last package (auth.md 7). */
export function cascadeWords({ isMine }: Pick<RunwayItem, 'isMine'>, tenant: string): string {
  const whose = isMine ? 'This is your last package' : 'This is their last package';
  return `${whose} in ${tenant}: the guest account is blocked for 30 days and then removed.`;
}
