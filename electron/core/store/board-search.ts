import type { Database } from './database.ts';
import { searchBeginnings } from './search-beginnings.ts';

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
  const beginning = searchBeginnings(db);

  return {
    /** Rows whose text fits, rising, or null when nothing was asked for. Inside a transaction. */
    rows: (text: string, exact = false): number[] | null => {
      const words = wordsOf(text);
      if (words.length === 0) return null;
      return find.all(
        exact ? `"${words.join(' ')}"` : words.map((word) => beginning([word])).join(' AND '),
      );
    },
  };
}

function wordsOf(text: string): string[] {
  const words = (text.match(WORD) ?? []).filter((word) => SAYS_SOMETHING.test(word));
  return words.slice(0, WORDS);
}
