import { cache0001 } from './cache-0001-board.ts';
import { cache0002 } from './cache-0002-engagement.ts';
import { cache0003 } from './cache-0003-history.ts';
import { cache0004 } from './cache-0004-phrases.ts';
import { cache0005 } from './cache-0005-news.ts';
import { cache0006 } from './cache-0006-closed.ts';
import { cache0007 } from './cache-0007-snoozes.ts';
import { cache0008 } from './cache-0008-clocks.ts';
import { cache0009 } from './cache-0009-tasks.ts';
import { cache0010 } from './cache-0010-ended-clocks.ts';
import { cache0011 } from './cache-0011-comments.ts';
import { cache0012 } from './cache-0012-unused.ts';
import { cache0013 } from './cache-0013-kept-columns.ts';
import { cache0014 } from './cache-0014-search-words.ts';
import { cache0015 } from './cache-0015-access.ts';
import { cache0016 } from './cache-0016-news-of.ts';
import type { Migration } from './migration.ts';

/** The schema of cache.db, oldest step first. */
export const cacheMigrations: readonly Migration[] = [
  cache0001,
  cache0002,
  cache0003,
  cache0004,
  cache0005,
  cache0006,
  cache0007,
  cache0008,
  cache0009,
  cache0010,
  cache0011,
  cache0012,
  cache0013,
  cache0014,
  cache0015,
  cache0016,
];
