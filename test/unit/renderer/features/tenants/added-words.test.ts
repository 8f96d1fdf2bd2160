import { expect, test } from 'vitest';
import { addedWords } from '#renderer/features/tenants/added-words.ts';

const fresh = { known: false };
const known = { known: true };

test.each([
  ['1 tenant added.', 1, [fresh], false, 0],
  ['2 tenants added, 1 without the contract named.', 2, [fresh, fresh], true, 1],
  ['1 tenant added, 2 lines left out.', 1, [fresh, fresh, fresh], true, 0],
  [
    '2 tenants added, 1 tenant left out, 1 was there already.',
    2,
    [fresh, fresh, fresh, known],
    false,
    0,
  ],
] as const)('%s', (words, added, candidates, lines, noted) => {
  expect(addedWords(added, candidates, { lines, noted })).toBe(words);
});
