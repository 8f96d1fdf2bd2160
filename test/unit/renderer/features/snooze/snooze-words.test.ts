import { expect, test } from 'vitest';
import { undoneWords } from '#renderer/features/snooze/snooze-words.ts';

test('as it was before is said only where all of it is', () => {
  expect(undoneWords({ back: 3, left: [] })).toBe('As it was before.');
  expect(undoneWords({ back: 2, left: ['Odd sign-in'] })).toBe(
    '2 incidents as before, but “Odd sign-in” came back meanwhile, or was snoozed anew.',
  );
  expect(undoneWords({ back: 0, left: ['One', 'Two', 'Three', 'Four'] })).toBe(
    'Nothing was undone: “One”, “Two” and 2 more came back meanwhile, or were snoozed anew.',
  );
});

test('a title that hides what it is shows that it does', () => {
  expect(undoneWords({ back: 0, left: ['evil\u202egpj.exe\nline'] })).not.toMatch(/[\u202e\n]/u);
});
