import { afterEach, beforeEach, expect, test } from 'vitest';
import { inboxStore } from '#electron/core/store/inbox-store.ts';
import { reminderStore } from '#electron/core/store/reminder-store.ts';
import type { News } from '#electron/core/store/news-reader.ts';
import { teller } from '#electron/core/telling/teller.ts';
import { IncidentId } from '#shared/domain/incident.ts';
import type { TellingEvent } from '#shared/domain/telling/event.ts';
import { DEFAULT_TELLING, type TellingSettings } from '#shared/domain/telling/quiet.ts';
import type { Toast } from '#shared/domain/telling/toast.ts';
import { HOUR_MS, instant } from '#shared/time.ts';
import { memoryLedger } from '#test/fakes/ledger.ts';
import { CONTOSO } from '#test/fakes/answers.ts';
import { fakeLog } from '#test/fakes/log.ts';
import { standingClock } from '#test/fakes/time.ts';

const BURST_MS = 4_000;
const LATE_MS = 10_000;
const CONTOSO_TENANT = { id: CONTOSO, name: 'Contoso', tags: [] };

/** A ledger in memory, news as a list, and a clock that stands still. */
function bench(settings: Partial<TellingSettings> = {}) {
  const db = memoryLedger();
  const inbox = inboxStore(db);
  const reminders = reminderStore(db, inbox);
  const clock = standingClock();
  const toasts: Toast[] = [];
  let news: (News & { late: boolean })[] = [];
  let seq = 0;
  let accountId = 'ada';
  const make = () =>
    teller({
      settings: () => ({ ...DEFAULT_TELLING, ...settings }),
      inbox,
      reminders,
      clocks: {
        pending: () => ({ news: [], silent: [], isFirst: false }),
        settle: () => undefined,
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

function incidentEvent(id: string): TellingEvent {
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
const many = (count: number) =>
  Array.from({ length: count }, (_, index) => incidentEvent(String(index + 1)));

let open: ReturnType<typeof bench> | null = null;
const begin = async (settings: Partial<TellingSettings> = {}) => {
  open = bench(settings);
  await open.start();
  return open;
};
beforeEach(() => {
  open = null;
});
afterEach(() => open?.stop());

test('a line is in the inbox at once, its notification comes when the burst is over', async () => {
  const desk = await begin();
  await desk.happens(many(1));
  expect(desk.inbox.list(null, null, 10)).toMatchObject([{ kind: 'new', title: 'Incident 1' }]);
  expect(desk.toasts).toEqual([]);
  await desk.pass(BURST_MS);
  expect(desk.toasts).toMatchObject([{ title: 'High · New incident · Contoso' }]);
  expect(desk.left()).toBe(0);
});

test('what comes within a few seconds is one burst and one notification', async () => {
  const desk = await begin();
  await desk.happens(many(3));
  await desk.pass(BURST_MS / 2);
  await desk.happens(many(5).slice(3));
  await desk.pass(BURST_MS / 2);
  expect(desk.toasts).toMatchObject([{ title: '5 in your inbox, 5 High: 5 new' }]);
  expect(new Set(desk.inbox.list(null, null, 10).map(({ burst }) => burst)).size).toBe(1);
});

test('an extension that came to nothing has a line and a notification of its own beside what comes with it', async () => {
  const desk = await begin();
  const note = 'Extension denied. Your access still ends 21 Dec 2026, 13:00.';
  const access = { list: 'mine', id: 'r', title: 'Tier 1' } as const;
  const at = instant(0);
  await desk.happens([
    ...many(2),
    {
      kinds: ['answered'],
      tenant: CONTOSO_TENANT,
      incident: null,
      at,
      note,
      access,
      isUnextended: true,
    },
    ...many(4).slice(2),
  ]);
  await desk.pass(BURST_MS);
  expect(desk.inbox.list(null, null, 10).filter(({ kind }) => kind === 'unextended')).toMatchObject(
    [{ title: 'Tier 1', note, accessList: 'mine', accessId: 'r', ruleId: 'answered' }],
  );
  expect(desk.toasts).toMatchObject([
    { title: 'Not extended · Contoso', body: `Tier 1 · ${note}` },
    { title: '4 in your inbox, 4 High: 4 new' },
  ]);
});

test('what was told and not forgotten, because the program ended, is not told twice', async () => {
  const desk = await begin();
  await desk.happens(many(2));
  await desk.pass(BURST_MS);
  await desk.happens(many(2));
  await desk.pass(BURST_MS);
  expect(desk.inbox.list(null, null, 10)).toHaveLength(2);
  expect(desk.toasts).toHaveLength(1);
});

test('in quiet hours the inbox takes everything and nothing is shown', async () => {
  const desk = await begin({ undisturbedUntil: instant(Date.UTC(2026, 10, 20, 9)) });
  await desk.happens(many(1));
  await desk.pass(BURST_MS);
  expect(desk.toasts).toEqual([]);
  expect(desk.inbox.unread(null)).toBe(1);
  await desk.pass(HOUR_MS);
  await desk.happens(many(2).slice(1));
  await desk.pass(BURST_MS);
  expect(desk.toasts).toHaveLength(1);
});

test('a desk that was away gets one line, not a thousand', async () => {
  const desk = await begin();
  await desk.happens(many(1_000), true);
  expect(desk.inbox.unread(null)).toBe(0);
  await desk.pass(LATE_MS);
  await desk.pass(BURST_MS);
  expect(desk.inbox.list(null, null, 10)).toMatchObject([
    { kind: 'caught-up', title: '1000 new. The board shows them all.', tenantId: null },
  ]);
  expect(desk.toasts).toHaveLength(1);
  expect(desk.left()).toBe(0);
});

test('the little that happened over lunch is told one by one', async () => {
  const desk = await begin();
  await desk.happens(many(4), true);
  await desk.pass(LATE_MS);
  await desk.pass(BURST_MS);
  expect(desk.inbox.list(null, null, 10)).toHaveLength(4);
  expect(desk.toasts).toHaveLength(1);
});

test('what an earlier run caught up with and did not tell is told by the next one', async () => {
  const desk = await begin();
  await desk.happens(many(30), true);
  await desk.restart();
  await desk.pass(LATE_MS);
  expect(desk.inbox.list(null, null, 10)).toMatchObject([{ kind: 'caught-up' }]);
});

const SEVEN = { tenantId: CONTOSO, incidentId: IncidentId.parse('7') };

test('a reminder comes at its time and once, also when the clock is put back', async () => {
  const desk = await begin();
  const dueAt = instant(desk.clock.now() + HOUR_MS);
  desk.reminders.set({ ...SEVEN, dueAt, note: 'Ask the customer', title: 'Malware' });
  await desk.look();
  for (let minute = 0; minute < 59; minute += 1) await desk.pass(60_000);
  expect(desk.inbox.unread(null)).toBe(0);
  await desk.pass(60_000);
  expect(desk.inbox.list(null, null, 10)).toMatchObject([
    { kind: 'reminder', title: 'Malware', note: 'Ask the customer', incidentId: '7' },
  ]);
  desk.clock.set(desk.clock.now() - 3 * HOUR_MS);
  await desk.look();
  await desk.pass(3 * HOUR_MS);
  expect(desk.inbox.list(null, null, 10)).toHaveLength(1);
});

test('a reminder that fell due while the program was closed comes with its start', async () => {
  const desk = await begin();
  const dueAt = instant(desk.clock.now() + HOUR_MS);
  desk.reminders.set({ ...SEVEN, dueAt, note: '', title: 'Malware' });
  desk.clock.set(desk.clock.now() + 5 * HOUR_MS);
  await desk.restart();
  expect(desk.inbox.list(null, null, 10)).toMatchObject([{ kind: 'reminder', note: null }]);
  await desk.restart();
  expect(desk.inbox.list(null, null, 10)).toHaveLength(1);
});

test('a reminder is in the inbox even where no rule asks for reminders', async () => {
  const desk = await begin({ rules: [] });
  desk.reminders.set({ ...SEVEN, dueAt: instant(desk.clock.now()), note: '', title: 'Malware' });
  await desk.look();
  await desk.pass(BURST_MS);
  expect(desk.inbox.unread(null)).toBe(1);
  expect(desk.toasts).toEqual([]);
});

test('kinds that no rule asks for are not even written down', async () => {
  const desk = await begin({
    rules: DEFAULT_TELLING.rules.map((rule) => ({ ...rule, on: rule.id === 'assigned' })),
  });
  expect(desk.wanted()).toEqual(['assigned']);
});

test('what is for one person alone is not shown to a colleague who sat down meanwhile', async () => {
  const desk = await begin();
  const about = { tenant: CONTOSO_TENANT, incident: null, at: instant(0), note: null } as const;
  const access = { list: 'approvals', id: 'r', title: 'Grace: Tier 1' } as const;
  await desk.tell({ ...about, kinds: ['uncounted'], access, accountId: 'ada' });
  await desk.happens(many(1));
  desk.sitDown('ben');
  await desk.pass(BURST_MS);
  expect(desk.toasts).toMatchObject([{ title: 'High · New incident · Contoso' }]);
  expect([desk.inbox.unread('ada'), desk.inbox.unread('ben')]).toEqual([2, 1]);
});
