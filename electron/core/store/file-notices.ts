import type { Notice } from '#shared/contract/app.ts';
import type { Instant } from '#shared/time.ts';

const LEDGER_HOLDS =
  'your tenants, settings and notes, changes that were not sent yet, and the audit trail';
const CACHE_HOLDS = 'incidents, alerts and access data, which are read again from the service';

function say(
  id: string,
  level: Notice['level'],
  text: string,
  remedy: string | null,
  at: Instant,
): Notice {
  return { id: `${id}-${at}`, level, text, remedy, at };
}

const kept = (aside: string | null) =>
  aside === null ? '' : ` The file is kept as ${aside} in the profile folder.`;

interface Restored {
  readonly loss: 'damaged' | 'missing';
  /** Name of the file that was set aside; null where there was none. */
  readonly aside: string | null;
  /** When the backup was made. */
  readonly madeAt: Instant;
  /** Changes and wishes that are not sent before the person says so. */
  readonly held: number;
}

/** `2026-11-21 04:00 UTC`. */
export const minuteOf = (at: Instant): string => `${at.slice(0, 16).replace('T', ' ')} UTC`;

const heldWords = (held: number): string => {
  if (held === 0) return '';
  const what = held === 1 ? 'change is held: it' : 'changes are held: they';
  return ` ${held.toLocaleString()} ${what} may have been sent or taken back since.`;
};

/** There is one notice of it, until a backup was made. */
export const BACKUP_FAILED = 'backup-failed';

/** What is said when files of a profile could not be used. Nothing is deleted in silence. */
export const notice = {
  ledgerRestored: ({ loss, aside, madeAt, held }: Restored, at: Instant) =>
    say(
      'ledger-restored',
      'error',
      `ledger.db was ${loss} and has been restored from the backup of ${minuteOf(madeAt)}: what was added after that is missing.${heldWords(held)} You are signed out, and what was snoozed is on the board again.${kept(aside)}`,
      held === 0
        ? 'Sign in, and repeat what is missing.'
        : 'Sign in, decide about held changes in the outbox and in Access, and repeat what is missing.',
      at,
    ),
  ledgerLost: ({ loss, aside }: Pick<Restored, 'loss' | 'aside'>, at: Instant) =>
    say(
      'ledger-lost',
      'error',
      `ledger.db was ${loss} and there is no backup that can be used. It held ${LEDGER_HOLDS}.${kept(aside)}`,
      aside === null
        ? 'Add your tenants again.'
        : 'Add your tenants again. Keep the file: support may be able to read it.',
      at,
    ),
  keyLost: (asides: readonly string[], at: Instant) =>
    say(
      'key-lost',
      'error',
      `The key of this profile cannot be opened on this computer any more, so its files were set aside: ${asides.join(', ')}. ledger.db held ${LEDGER_HOLDS}; cache.db held ${CACHE_HOLDS}.`,
      'If the key can be recovered (another user or computer), put the files back under their old names. Else add your tenants again.',
      at,
    ),
  backupFailed: (at: Instant): Notice => ({
    id: BACKUP_FAILED,
    level: 'warning',
    text: `There is no backup of today of ledger.db, which holds ${LEDGER_HOLDS}: it could not be written.`,
    remedy: 'Make space on the disk. It is tried again every hour; you can go on working.',
    at,
  }),
  asidesDeleted: (names: readonly string[], at: Instant) =>
    say(
      'asides-deleted',
      'info',
      `What was kept as ${names.join(', ')} is deleted: the tenant you removed may have been in it.`,
      null,
      at,
    ),
  cacheRebuilt: (aside: string | null, reason: string, at: Instant) =>
    say(
      'cache-rebuilt',
      'warning',
      `${reason} It held ${CACHE_HOLDS}. You can go on working; the board fills again by itself.${kept(aside)}`,
      null,
      at,
    ),
};
