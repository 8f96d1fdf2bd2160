import { DAY_MS } from '#shared/time.ts';
import type { RangeClock } from '../clock.ts';
import { happening } from './happenings.ts';
import { Draws } from './random.ts';
import type { RangeTenant } from './tenants.ts';
import type { World } from './world.ts';

/** The reference provider: 250 new incidents a day in 150 tenants, and four other events for each. */
const EVENTS_A_DAY = (250 / 150) * 5;

export interface Life {
  /** Lets happen what is due by now. Returns how many things happened. */
  readonly catchUp: () => number;
  readonly events: () => number;
}

/**
 * What happens by itself. Event n of a seed always comes at the same point of lived time and draws the
 * same; so the same steps of the clock give the same world.
 * @param pace how many times more happens than in life.
 */
export function lifeOf(world: World, clock: RangeClock, pace = 1): Life {
  const alive = world.tenants.filter(({ condition }) => condition === 'ok');
  const gapMs = DAY_MS / (EVENTS_A_DAY * pace * Math.max(1, alive.length));
  const weights = alive.map(({ incidents }) => incidents + 1);
  let count = 0;
  let dueMs = gapAt(world.seed, 0, gapMs);
  return {
    catchUp: () => {
      const nowMs = clock.now();
      const livedMs = clock.lived();
      const before = count;
      while (dueMs <= livedMs && alive.length > 0) {
        const draws = new Draws(world.seed, 61, count);
        const tenant = pickTenant(alive, weights, draws);
        // Something that is due a while ago carries the time it was due at.
        const at = Math.floor(nowMs - (livedMs - dueMs));
        if (tenant) happening(world.inside(tenant), draws, at);
        count += 1;
        dueMs += gapAt(world.seed, count, gapMs);
      }
      return count - before;
    },
    events: () => count,
  };
}

function gapAt(seed: number, event: number, meanMs: number): number {
  return new Draws(seed, 62, event).exponential(meanMs);
}

/** Busy tenants are busy for ever. */
function pickTenant(
  alive: readonly RangeTenant[],
  weights: readonly number[],
  draws: Draws,
): RangeTenant | undefined {
  return alive[draws.weighted(weights)];
}
