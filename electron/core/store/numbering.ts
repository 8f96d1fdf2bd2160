import type { Database } from './database.ts';

/** Tables that give texts a small number. */
type NumberedTable = 'words' | 'tag_lists';
const COLUMN: Readonly<Record<NumberedTable, string>> = { words: 'text', tag_lists: 'tags' };

/** Texts remembered with their number; past this the memory starts over. */
const REMEMBERED = 50_000;

/** Gives each text a number, the same for ever. `forget` after a rollback: numbers may be gone. */
export function numbering(db: Database, table: NumberedTable) {
  const column = COLUMN[table];
  const find = db
    .prepare<[string], number>(`SELECT number FROM ${table} WHERE ${column} = ?`)
    .pluck();
  const add = db.prepare<[string]>(`INSERT INTO ${table} (${column}) VALUES (?)`);
  const known = new Map<string, number>();

  return {
    numberOf: (text: string): number => {
      const remembered = known.get(text);
      if (remembered !== undefined) return remembered;
      const number = find.get(text) ?? Number(add.run(text).lastInsertRowid);
      if (known.size >= REMEMBERED) known.clear();
      known.set(text, number);
      return number;
    },
    forget: (): void => known.clear(),
  };
}
