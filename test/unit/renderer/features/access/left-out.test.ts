import { expect, test } from 'vitest';
import {
  inGroups,
  keptWords,
  nothingToDecide,
  whyLeftOut,
} from '#renderer/features/access/reviews/left-out.ts';
import type { ItemLine } from '#renderer/features/access/reviews/review-lines.ts';
import type { ReviewRow } from '#shared/contract/access-reviews.ts';
import { recordedWish } from '#test/fakes/approval-rows.ts';
import { reviewLineOf } from '#test/fakes/review-rounds.ts';

const MANY = { many: true, over: false } as const;

/** Somebody whose access was looked at. */
function seen(person: string, row: Partial<ReviewRow> = {}): ItemLine {
  const line = reviewLineOf(person);
  return { ...line, row: { ...line.row, isOpened: true, ...row } };
}

const ours = seen('Viktor', { decision: 'approve', isOurs: true });
const RECORDED = '2026-11-21T07:00:00Z';

test('what the recommendations decide on many leaves out what the person decided already', () => {
  expect(whyLeftOut(ours, 'recommended', MANY)).toBe('You decided it already.');
  for (const stage of ['recorded', 'sent'] as const) {
    const wished = seen('Viktor', { wish: recordedWish(1, RECORDED, { stage }) });
    expect(whyLeftOut(wished, 'recommended', MANY)).toBe('You decided it already.');
  }
  const words = keptWords([ours, seen('Ivo')], 'recommended', true);
  expect(words).toBe('1 you decided already is left out.');
});

test('what waits under a colleague’s name was not decided by the person', () => {
  const theirs = seen('Viktor', {
    wish: recordedWish(1, RECORDED, { stage: 'recorded', isOthers: true }),
  });
  expect(whyLeftOut(theirs, 'recommended', MANY)).toBeNull();
});

test('a word of one’s own, or a recommendation for one alone, decides again', () => {
  expect(whyLeftOut(ours, 'approve', MANY)).toBeNull();
  expect(whyLeftOut(ours, 'recommended', { ...MANY, many: false })).toBeNull();
});

test('the people are grouped by what becomes of them, the denied first', () => {
  const items = [seen('Ivo', { recommendation: 'approve' }), seen('Chiara'), seen('Björn')];
  const groups = inGroups(items).map(({ name, items: all }) => [
    name,
    all.map(({ row }) => row.person),
  ]);
  expect(groups).toEqual([
    ['Deny', ['Chiara', 'Björn']],
    ['Approve', ['Ivo']],
  ]);
  expect(inGroups([seen('Ivo', { recommendation: 'approve' })]).map(({ name }) => name)).toEqual([
    'Approve',
  ]);
});

test('with nothing to decide it says why, and which is the first to look at', () => {
  const open = reviewLineOf('Ivo');
  const own = seen('Dmitri', { isSelf: true });
  const none = nothingToDecide([ours, own, open, reviewLineOf('Chiara')], 'recommended');
  expect(none?.text).toBe(
    'Nothing to decide: 1 you decided already, 2 you have not looked at, 1 other that cannot be decided so.',
  );
  expect(none?.first?.row.person).toBe('Ivo');
  expect(nothingToDecide([ours, own], 'recommended')?.first).toBeNull();
});

test('where something can be decided, be it over another’s decision, there is a form', () => {
  const theirs = seen('Marek', { decision: 'dontKnow', decidedBy: 'Uma' });
  expect(nothingToDecide([theirs, reviewLineOf('Ivo')], 'recommended')).toBeNull();
  expect(nothingToDecide([seen('Ivo'), reviewLineOf('Chiara')], 'deny')).toBeNull();
});
