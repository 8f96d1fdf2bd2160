import type { EndReminders } from '#shared/domain/access/end-reminders.ts';
import { cascadeWords } from '#shared/domain/access/cascade-words.ts';
import { calendarDays } from '#shared/domain/access/calendar-days.ts';
import { leadReached, nextLead, type RunwayItem } from '#shared/domain/access/runway.ts';
import { type Clock, HOUR_MS, type Instant, instant, SECOND_MS } from '#shared/time.ts';
import type { NewInboxEntry } from '../store/inbox-store.ts';
import type { ToldEnd, ToldEnds } from '../store/told-ends.ts';

interface EndsTellingParts {
  /** Everything that ends. */
  readonly items: () => readonly RunwayItem[];
  readonly told: ToldEnds;
  readonly reminders: () => EndReminders;
  /** Who is here, and whose ends these are; null = nobody. */
  readonly accountId: () => string | null;
  readonly zone: () => string;
  readonly now: Clock;
}

/** What is to be told now, and what counts as told once it is in the inbox. */
export interface PendingEnds {
  readonly entries: readonly NewInboxEntry[];
  readonly told: readonly ToldEnd[];
}

const NOTHING: PendingEnds = { entries: [], told: [] };
/** More at once are one line: of a desk that was away, or that begins to remind of everybody's. */
const MOST_ONE_BY_ONE = 10;
/** After a tenant was read the next ones follow at once: all of them are looked at together. */
const SETTLE_MS = 30 * SECOND_MS;

/**
 * Reminds of ends of access at the lead times the person chose: each person of each lead time of each end once, and of
 * several that were passed at once only the shortest. What was passed when something is seen for the first
 * time is no news: a first reading tells nothing.
 */
export function endsTelling(parts: EndsTellingParts) {
  const { items, told, reminders, zone, now } = parts;
  let lookAt = 0;
  /** For whom was looked last. */
  let lookedFor: string | null = null;

  const look = (accountId: string | null, burst: string): PendingEnds => {
    const { whose, days: leads } = reminders();
    const nowMs = now();
    const here = zone();
    lookAt = nowMs + HOUR_MS;
    lookedFor = accountId;
    if (accountId === null || whose === 'off') return NOTHING;
    const due: Due[] = [];
    const settled: ToldEnd[] = [];
    for (const item of items()) {
      const { endAt, state, isMine } = item;
      if (state !== 'ends' || endAt === null || !(isMine || whose === 'all')) continue;
      lookAt = Math.min(lookAt, nextLead(endAt, leads, nowMs, here) ?? lookAt);
      const key = { accountId, ...keyOf(item, endAt) };
      const isNew = !told.knows(key);
      if (isNew) settled.push({ ...key, days: 0 });
      const days = leadReached(endAt, leads, nowMs, here);
      if (days === null || told.has({ ...key, days })) continue;
      if (!isNew) due.push({ item, endAt, days });
      const passed = leads.filter((lead) => lead >= days);
      settled.push(...passed.map((lead) => ({ ...key, days: lead })));
    }
    const entries = entriesFor(due, { accountId, burst, nowMs, zone: here });
    return { entries, told: settled };
  };

  return {
    /** Asking changes nothing; `settle` says that it was told. */
    pending: (burst: string): PendingEnds => {
      const accountId = parts.accountId();
      return now() < lookAt && accountId === lookedFor ? NOTHING : look(accountId, burst);
    },
    settle: ({ told: ends }: PendingEnds): void => {
      if (ends.length > 0) told.add(ends, instant(now()));
    },
    /** What ends, or how the person wants to be reminded, is different now. */
    moved: (): void => {
      lookAt = Math.min(lookAt, now() + SETTLE_MS);
    },
    /** Milliseconds until there may be something to tell. */
    leftMs: (): number => Math.max(0, lookAt - now()),
  };
}
export type EndsTelling = ReturnType<typeof endsTelling>;

function keyOf({ tenantId, kind, id }: RunwayItem, endAt: Instant) {
  return { tenantId, kind, id, endAt };
}

interface Due {
  readonly item: RunwayItem;
  readonly endAt: Instant;
  readonly days: number;
}

interface EntryFacts {
  readonly accountId: string;
  readonly burst: string;
  readonly nowMs: number;
  readonly zone: string;
}

function entriesFor(
  due: readonly Due[],
  { accountId, burst, nowMs, zone }: EntryFacts,
): NewInboxEntry[] {
  const at = instant(nowMs);
  const daysLeft = calendarDays(zone);
  const ends = { kind: 'ends', incidentId: null, severity: null } as const;
  const shared = { accountId, burst, at, ...ends };
  if (due.length > MOST_ONE_BY_ONE) {
    const title = `${due.length} accesses end soon. The runway in Access shows them all.`;
    return [{ ...shared, source: `ends ${at}`, tenantId: null, title, note: null }];
  }
  return due.map(({ item, endAt, days }) => ({
    ...shared,
    source: `ends ${item.tenantId} ${item.kind} ${item.id} ${endAt} ${days}`,
    tenantId: item.tenantId,
    title: item.isMine ? item.what : `${item.who}: ${item.what}`,
    note: noteOf(item, daysLeft(endAt, nowMs) ?? 0),
  }));
}

function noteOf(item: RunwayItem, left: number): string {
  const near = ['Ends today', 'Ends tomorrow'][left];
  const when = near ?? `Ends in ${left} days`;
  return item.isLast === true ? `${when}. ${cascadeWords(item)}` : `${when}.`;
}
