import type { Migration } from './migration.ts';

/** A look at the words of the search index: of a beginning that was typed, the words that are there. */
export const cache0014: Migration = {
  name: 'cache-0014-search-words',
  up: (db) => {
    db.exec("CREATE VIRTUAL TABLE search_words USING fts5vocab('search', 'instance')");
  },
};
