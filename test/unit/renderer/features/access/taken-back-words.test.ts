import { expect, test } from 'vitest';
import { takenBackWords, whoseWords } from '#renderer/features/access/taken-back-words.ts';

const names = ['decision', 'decisions'] as const;

test('only of what waited to be sent it is said that nothing was', () => {
  expect(takenBackWords({ takenBack: 2, putAway: 0, restored: 0 }, names)).toBe(
    '2 decisions taken back. Nothing was sent.',
  );
  expect(takenBackWords({ takenBack: 0, putAway: 1, restored: 0 }, names)).toBe(
    '1 decision put away.',
  );
  expect(takenBackWords({ takenBack: 1, putAway: 1, restored: 0 }, names)).toBe(
    '1 decision taken back. Nothing was sent. 1 decision put away.',
  );
  expect(takenBackWords({ takenBack: 0, putAway: 0, restored: 0 }, names)).toBe('');
});

test('what stands again is said, and nothing else is sent', () => {
  expect(takenBackWords({ takenBack: 3, putAway: 0, restored: 1 }, names)).toBe(
    '3 decisions taken back. Nothing was sent. 1 earlier decision stands again.',
  );
});

test('whose it was is said: of several the first, and how many others', () => {
  const ada = { person: 'Ada', title: 'Tier 1' };
  expect(
    takenBackWords(
      { takenBack: 1, putAway: 0, restored: 0, whose: whoseWords(ada, 'Contoso', 0) },
      names,
    ),
  ).toBe('1 decision taken back: Ada, Contoso. Nothing was sent.');
  expect(whoseWords(ada, 'Contoso', 2)).toBe('Ada, Contoso, and 2 others');
  expect(whoseWords({ person: null, title: 'Tier 1' }, null, 0)).toBe('Tier 1');
});

test('a name that ends with a full stop ends the sentence with that one', () => {
  const whose = 'Ada, Datum Inc.';
  expect(takenBackWords({ takenBack: 1, putAway: 0, restored: 0, whose }, names)).toBe(
    '1 decision taken back: Ada, Datum Inc. Nothing was sent.',
  );
  expect(takenBackWords({ takenBack: 0, putAway: 1, restored: 0, whose }, names)).toBe(
    '1 decision put away: Ada, Datum Inc.',
  );
});
