import { afterEach, expect, test } from 'vitest';
import type { Database } from '#electron/core/store/database.ts';
import { inboxStore } from '#electron/core/store/inbox-store.ts';
import { tenantStore } from '#electron/core/store/tenant-store.ts';
import { toldEnds } from '#electron/core/store/told-ends.ts';
import { endsTelling } from '#electron/core/telling/ends-telling.ts';
import { DEFAULT_END_REMINDERS, type EndReminders } from '#shared/domain/access/end-reminders.ts';
import type { RunwayItem } from '#shared/domain/access/runway.ts';
import { Tenant } from '#shared/domain/tenant.ts';
import { DAY_MS, HOUR_MS, instant } from '#shared/time.ts';
import { memoryLedger } from '#test/fakes/ledger.ts';
import { CONTOSO } from '#test/fakes/answers.ts';
import { tenant as thing } from '../../../shared/contract/things.ts';

const START = Date.parse('2026-11-21T10:00:00Z');
const END_DAY = 40;

const item = (change: Partial<RunwayItem> = {}): RunwayItem => ({
  kind: 'assignment',
  tenantId: CONTOSO,
  id: 'a1',
  who: 'Ada',
  person: 'me',
  what: 'Tier 1 Analyst',
  detail: null,
  state: 'ends',
  endAt: instant(START + END_DAY * DAY_MS),
  isMine: true,
  extend: 'yes',
  unextended: null,
  whyNot: null,
  isLast: false,
  packageId: null,
  policyId: null,
  ...change,
});

let ledger: Database | null = null;
afterEach(() => ledger?.close());

/** A ledger as it is, and a day that a test sets. */
function bench(first: readonly RunwayItem[], reminders: EndReminders = DEFAULT_END_REMINDERS) {
  const db = memoryLedger();
  ledger = db;
  tenantStore(db).upsert(Tenant.parse({ ...thing, id: CONTOSO, domain: 'contoso.com' }));
  const inbox = inboxStore(db);
  let [day, items, person]: [number, readonly RunwayItem[], string | null] = [0, first, 'ada'];
  const make = () =>
    endsTelling({
      items: () => items,
      told: toldEnds(db),
      reminders: () => reminders,
      accountId: () => person,
      zone: () => 'UTC',
      now: () => START + day * DAY_MS,
    });
  let telling = make();
  return {
    set: (next: readonly RunwayItem[]) => {
      items = next;
      telling.moved();
    },
    restart: () => {
      telling = make();
    },
    left: () => telling.leftMs(),
    sitDown: (next: string | null) => {
      person = next;
    },
    unread: (whose: string) => inbox.unread(whose),
    /** What comes into the inbox on that day. */
    tell: (at: number, options: { readonly crash?: boolean } = {}) => {
      day = at;
      const found = telling.pending('burst');
      const added = inbox.add(found.entries);
      if (!options.crash) telling.settle(found);
      return added.map(({ title, note }) => `${title}: ${note}`);
    },
  };
}

test('each lead time of one’s own access is told once, the shortest of several passed', () => {
  const { tell } = bench([item()]);
  expect(tell(0)).toEqual([]);
  expect(tell(END_DAY - 30)).toHaveLength(1);
  expect(tell(END_DAY - 29)).toEqual([]);
  expect(tell(END_DAY - 5)).toHaveLength(1); // 14 and 7 passed while this desk was off
  expect(tell(END_DAY - 4)).toEqual([]);
  expect(tell(END_DAY - 0.5)).toHaveLength(1);
  expect(tell(END_DAY + 1)).toEqual([]);
});

test('never twice: not after a restart, nor when it ended between the inbox and the note of it', () => {
  const { tell, restart } = bench([item()]);
  tell(0);
  expect(tell(END_DAY - 30, { crash: true })).toHaveLength(1);
  restart();
  expect(tell(END_DAY - 30)).toEqual([]);
  restart();
  expect(tell(END_DAY - 20)).toEqual([]);
});

test('an end that was moved is another end', () => {
  const { tell, set } = bench([item()]);
  tell(0);
  expect(tell(END_DAY - 7)).toHaveLength(1);
  set([item({ endAt: instant(START + 2 * END_DAY * DAY_MS) })]);
  expect(tell(END_DAY)).toEqual([]);
  expect(tell(2 * END_DAY - 7)).toHaveLength(1);
});

test('what was passed when something is first seen is no news; an end brought forward is', () => {
  const { tell, set } = bench([item()]);
  expect(tell(END_DAY - 7)).toEqual([]);
  expect(tell(END_DAY - 1)).toHaveLength(1);
  set([item({ id: 'b', endAt: instant(START + 3 * END_DAY * DAY_MS) })]);
  expect(tell(END_DAY)).toEqual([]);
  set([item({ id: 'b', endAt: instant(START + (END_DAY + 3) * DAY_MS) })]);
  expect(tell(END_DAY + 0.1)).toHaveLength(1);
});

test('others’ ends are told to whoever asks for all, and are called by name', () => {
  const grace = item({ id: 'g', who: 'Grace', isMine: false });
  const own = bench([grace]);
  own.tell(0);
  expect(own.tell(END_DAY - 7)).toEqual([]);
  ledger?.close();
  const all = bench([grace], { whose: 'all', days: [7] });
  all.tell(0);
  expect(all.tell(END_DAY - 7)).toEqual(['Grace: Tier 1 Analyst: Ends in 7 days.']);
});

test('says what goes with the last package, and stays silent about what does not end', () => {
  const { tell } = bench([
    item({ isLast: true }),
    item({ id: 'never', state: 'never', endAt: null }),
    item({ id: 'unknown', state: 'unknown', endAt: null }),
    item({ id: 'ended', state: 'ended', endAt: instant(START) }),
  ]);
  tell(0);
  expect(tell(END_DAY - 1)).toEqual([
    'Tier 1 Analyst: Ends tomorrow. This is your last package to end there: once it ends, the guest account is blocked for 30 days and then removed.',
  ]);
});

test('very many at once are one line', () => {
  const many = Array.from({ length: 300 }, (_, place) => item({ id: `a${place}` }));
  const { tell } = bench(many);
  tell(0);
  expect(tell(END_DAY - 7)).toEqual([
    '300 accesses end soon. The runway in Access shows them all.: null',
  ]);
  expect(tell(END_DAY - 6.9)).toEqual([]);
});

test('switched off nothing is told, and it waits no longer than for the next lead time', () => {
  const off = bench([item()], { whose: 'off', days: [30] });
  off.tell(0);
  expect(off.tell(END_DAY - 30)).toEqual([]);
  ledger?.close();
  const on = bench([item()]);
  on.tell(END_DAY - 30 - 0.02);
  expect(on.left()).toBeLessThan(HOUR_MS);
});

test('a colleague at the same desk is reminded too, in an inbox of their own', () => {
  const round = item({ kind: 'review', id: 'round', what: 'Quarterly review' });
  const { tell, sitDown, unread } = bench([round]);
  tell(0);
  sitDown('ben');
  tell(1);
  sitDown('ada');
  expect(tell(END_DAY - 7)).toHaveLength(1);
  expect([unread('ada'), unread('ben')]).toEqual([1, 0]);
  sitDown('ben');
  expect(tell(END_DAY - 7)).toHaveLength(1);
  expect([unread('ada'), unread('ben')]).toEqual([1, 1]);
  sitDown('ada');
  expect(tell(END_DAY - 7)).toEqual([]);
});

test('nobody is reminded while nobody is signed in, and whoever comes back is at once', () => {
  const { tell, sitDown, left } = bench([item()]);
  tell(0);
  sitDown(null);
  expect(tell(END_DAY - 7)).toEqual([]);
  expect(left()).toBeGreaterThan(0);
  sitDown('ada');
  expect(tell(END_DAY - 7)).toHaveLength(1);
});
