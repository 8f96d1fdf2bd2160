import { ledger0001 } from './ledger-0001-beginning.ts';
import { ledger0002 } from './ledger-0002-batch.ts';
import { ledger0003 } from './ledger-0003-inbox.ts';
import { ledger0004 } from './ledger-0004-drafts.ts';
import { ledger0005 } from './ledger-0005-views.ts';
import { ledger0006 } from './ledger-0006-contracts.ts';
import { ledger0007 } from './ledger-0007-snoozes.ts';
import { ledger0008 } from './ledger-0008-told-clocks.ts';
import { ledger0009 } from './ledger-0009-clock-ends.ts';
import { ledger0010 } from './ledger-0010-notes.ts';
import { ledger0011 } from './ledger-0011-draft-owners.ts';
import { ledger0012 } from './ledger-0012-own-names.ts';
import { ledger0013 } from './ledger-0013-access.ts';
import { ledger0014 } from './ledger-0014-access-links.ts';
import { ledger0015 } from './ledger-0015-trail.ts';
import { ledger0016 } from './ledger-0016-told-ends.ts';
import { ledger0017 } from './ledger-0017-inbox-part.ts';
import { ledger0018 } from './ledger-0018-inbox-access.ts';
import { ledger0019 } from './ledger-0019-told-access.ts';
import { ledger0020 } from './ledger-0020-inbox-rule.ts';
import { ledger0021 } from './ledger-0021-offline-at.ts';
import { ledger0022 } from './ledger-0022-replaced.ts';
import { ledger0023 } from './ledger-0023-told-to.ts';
import { ledger0024 } from './ledger-0024-open-and-settled.ts';
import type { Migration } from './migration.ts';

/** The schema of ledger.db, oldest step first. */
export const ledgerMigrations: readonly Migration[] = [
  ledger0001,
  ledger0002,
  ledger0003,
  ledger0004,
  ledger0005,
  ledger0006,
  ledger0007,
  ledger0008,
  ledger0009,
  ledger0010,
  ledger0011,
  ledger0012,
  ledger0013,
  ledger0014,
  ledger0015,
  ledger0016,
  ledger0017,
  ledger0018,
  ledger0019,
  ledger0020,
  ledger0021,
  ledger0022,
  ledger0023,
  ledger0024,
];
