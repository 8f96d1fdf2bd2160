import type { Migration } from './migration.ts';

/**
 * Of whom the cache told when something became news: “assigned to me” is news for that person alone, also
 * when somebody else sits down before it is told. Null: nobody knows any more.
 */
export const cache0016: Migration = {
  name: 'cache-0016-news-of',
  up: (db) => {
    db.exec('ALTER TABLE news ADD COLUMN account_id TEXT;');
  },
};
