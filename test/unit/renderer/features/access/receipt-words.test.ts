import { expect, test } from 'vitest';
import type { WishStage } from '#shared/domain/access/wish-stage.ts';
import { receiptWords } from '#renderer/features/access/mine/receipt-words.ts';

const words = (stages: readonly WishStage[], offline = false) =>
  receiptWords(
    stages.map((stage) => ({ stage })),
    offline,
  );

test('a receipt says that something is on its way only while it is', () => {
  expect(words(['recorded', 'done'])).toContain('They are being sent now.');
  expect(words(['recorded', 'done'], true)).toContain('Sent when you are back online.');
  expect(words(['done', 'done'])).toBe('All are sent, and seen in their tenants. ');
  expect(words(['taken-back', 'done'])).toBe('Nothing of it is on its way any more. ');
});

test('a receipt names what waits for an answer, beside what is still being sent', () => {
  expect(words(['done', 'refused'])).toContain('1 is waiting for your answer');
  expect(words(['sent', 'refused', 'changed'])).toMatch(/being sent now. 2 are waiting/);
});
