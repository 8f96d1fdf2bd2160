import type { Database } from './database.ts';

/** Small facts about the profile itself, as text (ledger). */
export function metaStore(db: Database) {
  const read = db.prepare<[string], string>('SELECT value FROM meta WHERE name = ?').pluck();
  const write = db.prepare<[string, string]>(`
    INSERT INTO meta (name, value) VALUES (?, ?)
    ON CONFLICT (name) DO UPDATE SET value = excluded.value`);

  return {
    get: (name: string): string | null => read.get(name) ?? null,
    set: (name: string, value: string): void => {
      write.run(name, value);
    },
  };
}
export type MetaStore = ReturnType<typeof metaStore>;
