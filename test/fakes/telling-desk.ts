import type { ClockNews } from '#electron/core/telling/clock-telling.ts';
import { inboxStore } from '#electron/core/store/inbox-store.ts';
import { reminderStore } from '#electron/core/store/reminder-store.ts';
import type { News } from '#electron/core/store/news-reader.ts';
import { teller } from '#electron/core/telling/teller.ts';
import { IncidentId } from '#shared/domain/incident.ts';
import type { TellingEvent } from '#shared/domain/telling/event.ts';
import { DEFAULT_TELLING, type TellingSettings } from '#shared/domain/telling/quiet.ts';
import type { Toast } from '#shared/domain/telling/toast.ts';
import { HOUR_MS, instant } from '#shared/time.ts';
import { CONTOSO } from './answers.ts';
import { memoryLedger } from './ledger.ts';
import { fakeLog } from './log.ts';
import { standingClock } from './time.ts';

export const BURST_MS = 4_000;
export const LATE_MS = 10_000;
export const CONTOSO_TENANT = { id: CONTOSO, name: 'Contoso', tags: [] };

/** A ledger in memory, news as a list, and a clock that stands still. */
export function tellingDesk(settings: Partial<TellingSettings> = {}) {
  const db = memoryLedger();
  const inbox = inboxStore(db);
  const reminders = reminderStore(db, inbox);
  const clock = standingClock();
  const toasts: Toast[] = [];
  let news: (News & { late: boolean })[] = [];
  let clocks: readonly ClockNews[] = [];
  let seq = 0;
  let accountId = 'ada';
  const make = () =>
    teller({
      settings: () => ({ ...DEFAULT_TELLING, ...settings }),
      inbox,
      reminders,
      clocks: {
        pending: () => ({ news: clocks, silent: [], isFirst: false }),
        settle: () => void (clocks = []),
        leftMs: () => null,
      },
      ends: {
        pending: () => ({ entries: [], told: [] }),
        settle: () => undefined,
        moved: () => undefined,
        leftMs: () => HOUR_MS,
      },
      snoozing: { nextAt: () => null, bringBack: async () => [] },
      news: {
        list: (late, after, limit) =>
          news.filter((one) => one.late === late && one.seq > after).slice(0, limit),
      },
      forgetNews: async ({ late, upTo }) => {
        news = news.filter((one) => one.late !== late || one.seq > upTo);
      },
      tenant: () => CONTOSO_TENANT,
      accountId: () => accountId,
      sentTogether: () => 0,
      notify: async (toast) => void toasts.push(toast),
      now: clock.now,
      sleep: clock.sleep,
      log: fakeLog().log,
      onTold: () => undefined,
    });
  let person = make();
  /** Lets everything that can happen now happen. */
  const settle = async () => {
    for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
  };
  return {
    inbox,
    reminders,
    clock,
    toasts,
    left: () => news.length,
    start: async () => {
      person.start();
      await settle();
    },
    pass: async (ms: number) => {
      clock.pass(ms);
      await settle();
    },
    happens: async (events: readonly TellingEvent[], late = false) => {
      for (const event of events) news.push({ seq: ++seq, event, late });
      person.news(late);
      await settle();
    },
    /** Clocks that are to be told, with the next look. */
    run: async (out: readonly ClockNews[]) => {
      clocks = out;
      person.look();
      await settle();
    },
    look: async () => {
      person.look();
      await settle();
    },
    restart: async () => {
      await person.stop();
      person = make();
      person.start();
      await settle();
    },
    tell: async (event: TellingEvent) => {
      person.tell(event);
      await settle();
    },
    sitDown: (next: string) => {
      accountId = next;
    },
    wanted: () => person.wanted(),
    stop: async () => {
      await person.stop();
      db.close();
    },
  };
}

export function incidentEvent(id: string): TellingEvent {
  return {
    kinds: ['new'],
    tenant: CONTOSO_TENANT,
    incident: {
      id: IncidentId.parse(id),
      title: `Incident ${id}`,
      severity: 'high',
      turn: 'us',
      mine: false,
    },
    at: instant(0),
    note: null,
  };
}
export const many = (count: number) =>
  Array.from({ length: count }, (_, index) => incidentEvent(String(index + 1)));
