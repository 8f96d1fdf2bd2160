import { type Clock, DAY_MS, instant } from '#shared/time.ts';
import type { CacheWriter } from './ingest/cache-writer.ts';
import type { Log } from './log.ts';
import type { Profile } from './profile.ts';
import type { Sleep } from './sleep.ts';
import { BACKUP_FAILED, notice } from './store/file-notices.ts';
import { retention } from './sync/retention.ts';

interface HousekeepingParts {
  readonly profile: Pick<Profile, 'backupDaily'> & {
    readonly opened: Pick<Profile['opened'], 'forget'>;
    readonly outbox: Pick<Profile['outbox'], 'compact'>;
    readonly settings: Pick<Profile['settings'], 'get'>;
    readonly notices: Profile['notices'];
  };
  readonly writer: Pick<CacheWriter, 'expire'>;
  /** What was told long ago goes. */
  readonly pruneTold: () => void;
  readonly now: Clock;
  readonly sleep: Sleep;
  readonly log: Log;
  /** Incidents are gone. */
  readonly onChange: () => void;
  /** A notice came or went. */
  readonly onNotice: () => void;
}

/** How long a settled change stays visible on its incident; the audit trail keeps it for good. */
const SETTLED_KEPT_DAYS = 30;
/** Longer than a request waits or a round of reviews lasts. */
const OPENED_KEPT_DAYS = 180;

/** What goes with time, and today's backup: looked after every hour, each part by itself. */
export function housekeeping(parts: HousekeepingParts) {
  const { profile, pruneTold, now, log, onNotice } = parts;
  const { notices } = profile;
  const before = (days: number) => instant(now() - days * DAY_MS);
  let isSaid = false;

  /** A failure is said once; who has put the notice away is not told every hour. */
  const backUp = () => {
    try {
      profile.backupDaily();
    } catch (error) {
      if (!isSaid) notices.add(notice.backupFailed(instant(now())));
      if (!isSaid) onNotice();
      isSaid = true;
      throw error;
    }
    isSaid = false;
    if (!notices.list().some(({ id }) => id === BACKUP_FAILED)) return;
    notices.dismiss(BACKUP_FAILED);
    onNotice();
  };

  const upkeep: Readonly<Record<string, () => void>> = {
    'today’s backup': backUp,
    'settled changes': () => profile.outbox.compact(before(SETTLED_KEPT_DAYS)),
    'what was opened': () => profile.opened.forget(before(OPENED_KEPT_DAYS)),
    'what was told': pruneTold,
  };

  return retention({
    ...parts,
    retentionDays: () => profile.settings.get().retentionDays,
    upkeep: () => {
      for (const [part, work] of Object.entries(upkeep)) {
        try {
          work();
        } catch (error) {
          log.error({ err: error, part }, 'a part of upkeep did not end well');
        }
      }
    },
  });
}
