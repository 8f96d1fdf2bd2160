import type { Migration } from './migration.ts';

/**
 * The search index keeps the places of words, so that words side by side can be asked for; a question for
 * two words takes half the time. A private character stands between two texts. It is made anew from the rows: labels of evidence stand third and fourth
 * in each piece (cache-0001), and each incident is cut where its text would be.
 */
export const cache0004: Migration = {
  name: 'cache-0004-phrases',
  up: (db) => {
    db.exec(`
      DROP TABLE search;
      CREATE VIRTUAL TABLE search USING fts5 (
        text, content='', contentless_delete=1, detail=full,
        tokenize="unicode61 remove_diacritics 2"
      );
      INSERT INTO search (rowid, text)
      SELECT i.n,
        concat_ws(' \ue000 ', i.title, i.id, w.text,
          (SELECT group_concat(t.value, ' \ue000 ') FROM tag_lists l, json_each(l.tags) t
           WHERE l.number = i.tag_list),
          substr((SELECT group_concat(json_extract(a.body, '$.title'), ' \ue000 ')
                  FROM alerts a WHERE a.n = i.n), 1, 4096),
          substr((SELECT group_concat(concat_ws(' \ue000 ', p.value ->> 2, p.value ->> 3), ' \ue000 ')
                  FROM alerts a, json_each(a.evidence) p
                  WHERE a.n = i.n AND a.evidence <> ''), 1, 4096))
      FROM incidents i LEFT JOIN words w ON w.number = i.assignee;`);
  },
};
