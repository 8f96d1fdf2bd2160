import { expect, test } from 'vitest';
import { matchOf, searchable, wordsOf } from '#renderer/ui/fuzzy.ts';

const NOTHING = searchable('');

/** The matched characters in brackets; null where it does not match. */
function marked(typed: string, text: string): string | null {
  const ready = searchable(text);
  const match = matchOf(wordsOf(typed), { name: ready, about: () => NOTHING });
  return (
    match &&
    ready.characters
      .map((character, at) => (match.places.has(at) ? `[${character}]` : character))
      .join('')
      .replaceAll('][', '')
  );
}

test.each([
  ['a piece of a word', 'board', 'Go to the board', 'Go to the [board]'],
  ['words in any order', 'board go', 'Go to the board', '[Go] to the [board]'],
  ['beginnings of words', 'gttb', 'Go to the board', '[G]o [t]o [t]he [b]oard'],
  ['beginnings, some longer than a letter', 'thdark', 'Theme: dark', '[Th]eme: [dark]'],
  ['letters in their order', 'cntso', 'Contoso', '[C]o[nt]o[so]'],
  ['neither case nor accents matter', 'ZURICH', 'Bank Zürich', 'Bank [Zürich]'],
  ['letters whose small form is two', 'istanbul', 'İstanbul', '[İstanbul]'],
  ['other scripts', 'حمد', 'أحمد', 'أ[حمد]'],
])('%s', (_, typed, text, expected) => {
  expect(marked(typed, text)).toBe(expected);
});

test('what is not there does not match, and letters from all over the text are no match', () => {
  expect(marked('xyz', 'Go to the board')).toBeNull();
  expect(marked('board xyz', 'Go to the board')).toBeNull();
  expect(marked('cst', 'Change what is picked by hand, at the latest')).toBeNull();
});

test('the start of the text goes before the start of a word, and that before the middle of one', () => {
  const score = (text: string) =>
    matchOf(wordsOf('cont'), { name: searchable(text), about: () => NOTHING })?.score ?? 0;
  const ordered = ['Contoso', 'The Contoso', 'Discontent', 'C over nine trees'].map(score);
  expect(ordered).toEqual([...ordered].sort((one, other) => other - one));
  expect(new Set(ordered).size).toBe(4);
});

test('a name made to be slow is answered all the same', () => {
  const name = searchable('a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a '.repeat(2));
  expect(
    matchOf(wordsOf('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab'), { name, about: () => name }),
  ).toBeNull();
});

test('beside the name only whole pieces count, and for less than in it', () => {
  const about = () => searchable('contoso.onmicrosoft.com');
  const name = searchable('Bank');
  const match = matchOf(wordsOf('bank contoso'), { name, about });
  expect([...(match?.aboutPlaces ?? [])]).toEqual([0, 1, 2, 3, 4, 5, 6]);
  expect(matchOf(wordsOf('coc'), { name, about })).toBeNull();
  const inName = matchOf(wordsOf('contoso'), { name: searchable('Contoso'), about });
  expect(inName?.score).toBeGreaterThan(
    matchOf(wordsOf('contoso'), { name, about })?.score ?? Infinity,
  );
});
