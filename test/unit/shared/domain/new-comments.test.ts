import { expect, test } from 'vitest';
import { newWithText } from '#shared/domain/new-comments.ts';
import { instant } from '#shared/time.ts';

test('only comments that came since count as the one that was sent', () => {
  const at = (minute: number, text: string) => {
    return { text, author: null, createdAt: instant(minute * 60_000) };
  };
  const comments = [at(3, 'Seen.'), at(1, 'Seen.'), at(2, 'Other.')];
  expect(newWithText('Seen.', 3, comments)).toBe(0);
  expect(newWithText('Seen.', 2, comments)).toBe(1);
  expect(newWithText('Other.', 2, comments)).toBe(0);
  expect(newWithText('Seen.', 0, comments)).toBe(2);
  expect(newWithText('Seen.', 9, comments)).toBe(0);
});
