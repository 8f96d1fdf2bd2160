import type { Database } from 'better-sqlite3';

/** One step of a schema, named like its file. Never changed after a release. */
export interface Migration {
  readonly name: string;
  readonly up: (db: Database) => void;
}

interface Plan {
  readonly applicationId: number;
  readonly migrations: readonly Migration[];
}

/**
 * Runs the steps that a file lacks, each in a transaction of its own with its version number, so that a
 * step is either done and counted or not there at all. A file of a newer version is left alone.
 */
export function migrate(db: Database, { applicationId, migrations }: Plan): void {
  const version = Number(db.pragma('user_version', { simple: true }));
  migrations.slice(version).forEach((migration, index) => {
    db.transaction(() => {
      migration.up(db);
      db.pragma(`application_id = ${applicationId}`);
      db.pragma(`user_version = ${version + index + 1}`);
    }).immediate();
  });
}
