import type { Database } from './database.ts';

/** So many words are asked for by name. */
const MOST = 8;
/** Words the index takes as they are, but for their case. */
const PLAIN = /^[a-z0-9]+$/;
/** Behind a word and before every longer one: no word of the index has it. */
const NEXT = '\u0001';

/**
 * Asks the search index for a word that may go on. By a beginning the index puts the places of all words
 * together before it gives the first row, which takes as long as the commonest of them is long; a word asked
 * for by its name is followed only where the rest of the question is. So where a beginning is that of a few
 * words, those are named. Both ways find the same rows, within one transaction.
 */
export function searchBeginnings(db: Database) {
  const firstFrom = db
    .prepare<[string], string>('SELECT term FROM search_words WHERE term >= ? LIMIT 1')
    .pluck();

  /** All words with this beginning; null when there are many, or when the index might fold one of them. */
  const wordsFrom = (beginning: string): string[] | null => {
    if (!PLAIN.test(beginning)) return null;
    const words: string[] = [];
    let word = firstFrom.get(beginning);
    while (word?.startsWith(beginning)) {
      if (words.length === MOST || !PLAIN.test(word)) return null;
      words.push(word);
      word = firstFrom.get(word + NEXT);
    }
    return words;
  };

  /** A question for words side by side, the last of which may go on; at least one word, no syntax in them. */
  return (words: readonly string[]): string => {
    const before = words.slice(0, -1);
    const last = words.at(-1) ?? '';
    const named = wordsFrom(last.toLowerCase());
    const phrase = (end: string) => `"${[...before, end].join(' ')}"`;
    if (named === null || named.length === 0) return `${phrase(last)}*`;
    return `(${named.map(phrase).join(' OR ')})`;
  };
}
