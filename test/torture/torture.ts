import { Draws } from '#electron/range/world/random.ts';
import type { BuiltDesk } from './built-desk.ts';
import { ordeal } from './ordeal.ts';
import type { Phase } from './phase.ts';
import { openStation } from './station.ts';
import type { Verdict } from './evidence.ts';

/** What the runs on one station came to. */
export interface TortureReport extends Verdict {
  readonly seed: number;
  readonly runs: number;
  readonly kills: ReadonlyMap<Phase, number>;
  readonly faults: number;
  /** Runs of which nothing ended done under the trouble, only what was decided in the calm after it. */
  readonly calm: number;
  /** How many wishes of which kind stood at which stage in the end: “decide done”. */
  readonly outcomes: ReadonlyMap<string, number>;
}

interface TortureParts {
  readonly seed: number;
  readonly runs: number;
  readonly program: BuiltDesk;
}

/**
 * Decisions on one desk under kills and faults, run after run on the same profile. What happens is drawn from
 * the seed; how it falls together is not.
 */
export async function torture({ seed, runs, program }: TortureParts): Promise<TortureReport> {
  const station = await openStation({ seed, draws: new Draws(seed, 91), program });
  try {
    for (let run = 0; run < runs; run += 1) await ordeal(station, `${seed}-${run}`);
    const verdict = await station.judge();
    return { seed, runs, calm: station.notes.calm(), ...(await station.counts()), ...verdict };
  } finally {
    await station.close();
  }
}
