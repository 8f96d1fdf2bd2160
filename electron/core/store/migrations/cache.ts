import { cache0001 } from './cache-0001-board.ts';
import { cache0002 } from './cache-0002-engagement.ts';
import type { Migration } from './migration.ts';

/** The schema of cache.db, oldest step first. */
export const cacheMigrations: readonly Migration[] = [cache0001, cache0002];
