import { expect, test } from 'vitest';
import { INBOX_MOST, inboxStore, type NewInboxEntry } from '#electron/core/store/inbox-store.ts';
import { instant } from '#shared/time.ts';
import { memoryLedger } from '#test/fakes/ledger.ts';
import { CONTOSO, FABRIKAM } from '#test/fakes/answers.ts';

function line(number: number, own: Partial<NewInboxEntry> = {}): NewInboxEntry {
  return {
    source: `new ${number}`,
    burst: 'b',
    kind: 'new',
    tenantId: CONTOSO,
    incidentId: null,
    title: `Line ${number}`,
    severity: 'high',
    note: null,
    at: instant(number * 1_000),
    ...own,
  };
}
const inbox = () => inboxStore(memoryLedger());
const lines = (count: number) => Array.from({ length: count }, (_, index) => line(index));

test('lines come newest first, in pages', () => {
  const store = inbox();
  store.add(lines(5));
  const first = store.list(null, 2);
  expect(first.map(({ title }) => title)).toEqual(['Line 4', 'Line 3']);
  expect(store.list(first[1]?.id ?? 0, 2).map(({ title }) => title)).toEqual(['Line 2', 'Line 1']);
});

test('the same thing is put in once', () => {
  const store = inbox();
  expect(store.add(lines(2))).toHaveLength(2);
  expect(store.add(lines(3))).toHaveLength(1);
  expect(store.unread()).toBe(3);
});

test('it never holds more than anybody reads', () => {
  const store = inbox();
  store.add(lines(INBOX_MOST + 30));
  expect(store.unread()).toBe(INBOX_MOST);
  expect(store.list(null, 1)).toMatchObject([{ title: `Line ${INBOX_MOST + 29}` }]);
});

test('lines are read, unread again, and all read up to one that was seen', () => {
  const store = inbox();
  store.add(lines(4));
  const [newest, second] = store.list(null, 2);
  store.mark([newest?.id ?? 0], instant(9_000));
  expect(store.unread()).toBe(3);
  store.mark([newest?.id ?? 0], null);
  expect(store.unread()).toBe(4);
  store.markUpTo(second?.id ?? 0, instant(9_000));
  expect(store.list(null, 4).map(({ readAt }) => readAt !== null)).toEqual([
    false,
    true,
    true,
    true,
  ]);
});

test('what is old goes, and a removed tenant takes its lines with it', () => {
  const store = inbox();
  store.add([line(1), line(2, { tenantId: FABRIKAM }), line(3)]);
  store.prune(instant(2_000));
  expect(store.list(null, 9).map(({ title }) => title)).toEqual(['Line 3', 'Line 2']);
  store.purgeTenant(CONTOSO);
  expect(store.list(null, 9).map(({ title }) => title)).toEqual(['Line 2']);
});
