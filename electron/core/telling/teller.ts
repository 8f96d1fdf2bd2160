import {
  INCIDENT_KINDS,
  type IncidentNewsKind,
  type TellingEvent,
  type TellingKind,
} from '#shared/domain/telling/event.ts';
import { isQuiet, type TellingSettings } from '#shared/domain/telling/quiet.ts';
import {
  type Telling,
  type TellingRule,
  tellingOf,
  type TellingWay,
} from '#shared/domain/telling/rule.ts';
import type { Toast } from '#shared/domain/telling/toast.ts';
import type { Tenant, TenantId } from '#shared/domain/tenant.ts';
import { type Clock, HOUR_MS, instant, MINUTE_MS, millis } from '#shared/time.ts';
import type { CacheWriter } from '../ingest/cache-writer.ts';
import type { Log } from '../log.ts';
import type { Sleep } from '../sleep.ts';
import type { InboxStore, NewInboxEntry } from '../store/inbox-store.ts';
import type { News, NewsReader } from '../store/news-reader.ts';
import type { ReminderStore } from '../store/reminder-store.ts';
import { createWake } from '../wake.ts';
import { burstGatherer } from './burst.ts';
import { caughtUpEntry, entryOf, reminderEntry } from './entries.ts';
import type { ClockTelling } from './clock-telling.ts';
import type { EndsTelling } from './ends-telling.ts';
import { lateGatherer } from './late-gatherer.ts';
import { missedNews } from './missed-news.ts';
import type { Snoozing } from './snoozing.ts';

export interface TellerParts {
  readonly settings: () => TellingSettings;
  readonly inbox: Pick<InboxStore, 'add'>;
  readonly reminders: Pick<ReminderStore, 'fire' | 'nextAt'>;
  readonly snoozing: Pick<Snoozing, 'bringBack' | 'nextAt'>;
  readonly clocks: ClockTelling;
  readonly ends: EndsTelling;
  readonly news: NewsReader;
  readonly forgetNews: CacheWriter['forgetNews'];
  readonly tenant: (id: TenantId) => Pick<Tenant, 'name' | 'tags'> | null;
  /** Who is here. */
  readonly accountId: () => string | null;
  /** How many decisions and requests on access were on their way just now, all in all. */
  readonly sentTogether: () => number;
  /** Shows one notification on the desktop. */
  readonly notify: (toast: Toast) => Promise<void>;
  readonly now: Clock;
  readonly sleep: Sleep;
  readonly log: Log;
  /** There are new lines in the inbox; `reminders`: some of them were reminders. */
  readonly onTold: (what: { readonly reminders: boolean }) => void;
}

const READ_AT_ONCE = 200;
/** A clock that ran out longer ago than this was missed. */
const UNSEEN_MS = 5 * MINUTE_MS;

/**
 * Tells the person what they asked to be told: first in the inbox, on the disk, then in one notification for
 * all that came together. One loop, woken by what happens and by the next reminder; nothing is polled.
 */
export function teller(parts: TellerParts) {
  const { inbox, reminders, news, now, log } = parts;
  const wake = createWake(parts.sleep);
  const burst = burstGatherer(now);
  const late = lateGatherer(now);
  let loop: Promise<void> | null = null;
  let stopped = false;

  const rules = (): readonly TellingRule[] => parts.settings().rules;

  /** Puts lines in the inbox; those that are new are shown too. */
  const put = (lines: readonly { readonly entry: NewInboxEntry; readonly way: TellingWay }[]) => {
    const added = new Set(inbox.add(lines.map(({ entry }) => entry)).map(({ source }) => source));
    for (const { entry, way } of lines) if (added.has(entry.source)) show(entry, way);
    if (added.size > 0) parts.onTold({ reminders: false });
  };
  const show = (entry: NewInboxEntry, way: TellingWay) => {
    const name = entry.tenantId === null ? null : (parts.tenant(entry.tenantId)?.name ?? null);
    burst.add({ ...entry, tenantName: name }, way);
  };

  const tell = (events: readonly TellingEvent[]) =>
    put(
      events.flatMap((event) => {
        const told = tellingOf(rules(), event);
        return told === null ? [] : [{ entry: entryOf(event, told, burst.id()), way: told.way }];
      }),
    );

  const tellNews = async () => {
    for (;;) {
      const found = news.list(false, 0, READ_AT_ONCE);
      tell(found.map(({ event }) => event));
      const last = found.at(-1);
      if (last) await parts.forgetNews({ late: false, upTo: last.seq });
      if (found.length < READ_AT_ONCE) return;
    }
  };

  const missed = () => missedNews((event) => tellingOf(rules(), event));
  /** `upTo` tells one line for many from another. */
  const tellMissed = (all: ReturnType<typeof missed>, upTo: number) => {
    const common = { upTo, burst: burst.id(), at: instant(now()) };
    put(
      all
        .lines()
        .map(({ way, ...line }) => ({ entry: caughtUpEntry({ ...line, ...common }), way })),
    );
    tell(all.few());
  };

  /**
   * Clocks that ran out, or soon will. What can still be met, or ran out just now, is told by its name, however
   * many a calendar brings to one minute; what ran out unseen is of a desk that was away.
   */
  const tellClocks = async () => {
    const found = parts.clocks.pending();
    const all = missed();
    const present: TellingEvent[] = [];
    for (const { event } of found.news) {
      if ((event.clock?.leftMs ?? 0) > -UNSEEN_MS) present.push(event);
      else all.add(event);
    }
    tell(present);
    tellMissed(all, now());
    parts.clocks.settle(found); // not before they are in the inbox
  };

  /** A reminder of an end is always told in the inbox; the rules only say how loud. */
  const tellEnds = async () => {
    const found = parts.ends.pending(burst.id());
    put(
      found.entries.map((entry) => {
        const told = toldOf('ends', entry);
        return { entry: { ...entry, ruleId: told?.rule ?? null }, way: told?.way ?? 'inbox' };
      }),
    );
    parts.ends.settle(found); // not before they are in the inbox
  };

  /** What was read while catching up. */
  const tellLate = async () => {
    if (late.leftMs() !== 0) return;
    late.told(); // before it is read: what comes meanwhile is told after
    const all = missed();
    let upTo = 0;
    for (;;) {
      const found: News[] = news.list(true, upTo, READ_AT_ONCE);
      for (const { event } of found) all.add(event);
      upTo = found.at(-1)?.seq ?? upTo;
      if (found.length < READ_AT_ONCE) break;
    }
    tellMissed(all, upTo);
    if (upTo > 0) await parts.forgetNews({ late: true, upTo });
  };

  /** A reminder is always told in the inbox; the rules only say how loud. */
  const remind = () => {
    const next = reminders.nextAt();
    if (next === null || millis(next) > now()) return;
    const at = instant(now());
    const id = burst.id();
    const fired = reminders.fire(at, (reminder) => reminderEntry(reminder, id, at));
    for (const entry of fired) show(entry, wayOf('reminder', entry));
    parts.onTold({ reminders: true });
  };
  /** So is that a snoozed incident is back. */
  const bringBack = async () => {
    const entries = await parts.snoozing.bringBack(burst.id());
    for (const entry of entries) show(entry, wayOf('back', entry));
    if (entries.length > 0) parts.onTold({ reminders: false });
  };
  const wayOf = (kind: TellingKind, entry: NewInboxEntry): TellingWay =>
    toldOf(kind, entry)?.way ?? 'inbox';
  const toldOf = (kind: TellingKind, { tenantId, at }: NewInboxEntry): Telling | null => {
    const tenant = tenantId && parts.tenant(tenantId);
    if (!tenantId || !tenant) return null;
    const about = { id: tenantId, name: tenant.name, tags: tenant.tags };
    const event: TellingEvent = {
      kinds: [kind],
      tenant: about,
      incident: null,
      at,
      note: null,
    };
    return tellingOf(rules(), event);
  };

  const showBurst = async () => {
    if (burst.leftMs() !== 0) return;
    const settings = parts.settings();
    const { accountId, sentTogether } = parts;
    const toasts = burst.end({
      accountId: accountId(),
      sound: settings.sound,
      sentTogether: sentTogether(),
    });
    if (isQuiet(settings, now())) return;
    for (const toast of toasts) await parts.notify(toast);
  };

  const pauseMs = (): number => {
    // A clock may be set on while nobody tells: with something ahead it is looked at every minute.
    const ahead = [reminders.nextAt(), parts.snoozing.nextAt()]
      .filter((at) => at !== null)
      .map((at) => Math.min(MINUTE_MS, millis(at) - now()));
    const left = [burst, late, parts.clocks, parts.ends].map((one) => one.leftMs() ?? HOUR_MS);
    return Math.max(0, Math.min(...ahead, ...left));
  };

  /** Each on its own: what one of them cannot do keeps none of the others from being told. */
  const step = async () => {
    for (const part of [
      tellNews,
      tellLate,
      tellClocks,
      tellEnds,
      async () => remind(),
      bringBack,
      showBurst,
    ]) {
      await part().catch((error: unknown) => log.error({ err: error }, 'something was not told'));
    }
  };
  const watch = async () => {
    late.came(); // what an earlier run read and did not tell any more
    while (!stopped) {
      await step();
      if (!stopped) await wake.wait(Math.max(pauseMs(), SHORTEST_MS));
    }
  };

  return {
    start: (): void => {
      loop ??= watch();
    },
    stop: async (): Promise<void> => {
      stopped = true;
      wake.now();
      await loop;
    },
    /** Kinds of news that some rule asks for: all others are not even written down. */
    wanted: (): IncidentNewsKind[] => {
      const asked = new Set(rules().flatMap(({ on, kinds }) => (on ? kinds : [])));
      return INCIDENT_KINDS.filter((kind) => asked.has(kind));
    },
    /** News waits to be told. */
    news: (isLate: boolean): void => {
      if (isLate) late.came();
      wake.now();
    },
    tell: (event: TellingEvent): void => {
      tell([event]);
      wake.now();
    },
    /** Reminders changed, the computer woke up, or the clock was set. */
    look: wake.now,
  };
}
export type Teller = ReturnType<typeof teller>;

/** What went wrong is tried again, but never without a pause. */
const SHORTEST_MS = 100;
