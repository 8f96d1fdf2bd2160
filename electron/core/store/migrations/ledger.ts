import { ledger0001 } from './ledger-0001-beginning.ts';
import type { Migration } from './migration.ts';

/** The schema of ledger.db, oldest step first. */
export const ledgerMigrations: readonly Migration[] = [ledger0001];
