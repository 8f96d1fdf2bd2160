/** What was typed to find something: pieces that must all be there, each words side by side. */
export type AskedWords = readonly (readonly string[])[];

/** A stretch of a text, in UTF-16 units. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

const WORD = /[\p{L}\p{N}\p{M}\p{Co}]+/gu;
const SAYS_SOMETHING = /[\p{L}\p{N}]/u;
const MARKS = /\p{M}/gu;
const MOST_WORDS = 20;

/** As the search index folds: neither case nor accents count. */
function folded(word: string): string {
  return word.normalize('NFD').replace(MARKS, '').normalize('NFC').toLowerCase();
}

/**
 * What is between spaces belongs together: `10.0.0.1` is four words side by side, the last of which may go
 * on. Nothing typed is syntax. Empty when no word was typed.
 */
export function askedWords(typed: string): AskedWords {
  let left = MOST_WORDS;
  return typed.split(/\s+/u).flatMap((piece) => {
    const words = (piece.match(WORD) ?? []).filter((word) => SAYS_SOMETHING.test(word));
    const kept = words.slice(0, left).map(folded);
    left -= kept.length;
    return kept.length === 0 ? [] : [kept];
  });
}

/** What was asked, where it stands in a text; one entry for each piece, empty when it is not there. */
export function stretchesIn(text: string, asked: AskedWords): readonly (readonly Stretch[])[] {
  const words = [...text.matchAll(WORD)].map(({ 0: word, index }) => ({
    word: folded(word),
    start: index,
    end: index + word.length,
  }));
  return asked.map((piece) => {
    const found: Stretch[] = [];
    for (let at = 0; at + piece.length <= words.length; at += 1) {
      const fits = piece.every((wanted, place) => {
        const word = words[at + place]?.word ?? '';
        return place === piece.length - 1 ? word.startsWith(wanted) : word === wanted;
      });
      const [first, last] = [words[at], words[at + piece.length - 1]];
      if (fits && first && last) found.push({ start: first.start, end: last.end });
    }
    return found;
  });
}

/** How many of the pieces stand in a text. */
export function piecesIn(text: string, asked: AskedWords): number {
  return stretchesIn(text, asked).filter((found) => found.length > 0).length;
}
