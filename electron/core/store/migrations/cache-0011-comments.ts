import type { Migration } from './migration.ts';

/**
 * What people said about incidents can be found: an index of its own, which costs nothing for an incident
 * without comments. It is filled from the incidents that are there; a private character stands between two
 * comments.
 */
export const cache0011: Migration = {
  name: 'cache-0011-comments',
  up: (db) => {
    db.exec(`
      CREATE VIRTUAL TABLE comment_search USING fts5 (
        text, content='', contentless_delete=1, detail=full,
        tokenize="unicode61 remove_diacritics 2"
      );
      INSERT INTO comment_search (rowid, text)
      SELECT b.n, substr(
        (SELECT group_concat(json_extract(c.value, '$.text'), ' \ue000 ')
         FROM json_each(b.body, '$.comments') c), 1, 16000)
      FROM incident_bodies b WHERE json_array_length(b.body, '$.comments') > 0;`);
  },
};
