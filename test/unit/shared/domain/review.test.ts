import { expect, test } from 'vitest';
import { waitsForReviewer } from '#shared/domain/access/review.ts';

const ROUND = { phase: 'open', isSelfReview: false } as const;
const ITEM = { decision: 'notReviewed', isSelf: false, wish: null } as const;

test('an item waits until somebody has decided, or a decision is on its way', () => {
  expect(waitsForReviewer(ROUND, ITEM)).toBe(true);
  expect(waitsForReviewer(ROUND, { ...ITEM, decision: 'deny' })).toBe(false);
  expect(waitsForReviewer(ROUND, { ...ITEM, wish: { stage: 'recorded', isOthers: false } })).toBe(
    false,
  );
  expect(waitsForReviewer(ROUND, { ...ITEM, wish: { stage: 'sending', isOthers: false } })).toBe(
    false,
  );
});

test('a decision that was refused or meets something else leaves the item waiting', () => {
  expect(waitsForReviewer(ROUND, { ...ITEM, wish: { stage: 'refused', isOthers: false } })).toBe(
    true,
  );
  expect(waitsForReviewer(ROUND, { ...ITEM, wish: { stage: 'changed', isOthers: false } })).toBe(
    true,
  );
});

test('nothing waits in a round that is not open', () => {
  expect(waitsForReviewer({ ...ROUND, phase: 'before' }, ITEM)).toBe(false);
  expect(waitsForReviewer({ ...ROUND, phase: 'over' }, ITEM)).toBe(false);
});

test('one’s own access waits only where everybody judges themselves', () => {
  const own = { ...ITEM, isSelf: true };
  expect(waitsForReviewer(ROUND, own)).toBe(false);
  expect(waitsForReviewer({ ...ROUND, isSelfReview: true }, own)).toBe(true);
});
