import type { Database } from './database.ts';

/** Whose are what the cache knows of who we are in each tenant, and of access: an account, or nobody's (empty). */
export const IDENTITIES_OF = 'identities-of';

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
