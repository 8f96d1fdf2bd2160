import { calendarDays, type CountDays } from '#shared/domain/access/calendar-days.ts';
import { dayOf, type RunwayTally } from '#shared/domain/access/runway-calendar.ts';
import { cascadeWords } from '#shared/domain/access/cascade-words.ts';
import type { RunwayItem, Unextended } from '#shared/domain/access/runway.ts';
import { shortened, visibleLine } from '#shared/text.ts';
import { counted } from '../../../ui/words.ts';
import { countEnds } from '../end-words.tsx';
import { fieldDay } from '../../../ui/field-day.ts';
import { fitsFilter, type ListFilter, type NameOf, NO_FILTER } from '../list-filter.ts';

/** What of the runway is shown. */
export interface RunwayFilter extends ListFilter {
  readonly whose: 'all' | 'mine';
  /** A day (`2027-03-28`), a month (`2027-03`), or what lies behind a month (`>2027-03`); empty = any. */
  readonly when: string;
  readonly ended: boolean;
  /** Only what ends within so many days; null = whenever it ends. */
  readonly within: Days | null;
}

/** How far ahead a lead looks. */
export const DAYS_AHEAD = [30, 60, 90] as const;
export type Days = (typeof DAYS_AHEAD)[number];

export const EVERYTHING: RunwayFilter = {
  ...NO_FILTER,
  whose: 'all',
  when: '',
  ended: false,
  within: null,
};

/** By what it is told what is shown: the calendar, the moment, and what tenants are called. */
interface ShownBy {
  readonly zone: string;
  readonly nowMs: number;
  readonly nameOf: NameOf;
}

/** Those that the filter lets through, in their order. Pure. */
export function shownItems(
  items: readonly RunwayItem[],
  { whose, when, ended, within, ...narrower }: RunwayFilter,
  { zone, nowMs, nameOf }: ShownBy,
): RunwayItem[] {
  const days = calendarDays(zone);
  return items.filter((item) => {
    if (whose === 'mine' && !item.isMine) return false;
    if (!ended && item.state === 'ended') return false;
    if (within !== null && !endsWithin(within, item, days, nowMs)) return false;
    const line = { tenantId: item.tenantId, texts: textsOf(item) };
    if (!fitsFilter(narrower, line, nameOf)) return false;
    return when === '' || endsOn(when, item, zone);
  });
}

/** What of an end is found by words: what its row says. Days and counts are not, so that “Tier 2” stays what it is. */
function textsOf(item: RunwayItem): readonly string[] {
  const { kind, who, what, detail, isMine, isLast } = item;
  return [
    who,
    what,
    kindWords(item),
    extendWords(item),
    isMine ? 'You' : '',
    kind === 'review' ? '' : (detail ?? ''),
    isLast === true ? CASCADE_SHORT : '',
    unextendedShort(item) ?? '',
  ];
}

/** Behind that month. */
export const afterMonth = (month: string) => `>${month}`;

function endsOn(when: string, item: RunwayItem, zone: string): boolean {
  const day = dayOf(item, zone) ?? '';
  if (!when.startsWith('>')) return day.startsWith(when);
  return item.state === 'ends' && day.slice(0, 'YYYY-MM'.length) > when.slice(1);
}

/** The days that are shown alone, behind “Only what ends”. Pure. */
export function whenWords(when: string): string {
  return when.startsWith('>') ? `after ${dateWords(when.slice(1))}` : `in ${dateWords(when)}`;
}

function endsWithin(
  within: Days,
  { state, endAt }: RunwayItem,
  days: CountDays,
  nowMs: number,
): boolean {
  const left = state === 'ends' && endAt !== null ? days(endAt, nowMs) : null;
  return left !== null && left <= within;
}

/** Whose it is, over all tenants; what is nobody's own stands together. */
export function personOf({ kind, person }: Pick<RunwayItem, 'kind' | 'person'>): string {
  return person === '' ? `nobody ${kind}` : person;
}

/** The same with what is of one person together; who loses something first stands first. Pure. */
export function byPerson(items: readonly RunwayItem[]): RunwayItem[] {
  return [...Map.groupBy(items, personOf).values()].flat();
}

export function runwayKey({ tenantId, kind, id }: RunwayItem): string {
  return `${tenantId}/${kind}/${id}`;
}

/** Of these, what is picked and can still be extended. Pure. */
export function pickedItems(
  items: readonly RunwayItem[],
  picked: ReadonlySet<string>,
): readonly RunwayItem[] {
  return items.filter((item) => item.extend === 'yes' && picked.has(runwayKey(item)));
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

interface Tried {
  readonly unextended: Unextended;
}

/** How the last try to extend it came to nothing; null where none did. */
export function unextendedShort({ unextended }: Tried): string | null {
  return unextended && `Extension ${unextended.word}`;
}

/** The same, and on which day. */
export function unextendedWords({ unextended }: Tried): string | null {
  const short = unextendedShort({ unextended });
  if (!unextended?.at) return short;
  return `${short} on ${dateWords(fieldDay(unextended.at))}`;
}

/** What can be done about an end, or is under way. */
export function extendWords({ extend }: Pick<RunwayItem, 'extend'>): string {
  return EXTEND[extend];
}

const EXTEND: Readonly<Record<RunwayItem['extend'], string>> = {
  yes: 'Can be extended',
  asked: 'Extension asked for',
  'giving-back': 'Giving back',
  no: '',
};

const KINDS = { assignment: 'Package', gdap: 'GDAP', review: 'Review' } as const;

export function kindWords({ kind }: Pick<RunwayItem, 'kind'>): string {
  return KINDS[kind];
}

/** How many there are: what does not end, or has ended, is no end, and the end of a review takes nothing yet. Pure. */
export function countWords(items: readonly RunwayItem[], nowMs: number): string {
  const had = items.filter(({ kind }) => kind !== 'review');
  const reviews = items.length - had.length;
  const { ends, never, unknown, ended } = countEnds(had, nowMs);
  const more = [
    reviews > 0 && counted(reviews, 'review'),
    never > 0 && `${never.toLocaleString()} without an end`,
    unknown > 0 && `${unknown.toLocaleString()} with an end not told`,
    ended > 0 && `${ended.toLocaleString()} ended`,
  ];
  return [counted(ends, 'end'), ...more.filter((one) => one !== false)].join(', ');
}

/** The same of a day or a month, of which nothing but ends and reviews is counted. Pure. */
export function tallyWords({ ends, mine, reviews }: RunwayTally): string {
  const parts = [
    (ends > 0 || reviews === 0) && counted(ends, 'end'),
    mine > 0 && `${mine.toLocaleString()} of them yours`,
    reviews > 0 && counted(reviews, 'review'),
  ];
  return parts.filter((one) => one !== false).join(', ');
}

/** What goes with the last package somebody has in a tenant, whose name is hostile. */
export function lastWords(item: Pick<RunwayItem, 'isMine'>, tenant: string): string {
  return cascadeWords(item, `in ${visibleLine(shortened(tenant, 120))}`);
}

/** The same in so few words that they fit a line. */
export const CASCADE_SHORT = 'Last to end: then the guest is blocked';

/** In how many of all tenants something of these ends: what has ended, or never does, is no end. Pure. */
export function seenWords(
  items: readonly Pick<RunwayItem, 'tenantId' | 'state'>[],
  tenants: number,
): string {
  const ends = items.filter(({ state }) => state === 'ends');
  const there = new Set(ends.map(({ tenantId }) => tenantId)).size;
  return `Ends in ${there.toLocaleString()} of ${counted(tenants, 'tenant')}.`;
}

/** In how many tenants what others have is seen, as the way to those where it is not. Pure. */
export function othersSeenWords(seen: number, tenants: number): string {
  const where =
    seen === 0 ? 'nowhere' : `in ${seen.toLocaleString()} of ${tenants.toLocaleString()}`;
  return `What others have is seen ${where}: why`;
}
