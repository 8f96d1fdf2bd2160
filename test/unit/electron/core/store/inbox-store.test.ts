import { expect, test } from 'vitest';
import { INBOX_MOST, inboxStore, type NewInboxEntry } from '#electron/core/store/inbox-store.ts';
import { RequestId } from '#shared/domain/access/request.ts';
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
  const first = store.list(null, null, 2);
  expect(first.map(({ title }) => title)).toEqual(['Line 4', 'Line 3']);
  expect(store.list(null, first[1]?.id ?? 0, 2).map(({ title }) => title)).toEqual([
    'Line 2',
    'Line 1',
  ]);
});

test('the same thing is put in once', () => {
  const store = inbox();
  expect(store.add(lines(2))).toHaveLength(2);
  expect(store.add(lines(3))).toHaveLength(1);
  expect(store.unread(null)).toBe(3);
});

test('it never holds more than anybody reads', () => {
  const store = inbox();
  store.add(lines(INBOX_MOST + 30));
  expect(store.unread(null)).toBe(INBOX_MOST);
  expect(store.list(null, null, 1)).toMatchObject([{ title: `Line ${INBOX_MOST + 29}` }]);
});

test('lines are read, unread again, and all read up to one that was seen', () => {
  const store = inbox();
  store.add(lines(4));
  const [newest, second] = store.list(null, null, 2);
  store.mark(null, [newest?.id ?? 0], instant(9_000));
  expect(store.unread(null)).toBe(3);
  store.mark(null, [newest?.id ?? 0], null);
  expect(store.unread(null)).toBe(4);
  store.markUpTo(null, second?.id ?? 0, instant(9_000));
  expect(store.list(null, null, 4).map(({ readAt }) => readAt !== null)).toEqual([
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
  expect(store.list(null, null, 9).map(({ title }) => title)).toEqual(['Line 3', 'Line 2']);
  store.purgeTenant(CONTOSO);
  expect(store.list(null, null, 9).map(({ title }) => title)).toEqual(['Line 2']);
});

test('a line of one person is seen, counted and read by them alone; what is everybody’s by all', () => {
  const store = inbox();
  store.add([line(1), line(2, { accountId: 'ada' }), line(3, { accountId: 'ben' })]);
  const titles = (accountId: string | null) =>
    store.list(accountId, null, 9).map(({ title }) => title);
  expect(titles('ada')).toEqual(['Line 2', 'Line 1']);
  expect(titles('ben')).toEqual(['Line 3', 'Line 1']);
  expect(titles(null)).toEqual(['Line 1']);
  const [bens] = store.list('ben', null, 1);
  store.mark('ada', [bens?.id ?? 0], instant(9_000));
  expect(store.unread('ben')).toBe(2);
  store.markUpTo('ada', bens?.id ?? 0, instant(9_000));
  expect([store.unread('ada'), store.unread('ben')]).toEqual([0, 1]);
  store.markUpTo('ben', bens?.id ?? 0, instant(9_000));
  store.mark('ada', [bens?.id ?? 0], null);
  expect(store.unread('ben')).toBe(0);
});

test('the same thing is told to each person once, and to nobody where everybody has the line', () => {
  const store = inbox();
  const to = (accountId: string | null, source = 'approval r') =>
    store.add([line(1, { source, accountId })]).length;
  expect([to('ada'), to('ben'), to('ada'), to('ben')]).toEqual([1, 1, 0, 0]);
  expect([to(null, 'new 9'), to('ada', 'new 9'), to(null, 'new 9')]).toEqual([1, 0, 0]);
});

test('what one person decided on leaves nothing to read in their own inbox, not in a colleague’s', () => {
  const store = inbox();
  const requestId = RequestId.parse('r');
  const about = { kind: 'approval', accessList: 'approvals', accessId: requestId } as const;
  store.add([line(1, { ...about, accountId: 'ada' }), line(2, { ...about, accountId: 'ben' })]);
  expect(store.markRequest('ada', CONTOSO, requestId, instant(9_000))).toBe(true);
  expect([store.unread('ada'), store.unread('ben')]).toEqual([0, 1]);
});
