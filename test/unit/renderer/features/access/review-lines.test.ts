import { expect, test } from 'vitest';
import {
  type ItemLine,
  itemsOf,
  linesOf,
  nextToLookAt,
  recommendedWords,
  waits,
  whyNotJudge,
  withLooks,
} from '#renderer/features/access/reviews/review-lines.ts';
import { recordedWish } from '#test/fakes/approval-rows.ts';
import { reviewRoundOf, reviewRowOf } from '#test/fakes/review-rounds.ts';

/** The one item of a round, as the list has it. */
function line(shown: string, isOpened: boolean): ItemLine {
  const round = {
    ...reviewRoundOf(),
    rows: [{ ...reviewRowOf('Noor Eriksen'), itemId: 'item', shown, isOpened }],
  };
  const [item] = itemsOf(linesOf([round]));
  if (!item) throw new Error('The round has no item.');
  return item;
}

test('what core wrote down as looked at while a form is open counts in it', () => {
  const meant = line('0123456789abcdef', false);
  const [now] = withLooks([meant], [line('0123456789abcdef', true)]);
  expect(now?.row.isOpened).toBe(true);
});

test('a look at something else than what the form is about does not count', () => {
  const meant = line('0123456789abcdef', false);
  const [now] = withLooks([meant], [line('fedcba9876543210', true)]);
  expect(now?.row.isOpened).toBe(false);
});

test('going on leads past what is on the screen to the next that was not looked at, and round the list', () => {
  const items = [line('a', false), line('b', true), line('c', false)];
  expect(nextToLookAt(items, 0, true)).toBe(2);
  expect(nextToLookAt(items, 2, true)).toBe(0);
});

test('where the details are not shown, the item that is chosen is the next', () => {
  expect(nextToLookAt([line('a', false), line('b', false)], 0, false)).toBe(0);
});

test('once all were looked at it leads to the next that is not decided; with none left nowhere', () => {
  expect(nextToLookAt([line('a', true), line('b', true)], 0, true)).toBe(1);
  expect(nextToLookAt([line('a', true)], 0, true)).toBeNull();
  expect(nextToLookAt([], 0, false)).toBeNull();
});

test('what is recommended is said as a word for one, and counted for several', () => {
  const approve = line('c', false);
  const kept = { ...approve, row: { ...approve.row, recommendation: 'approve' } };
  const open = { ...approve, row: { ...approve.row, recommendation: 'noInfoAvailable' } };
  expect(recommendedWords([kept])).toBe('approve');
  expect(recommendedWords([kept, line('a', false), line('b', false), open])).toBe(
    '1 approve, 2 deny',
  );
  expect(recommendedWords([open])).toBeNull();
});

test('what is on its way under a colleague’s name keeps nobody else from deciding', () => {
  const item = line('a', true);
  const lost = recordedWish(1, '2026-11-21T07:00:00Z', { stage: 'sending', isOthers: true });
  const beside = (wish: typeof lost) => ({ ...item, row: { ...item.row, wish } });
  expect(whyNotJudge(beside(lost), false)).toBeNull();
  expect(waits(beside(lost))).toBe(true);
  const own = beside({ ...lost, isOthers: false });
  expect(whyNotJudge(own, false)).toBe('A decision is on its way.');
  expect(waits(own)).toBe(false);
});
