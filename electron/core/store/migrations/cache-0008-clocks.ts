import type { Migration } from './migration.ts';

/**
 * The clock of each row that comes first, and what each tenant was promised. The number is that of a row
 * without a clock (`board-clocks.ts`). Rows that are there get theirs as soon as the tenants are told to
 * the cache, which is at each start: no contract stands there yet, so each is a new one.
 */
export const cache0008: Migration = {
  name: 'cache-0008-clocks',
  up: (db) => {
    db.exec(`
      ALTER TABLE tenants ADD COLUMN contract TEXT;
      ALTER TABLE incidents ADD COLUMN due_at INTEGER NOT NULL DEFAULT 9000000000000000;
      ALTER TABLE incidents ADD COLUMN warn_at INTEGER NOT NULL DEFAULT 0;
      ALTER TABLE incidents ADD COLUMN promise INTEGER NOT NULL DEFAULT 0;
      CREATE INDEX by_due ON incidents (due_at, tenant, id);
      CREATE INDEX by_warning ON incidents (warn_at, due_at) WHERE warn_at > 0;`);
  },
};
