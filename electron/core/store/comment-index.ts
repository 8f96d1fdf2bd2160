import type { Incident } from '#shared/domain/incident.ts';
import type { Database } from './database.ts';

/** Of all comments together, in characters. */
const LONGEST = 16_000;
/** Stands between two comments as a word of its own, as between two texts of an incident (search-text.ts). */
const BETWEEN = ' \ue000 ';

/** The index of what people said; an incident without comments is not in it. */
export function commentIndex(db: Database) {
  const insert = db.prepare<[number, string]>(
    'INSERT INTO comment_search (rowid, text) VALUES (?, ?)',
  );
  const drop = db.prepare<[number]>('DELETE FROM comment_search WHERE rowid = ?');
  return {
    add: (n: number, incident: Pick<Incident, 'comments'>): void => {
      const texts = incident.comments.map(({ text }) => text);
      insert.run(n, texts.join(BETWEEN).slice(0, LONGEST));
    },
    remove: (n: number): void => {
      drop.run(n);
    },
  };
}
