import { expect, test } from 'vitest';
import { askedWords, piecesIn, stretchesIn } from '#shared/domain/find/asked-words.ts';

/** What stands in the text, in brackets. */
function marked(typed: string, text: string): string {
  const stretches = stretchesIn(text, askedWords(typed)).flat();
  const ends = new Set(stretches.map(({ end }) => end));
  const starts = new Set(stretches.map(({ start }) => start));
  return [...text, '']
    .map((letter, at) => `${ends.has(at) ? ']' : ''}${starts.has(at) ? '[' : ''}${letter}`)
    .join('');
}

test.each([
  ['beginnings of words', 'mal', 'Malware on mallet, normal', '[Mal'],
  [
    'an address is one thing',
    '10.0.0.1',
    'from 10.0.0.1 to 10.1.0.0',
    'from [10.0.0.1] to 10.1.0.0',
  ],
  ['an address that goes on', '10.0.0.1', '10.0.0.17', '[10.0.0.17]'],
  ['accents and case do not count', 'ZURICH', 'Bank Zürich', 'Bank [Zürich]'],
  ['accents may be typed', 'zürich', 'zurich', '[zurich]'],
  ['other scripts', 'مرحبا', 'قال مرحبا', 'قال [مرحبا]'],
  ['Hangul stays as it is', '한국', '한국어', '[한국어]'],
])('%s', (_, typed, text, expected) => {
  expect(marked(typed, text)).toContain(expected);
});

test('all pieces are counted, each once', () => {
  expect(piecesIn('host7 and host8 of Contoso', askedWords('host contoso fabrikam'))).toBe(2);
});

test('nothing typed is syntax, and signs alone ask for nothing', () => {
  expect(askedWords('" OR * AND ( - :')).toEqual([['or'], ['and']]);
  expect(askedWords('"*^$(){}')).toEqual([]);
  expect(askedWords('\ue001')).toEqual([]);
  expect(askedWords('a '.repeat(200)).flat()).toHaveLength(20);
});
