import { expect, test } from 'vitest';
import { addedWords } from '#renderer/features/tenants/added-words.ts';

const fresh = { known: false };
const known = { known: true };

test.each([
  ['1 tenant added.', 1, [fresh], false],
  ['1 tenant added, 2 lines left out.', 1, [fresh, fresh, fresh], true],
  [
    '2 tenants added, 1 tenant left out, 1 was there already.',
    2,
    [fresh, fresh, fresh, known],
    false,
  ],
] as const)('%s', (words, added, candidates, lines) => {
  expect(addedWords(added, candidates, lines)).toBe(words);
});
