import { type Clock, DAY_MS, instant } from '#shared/time.ts';
import type { CacheWriter } from './ingest/cache-writer.ts';
import type { Log } from './log.ts';
import type { Profile } from './profile.ts';
import type { Sleep } from './sleep.ts';
import { retention } from './sync/retention.ts';

interface HousekeepingParts {
  readonly profile: Pick<Profile, 'backupDaily'> & {
    readonly opened: Pick<Profile['opened'], 'forget'>;
    readonly outbox: Pick<Profile['outbox'], 'compact'>;
    readonly settings: Pick<Profile['settings'], 'get'>;
  };
  readonly writer: Pick<CacheWriter, 'expire'>;
  /** What was told long ago goes. */
  readonly pruneTold: () => void;
  readonly now: Clock;
  readonly sleep: Sleep;
  readonly log: Log;
  /** Incidents are gone. */
  readonly onChange: () => void;
}

/** How long a settled change stays visible on its incident; the audit trail keeps it for good. */
const SETTLED_KEPT_DAYS = 30;
/** Longer than a request waits or a round of reviews lasts. */
const OPENED_KEPT_DAYS = 180;

/** What goes with time, and today's backup: looked after every hour. */
export function housekeeping({ profile, writer, pruneTold, ...rest }: HousekeepingParts) {
  const before = (days: number) => instant(rest.now() - days * DAY_MS);
  return retention({
    ...rest,
    writer,
    retentionDays: () => profile.settings.get().retentionDays,
    upkeep: () => {
      profile.backupDaily();
      profile.outbox.compact(before(SETTLED_KEPT_DAYS));
      profile.opened.forget(before(OPENED_KEPT_DAYS));
      pruneTold();
    },
  });
}
