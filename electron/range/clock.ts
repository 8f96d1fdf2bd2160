import type { Clock } from '#shared/time.ts';

/**
 * Time in the range. `now` is what records are stamped with: it runs like the computer's clock, or
 * faster, never slower, because clients compare it with their own. `lived` is how much has been lived
 * through: it stands at speed 0, and what happens by itself happens along it.
 */
export interface RangeClock {
  readonly now: Clock;
  readonly lived: Clock;
  readonly speed: () => number;
  readonly setSpeed: (speed: number) => void;
  /** Jumps ahead: both times move. */
  readonly advance: (ms: number) => void;
}

/** @param wall the computer's clock, in ms since 1970. */
export function rangeClock(wall: Clock, epochMs: number, speed: number): RangeClock {
  let rate = speed;
  let sinceWall = wall();
  let nowMs = epochMs;
  let livedMs = 0;
  const settle = () => {
    const passed = Math.max(0, wall() - sinceWall);
    sinceWall += passed;
    nowMs += passed * Math.max(1, rate);
    livedMs += passed * rate;
  };
  return {
    now: () => {
      settle();
      return Math.floor(nowMs);
    },
    lived: () => {
      settle();
      return livedMs;
    },
    speed: () => rate,
    setSpeed: (next) => {
      settle();
      rate = next;
    },
    advance: (ms) => {
      settle();
      nowMs += ms;
      livedMs += ms;
    },
  };
}
