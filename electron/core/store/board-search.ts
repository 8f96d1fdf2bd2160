import type { Database } from './database.ts';

const WORD = /[\p{L}\p{N}\p{M}\p{Co}]+/gu;
const SAYS_SOMETHING = /[\p{L}\p{N}\p{Co}]/u;
const WORDS = 20;

/**
 * The search index asked for what a person typed: every word has to occur, each as the start of a word; or
 * these words side by side, each as a whole. Letters are folded by the index itself (case and accents do
 * not count); nothing typed is syntax.
 */
export function boardSearch(db: Database) {
  const find = db
    .prepare<[string], number>('SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid')
    .pluck();

  return {
    /** Rows whose text fits, rising, or null when nothing was asked for. */
    rows: (text: string, exact = false): number[] | null => {
      const query = exact ? phraseQuery(text) : searchQuery(text);
      return query === null ? null : find.all(query);
    },
  };
}

function wordsOf(text: string): string[] {
  const words = (text.match(WORD) ?? []).filter((word) => SAYS_SOMETHING.test(word));
  return words.slice(0, WORDS);
}

/** Null when the text holds no word at all. */
export function searchQuery(text: string): string | null {
  const words = wordsOf(text);
  return words.length === 0 ? null : words.map((word) => `"${word}"*`).join(' AND ');
}

/** The words side by side, in this order. Null when the text holds no word at all. */
export function phraseQuery(text: string): string | null {
  const words = wordsOf(text);
  return words.length === 0 ? null : `"${words.join(' ')}"`;
}
