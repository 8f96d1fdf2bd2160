import type { Database } from './database.ts';

/**
 * Sealed sign-ins between two starts (ledger). A slot is `home` or a tenant id; the text was sealed by
 * the host and means nothing without it.
 */
export function signInStore(db: Database) {
  const read = db.prepare<[string], string>('SELECT sealed FROM sign_ins WHERE slot = ?').pluck();
  const write = db.prepare<[string, string]>(`
    INSERT INTO sign_ins (slot, sealed) VALUES (?, ?)
    ON CONFLICT (slot) DO UPDATE SET sealed = excluded.sealed`);
  const drop = db.prepare<[string]>('DELETE FROM sign_ins WHERE slot = ?');
  const slots = db.prepare<[], string>('SELECT slot FROM sign_ins ORDER BY slot').pluck();
  const empty = db.prepare('DELETE FROM sign_ins');

  return {
    get: (slot: string): string | null => read.get(slot) ?? null,
    put: (slot: string, sealed: string): void => {
      write.run(slot, sealed);
    },
    remove: (slot: string): void => {
      drop.run(slot);
    },
    clear: (): void => {
      empty.run();
    },
    list: (): string[] => slots.all(),
  };
}
