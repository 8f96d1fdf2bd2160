import type { BoardFilter } from '#shared/domain/board.ts';
import { allOf, type BoardExpression, conjunctsOf } from '#shared/domain/query/expression.ts';
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

  /** Null when the text holds no word at all. */
  const queryOf = (text: string, exact: boolean): string | null => {
    const words = wordsOf(text);
    if (words.length === 0) return null;
    return exact ? `"${words.join(' ')}"` : words.map((word) => beginning([word])).join(' AND ');
  };

  return {
    /** Rows whose text fits, rising, or null when nothing was asked for. Inside a transaction. */
    rows: (text: string, exact = false): number[] | null => {
      const query = queryOf(text, exact);
      return query === null ? null : find.all(query);
    },
    /**
     * Asks the index at once for all texts that a filter asks for by itself, and for those it leaves out:
     * one question of several is no longer than its rarest. `where` is what is left of the expression; among
     * no rows but these, where there are any to ask for, or among all except those. Inside a transaction.
     */
    narrowed: ({ text, where }: Pick<BoardFilter, 'text' | 'where'>): Narrowed => {
      const { asked, without, rest } = textParts(where);
      const wanted = [queryOf(text, false), ...asked.map((term) => queryOf(term.text, term.exact))];
      const queries = wanted.flatMap((query) => (query === null ? [] : [`(${query})`]));
      // A term of an expression without a word fits no row; and what is left out is left out of something.
      if (wanted.slice(1).includes(null)) return { among: [], except: [], where: null };
      const others = without.flatMap(({ text: other, exact }) => queryOf(other, exact) ?? []);
      const unwanted = others.map((query) => `(${query})`).join(' OR ');
      const all = (query: string) => (query === '' ? [] : find.all(query));
      if (queries.length === 0) return { among: null, except: all(unwanted), where: rest };
      const query = queries.join(' AND ');
      const among = all(unwanted === '' ? query : `(${query}) NOT (${unwanted})`);
      return { among, except: [], where: rest };
    },
  };
}

interface Narrowed {
  /** Rising; null = all rows. */
  readonly among: readonly number[] | null;
  /** Rising; of all rows, those that do not fit. */
  readonly except: readonly number[];
  readonly where: BoardExpression | null;
}

type TextTerm = Extract<BoardExpression, { kind: 'text' }>;

/** The texts that all rows of an expression have, or do not have, and the rest of it. */
function textParts(where: BoardExpression | null) {
  const asked: TextTerm[] = [];
  const without: TextTerm[] = [];
  const others: BoardExpression[] = [];
  for (const part of conjunctsOf(where)) {
    if (part.kind === 'text') asked.push(part);
    else if (part.kind === 'not' && part.part.kind === 'text') without.push(part.part);
    else others.push(part);
  }
  return { asked, without, rest: allOf(others) };
}

function wordsOf(text: string): string[] {
  const words = (text.match(WORD) ?? []).filter((word) => SAYS_SOMETHING.test(word));
  return words.slice(0, WORDS);
}
