import { standsAlone } from '#shared/domain/telling/inbox-entry.ts';
import { type ToldEntry, type Toast, toastOf } from '#shared/domain/telling/toast.ts';
import type { TellingWay } from '#shared/domain/telling/rule.ts';
import type { Clock } from '#shared/time.ts';

/** What comes within this time of a first line is shown in one notification. */
const BURST_MS = 4_000;

/** A line, and whom alone it is for (null = everybody). */
interface Told extends ToldEntry {
  readonly accountId?: string | null;
}

interface Burst {
  readonly id: string;
  readonly openedAt: number;
  readonly shown: { readonly entry: Told; readonly way: TellingWay }[];
}

interface Showing {
  /** Who is here now: what is for another person alone is not shown. */
  readonly accountId: string | null;
  readonly sound: boolean;
  readonly sentTogether: number;
}

/** Gathers what is told close together. */
export function burstGatherer(now: Clock) {
  let burst: Burst | null = null;

  const current = (): Burst => {
    const nowMs = now();
    burst ??= { id: `b${nowMs.toString(36)}`, openedAt: nowMs, shown: [] };
    return burst;
  };

  return {
    /** The burst that a line told now belongs to. */
    id: (): string => current().id,
    add: (entry: Told, way: TellingWay): void => {
      const into = current();
      if (way !== 'inbox') into.shown.push({ entry, way });
    },
    /** Milliseconds until the burst is over; null while there is none. A clock put back ends it. */
    leftMs: (): number | null => {
      if (burst === null) return null;
      const passed = now() - burst.openedAt;
      return passed < 0 ? 0 : Math.max(0, BURST_MS - passed);
    },
    /**
     * Ends the burst. @returns the one notification for it, before it one for what is never one of many; none where
     * nothing is to be shown.
     */
    end: ({ accountId, sound, sentTogether }: Showing): Toast[] => {
      const theirs = (burst?.shown ?? []).filter(
        ({ entry: { accountId: whose = null } }) => whose === null || whose === accountId,
      );
      burst = null;
      const isLoud = theirs.some(({ way }) => way === 'sound');
      const shown = theirs.map(({ entry }) => entry);
      const parts = [shown.filter(standsAlone), shown.filter((one) => !standsAlone(one))];
      return parts.flatMap((part) => toastOf(part, sound && isLoud, sentTogether) ?? []);
    },
  };
}
