import { expect, test } from 'vitest';
import {
  byPerson,
  countWords,
  EVERYTHING,
  extendWords,
  lastWords,
  othersSeenWords,
  seenWords,
  type RunwayFilter,
  shownItems,
  tallyWords,
  whenWords,
  unextendedWords,
} from '#renderer/features/access/runway/runway-view.ts';
import type { RunwayItem } from '#shared/domain/access/runway.ts';
import { TenantId } from '#shared/domain/tenant.ts';
import { instant } from '#shared/time.ts';

/** Thirty days before the first of them. */
const NOW = Date.parse('2027-02-26T23:00:00Z');
const CONTOSO = TenantId.parse('11111111-2222-4333-8444-555555555555');
const FABRIKAM = TenantId.parse('22222222-2222-4333-8444-555555555555');

const item = (id: string, change: Partial<RunwayItem> = {}): RunwayItem => ({
  kind: 'assignment',
  tenantId: CONTOSO,
  id,
  who: 'Grace Hopper',
  person: 'grace@contoso.com',
  what: 'Tier 1 Analyst',
  detail: null,
  state: 'ends',
  endAt: instant(Date.parse('2027-03-28T12:00:00Z')),
  isMine: false,
  extend: 'no',
  unextended: null,
  whyNot: null,
  isLast: null,
  packageId: null,
  policyId: null,
  ...change,
});

const ITEMS = [
  item('mine', { isMine: true, extend: 'yes', unextended: { word: 'denied', at: instant(NOW) } }),
  item('fabrikam', { tenantId: FABRIKAM, what: 'Tier 2 Analyst', isLast: true }),
  item('april', { detail: 'Night shift', endAt: instant(Date.parse('2027-04-01T12:00:00Z')) }),
  item('never', { state: 'never', endAt: null, who: 'Alan' }),
  item('ended', { state: 'ended' }),
];

test.each<[string, Partial<RunwayFilter>, string[]]>([
  ['everything but what has ended', {}, ['mine', 'fabrikam', 'april', 'never']],
  ['that too', { ended: true }, ['mine', 'fabrikam', 'april', 'never', 'ended']],
  ['one’s own', { whose: 'mine' }, ['mine']],
  ['one customer’s', { tenant: FABRIKAM }, ['fabrikam']],
  ['one person’s, in whatever case', { text: ' aLAN ' }, ['never']],
  ['one customer’s, by its name', { text: 'mills tier' }, ['fabrikam']],
  ['one package’s', { text: 'tier 2' }, ['fabrikam']],
  ['a month’s', { when: '2027-03' }, ['mine', 'fabrikam']],
  ['a day’s', { when: '2027-04-01' }, ['april']],
  ['what lies behind a month', { when: '>2027-03' }, ['april']],
  ['what ends within thirty days', { within: 30 }, ['mine', 'fabrikam']],
  ['what ends within sixty days', { within: 60 }, ['mine', 'fabrikam', 'april']],
  ['what is somebody’s last, by the words on the row', { text: 'last to end' }, ['fabrikam']],
  ['one’s own, by the word on the row', { text: 'you' }, ['mine']],
  ['what can be extended, by the words on the row', { text: 'can be extended' }, ['mine']],
  ['an extension that came to nothing', { text: 'extension denied' }, ['mine']],
  ['what is had under a policy', { text: 'night shift' }, ['april']],
  ['packages', { text: 'package' }, ['mine', 'fabrikam', 'april', 'never']],
  ['no number of a date or a count', { text: 'tier 20' }, []],
  ['nothing', { text: 'nobody' }, []],
])('%s is shown', (_, change, ids) => {
  const nameOf = (id: TenantId) => (id === FABRIKAM ? 'Fabrikam Mills' : 'Contoso');
  const filter = { ...EVERYTHING, ...change };
  const shown = shownItems(ITEMS, filter, { zone: 'UTC', nowMs: NOW, nameOf });
  expect(shown.map(({ id }) => id)).toEqual(ids);
});

test('which days are shown alone is said, also of what lies behind them all', () => {
  expect(whenWords('2027-04-01')).toMatch(/^in .*2027$/);
  expect(whenWords('>2027-03')).toMatch(/^after .*2027$/);
});

test('the last package says what goes with it', () => {
  expect(lastWords({ isMine: true }, 'Con\u202Etoso')).toContain('Con‹U+202E›toso');
  expect(lastWords({ isMine: true }, 'Contoso')).toBe(
    'This is your last package to end in Contoso: once it ends, the guest account is blocked for 30 days and then removed.',
  );
});

test('an extension that came to nothing is said with its day, and that it can be tried again', () => {
  const at = instant(Date.parse('2027-02-20T12:00:00Z'));
  const tried = item('mine', { extend: 'yes', unextended: { word: 'denied', at } });
  expect(unextendedWords(tried)).toMatch(/^Extension denied on .*2027/);
  expect(extendWords(tried)).toBe('Can be extended');
  const undated = { unextended: { word: 'failed', at: null } } as const;
  expect(unextendedWords(undated)).toBe('Extension failed');
  expect(unextendedWords(item('mine'))).toBeNull();
});

test('what is of one person stands together over all customers, whoever loses something first first', () => {
  const items = [
    item('1', { person: 'grace' }),
    item('2', { person: 'alan', tenantId: FABRIKAM }),
    item('3', { kind: 'gdap', person: '' }),
    item('4', { person: 'grace', tenantId: FABRIKAM }),
    item('5', { kind: 'gdap', person: '' }),
  ];
  expect(byPerson(items).map(({ id }) => id)).toEqual(['1', '4', '2', '3', '5']);
});

test('a review of access is counted apart: its end takes nothing from anybody yet', () => {
  const items = [item('1'), item('2', { kind: 'review' }), item('3', { kind: 'review' })];
  expect(countWords(items, NOW)).toBe('1 end, 2 reviews');
  expect(countWords([item('1')], NOW)).toBe('1 end');
});

test.for([
  [{ ends: 22, mine: 9, reviews: 0 }, '22 ends, 9 of them yours'],
  [{ ends: 1, mine: 0, reviews: 2 }, '1 end, 2 reviews'],
  [{ ends: 3, mine: 1, reviews: 1 }, '3 ends, 1 of them yours, 1 review'],
  [{ ends: 0, mine: 0, reviews: 4 }, '4 reviews'],
  [{ ends: 0, mine: 0, reviews: 0 }, '0 ends'],
] as const)('a day or month of %j says “%s”', ([tally, text]) => {
  expect(tallyWords(tally)).toBe(text);
});

test('how far ends are seen counts no tenant for what has ended there, or never does', () => {
  const items = [
    item('1'),
    item('2', { tenantId: FABRIKAM, state: 'never', endAt: null }),
    item('3', { tenantId: FABRIKAM, state: 'ended' }),
  ];
  expect(seenWords(items, 16)).toBe('Ends in 1 of 16 tenants.');
  expect(othersSeenWords(3, 1_500)).toBe('What others have is seen in 3 of 1,500: why');
  expect(othersSeenWords(0, 16)).toBe('What others have is seen nowhere: why');
});
