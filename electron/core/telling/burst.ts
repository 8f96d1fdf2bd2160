import { standsAlone } from '#shared/domain/telling/inbox-entry.ts';
import { type ToldEntry, type Toast, toastOf } from '#shared/domain/telling/toast.ts';
import type { TellingWay } from '#shared/domain/telling/rule.ts';
import type { Clock } from '#shared/time.ts';

/** What comes within this time of a first line is shown in one notification. */
const BURST_MS = 4_000;

interface Burst {
  readonly id: string;
  readonly openedAt: number;
  readonly shown: ToldEntry[];
  sound: boolean;
}

/** Gathers what is told close together. */
export function burstGatherer(now: Clock) {
  let burst: Burst | null = null;

  const current = (): Burst => {
    const nowMs = now();
    burst ??= { id: `b${nowMs.toString(36)}`, openedAt: nowMs, shown: [], sound: false };
    return burst;
  };

  return {
    /** The burst that a line told now belongs to. */
    id: (): string => current().id,
    add: (entry: ToldEntry, way: TellingWay): void => {
      const into = current();
      if (way === 'inbox') return;
      into.shown.push(entry);
      if (way === 'sound') into.sound = true;
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
    end: (sound: boolean, sentTogether: number): Toast[] => {
      const { shown = [], sound: isLoud = false } = burst ?? {};
      burst = null;
      const parts = [shown.filter(standsAlone), shown.filter((one) => !standsAlone(one))];
      return parts.flatMap((part) => toastOf(part, sound && isLoud, sentTogether) ?? []);
    },
  };
}
