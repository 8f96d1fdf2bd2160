import { expect, test } from 'vitest';
import {
  ownAtStake,
  stakeInOneLine,
  stakesWords,
  stakeWords,
} from '#renderer/features/access/reviews/own-at-stake.ts';
import { reviewRoundOf, reviewRowOf } from '#test/fakes/review-rounds.ts';

/** One's own access in a round with that default. */
function own(defaultDecision: string | null, row: object = {}, round: object = {}) {
  return ownAtStake({
    round: { ...reviewRoundOf(), defaultDecision, isAutoApplied: true, ...round },
    row: { ...reviewRowOf('Ada'), isSelf: true, ...row },
  });
}

test('own access that nobody decided on is at stake where the end of its round takes it', () => {
  expect(own('deny')).toBe('ends');
  expect(own('recommendation', { recommendation: 'deny' })).toBe('ends');
});

test.each([false, null])(
  'decisions that are not known to apply themselves (%s) end nothing: an administrator may',
  (isAutoApplied) => {
    expect(own('deny', {}, { isAutoApplied })).toBe('may-end');
    expect(own('recommendation', { recommendation: 'deny' }, { isAutoApplied })).toBe('may-end');
    expect(own('none', {}, { isAutoApplied })).toBeNull();
    expect(own(null, {}, { isAutoApplied })).toBe('not-told');
  },
);

test('where it is not told what the end does, that is said', () => {
  expect(own(null)).toBe('not-told');
  expect(own('somethingNew')).toBe('not-told');
  expect(own('recommendation', { recommendation: null })).toBe('not-told');
});

test('nothing is at stake where it stays, is decided, is one’s own to decide, or is somebody else’s', () => {
  expect(own('none')).toBeNull();
  expect(own('approve')).toBeNull();
  expect(own('recommendation', { recommendation: 'approve' })).toBeNull();
  expect(own('deny', { decision: 'approve' })).toBeNull();
  expect(own('deny', {}, { isSelfReview: true })).toBeNull();
  expect(own('deny', {}, { phase: 'over' })).toBeNull();
  expect(own('deny', { isSelf: false })).toBeNull();
});

test('the words say who has to decide, until when, and what comes else', () => {
  expect(stakeWords('ends', '24 Nov 2026, 09:00')).toBe(
    'Your own access: somebody else must decide by 24 Nov 2026, 09:00, else it ends.',
  );
  expect(stakeWords('may-end', '24 Nov 2026, 09:00')).toBe(
    'Your own access: somebody else must decide by 24 Nov 2026, 09:00, else an administrator may end it.',
  );
  expect(stakeWords('not-told', null)).toBe(
    'Your own access: somebody else must decide before the round ends, else what becomes of it is not told.',
  );
});

test('below the line of several each says only its own end, as the sentence of one does', () => {
  for (const by of ['24 Nov 2026, 09:00', null]) {
    for (const stake of ['ends', 'may-end', 'not-told'] as const) {
      const short = stakeInOneLine(stake, by);
      expect(stakeWords(stake, by)).toBe(`Your own access: somebody else must decide ${short}.`);
    }
  }
});

test('several are one line: how many, until when the first, and what comes else', () => {
  const by = '24 Nov 2026, 09:00';
  expect(stakesWords(['ends', 'ends'], by)).toBe(
    'Your own access in 2 reviews: somebody else must decide, the first by 24 Nov 2026, 09:00, else it ends.',
  );
  expect(stakesWords(['ends', 'not-told', 'ends'], by)).toContain(', else it ends in 2 of them.');
  expect(stakesWords(['not-told', 'may-end', 'may-end'], by)).toContain(
    ', else an administrator may end it in 2 of them.',
  );
  expect(stakesWords(['may-end', 'ends'], by)).toContain(', else it ends in 1 of them.');
  expect(stakesWords(['not-told', 'not-told'], null)).toBe(
    'Your own access in 2 reviews: somebody else must decide, else what becomes of it is not told.',
  );
});
