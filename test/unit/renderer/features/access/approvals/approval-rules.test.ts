import { describe, expect, test } from 'vitest';
import {
  asTheyStand,
  canDecide,
  deadlineStanding,
  dueSoon,
  nextToDecide,
  rowKey,
  toTakeBack,
  whyNotDecide,
} from '#renderer/features/access/approvals/approval-rules.ts';
import { Instant } from '#shared/time.ts';
import { approvalOf, recordedWish } from '#test/fakes/approval-rows.ts';

const NOW = Date.parse('2026-11-21T08:00:00Z');
const at = (text: string) => Instant.parse(text);

describe('a decision is refused with its rule', () => {
  test.for([
    ['one’s own request', { isOwn: true }, /your own request/],
    ['what is gone', { goneAt: at('2026-11-21T07:00:00Z') }, /does not wait for you/],
    ['no open stage', { stageId: null }, /No stage/],
    [
      'a decision that is on its way',
      { wish: recordedWish(1, '2026-11-21T07:00:00Z', { stage: 'sending' }) },
      /on its way/,
    ],
    ['what was settled and not looked at since', { waits: false }, /decided already/],
  ] as const)('%s', ([, parts, reason]) => {
    expect(whyNotDecide(approvalOf('Ada', parts), false)).toMatch(reason);
  });

  test('over several, what was not looked at; alone it may be decided', () => {
    expect(whyNotDecide(approvalOf('Ada'), true)).toMatch(/not looked at/);
    expect(whyNotDecide(approvalOf('Ada'), false)).toBeNull();
    expect(whyNotDecide(approvalOf('Ada', { isOpened: true }), true)).toBeNull();
  });

  test('what changed since it was decided is decided again', () => {
    const wish = recordedWish(1, '2026-11-21T07:00:00Z', { stage: 'changed' });
    expect(whyNotDecide(approvalOf('Ada', { wish }), false)).toBeNull();
  });
});

test('a decision of one’s own that is not sent is decided otherwise, alone, and does not wait', () => {
  const row = approvalOf('Ada', { isOpened: true, wish: recordedWish(1, '2026-11-21T07:00:00Z') });
  expect(whyNotDecide(row, false)).toBeNull();
  expect(whyNotDecide(row, true)).toMatch(/take it back/);
  expect(canDecide(row)).toBe(false);
});

test('next is the first of the list that was not looked at, but for the one on the screen', () => {
  const seen = { isOpened: true };
  const [a, own] = [approvalOf('a'), approvalOf('c', { isOwn: true })];
  const rows = [approvalOf('b', seen), own, a, approvalOf('d')];
  expect(nextToDecide(rows, null)).toBe(2);
  expect(nextToDecide(rows, rowKey(a))).toBe(3);
  expect(nextToDecide([own], null)).toBeNull();
  expect(nextToDecide([], null)).toBeNull();
});

test('from one that is only being looked at next is the one after it, and round: quick steps miss none', () => {
  const rows = ['a', 'b', 'c'].map((name) => approvalOf(name));
  const steps = rows.map((row) => nextToDecide(rows, rowKey(row)));
  expect(steps).toEqual([1, 2, 0]);
});

test('once all were looked at, next is what was put off, after the one on the screen and round the list', () => {
  const seen = (name: string) => approvalOf(name, { isOpened: true });
  const wish = recordedWish(1, '2026-11-21T07:00:00Z');
  const decided = approvalOf('decided', { isOpened: true, wish, waits: false });
  const [first, last] = [seen('first'), seen('last')];
  const rows = [first, decided, last, decided];
  expect(nextToDecide(rows, rowKey(first))).toBe(2);
  expect(nextToDecide(rows, rowKey(last))).toBe(0);
  expect(nextToDecide(rows, null)).toBe(0);
  expect(nextToDecide([decided, last], rowKey(last))).toBeNull();
});

test('what is taken back is the decision on the chosen one, else the whole last gesture; nothing that was sent or is of a colleague', () => {
  const late = '2026-11-21T07:30:00Z';
  const rows = [
    approvalOf('a', { wish: recordedWish(1, '2026-11-21T07:00:00Z') }),
    approvalOf('b', { wish: recordedWish(2, late) }),
    approvalOf('c', { wish: recordedWish(3, late) }),
    approvalOf('d', { wish: recordedWish(4, '2026-11-21T07:40:00Z', { stage: 'sending' }) }),
    approvalOf('e', {
      wish: recordedWish(5, '2026-11-21T07:50:00Z', { isOthers: true, canTakeBack: false }),
    }),
  ];
  const last = [rows[1]?.wish?.id, rows[2]?.wish?.id];
  expect(toTakeBack(null, rows)).toEqual(last);
  expect(toTakeBack(rows[0] ?? null, rows)).toEqual([rows[0]?.wish?.id]);
  for (const row of rows.slice(3)) expect(toTakeBack(row, rows)).toEqual(last);
});

test('the last day before a request denies itself is a warning, and counted', () => {
  expect(deadlineStanding('2026-11-22T08:00:01Z', NOW)).toBe('running');
  expect(deadlineStanding('2026-11-22T08:00:00Z', NOW)).toBe('warning');
  expect(deadlineStanding('2026-11-21T08:00:00Z', NOW)).toBe('breached');
  const deadline = at('2026-11-21T20:00:00Z');
  const rows = [
    approvalOf('a', { deadline }),
    approvalOf('b', { deadline, wish: recordedWish(1, '2026-11-21T07:00:00Z') }),
    approvalOf('c'),
  ];
  expect(dueSoon(rows, NOW)).toBe(1);
});

test('an open form knows what was recorded since, and takes nothing over that was not seen', () => {
  const wish = recordedWish(1, '2026-11-21T07:59:00Z');
  const [before, other] = [approvalOf('one'), approvalOf('other')];
  const decided = { ...before, waits: false, wish };
  expect(asTheyStand([before, other], [decided])).toEqual([decided, other]);
  expect(asTheyStand([before], [{ ...decided, shown: 'changed-since' }])).toEqual([before]);
});
