import type { Match } from './board-match.ts';

/** Where to begin so that `skip` wanted rows further on is the one that was asked for. */
export interface Seek {
  readonly value: number;
  readonly skip: number;
}

const BUCKETS = 4096;

/**
 * The value of the wanted row at `offset` in the order of a column held in memory: three passes over the
 * rows instead of a walk from the beginning of the list. Null when there is no such row.
 */
export function seekTo(
  values: Float64Array,
  { fails, near }: Pick<Match, 'fails' | 'near'>,
  offset: number,
  descending: boolean,
): Seek | null {
  let low = Infinity;
  let high = -Infinity;
  let total = 0;
  for (let at = 0; at < near.length; at += 1) {
    const n = near[at] ?? 0;
    if (fails[n] !== 0) continue;
    const value = values[n] ?? 0;
    if (value < low) low = value;
    if (value > high) high = value;
    total += 1;
  }
  // Counted from the low end; descending, the row at `offset` is that many from the high end.
  const wanted = descending ? total - 1 - offset : offset;
  if (wanted < 0 || wanted >= total) return null;

  const width = (high - low) / BUCKETS || 1;
  const bucketOf = (value: number) => Math.min(BUCKETS - 1, Math.floor((value - low) / width));
  const counts = new Int32Array(BUCKETS);
  for (let at = 0; at < near.length; at += 1) {
    const n = near[at] ?? 0;
    if (fails[n] !== 0) continue;
    const bucket = bucketOf(values[n] ?? 0);
    counts[bucket] = (counts[bucket] ?? 0) + 1;
  }
  let bucket = 0;
  let before = 0;
  while (before + (counts[bucket] ?? 0) <= wanted) {
    before += counts[bucket] ?? 0;
    bucket += 1;
  }
  const inside = new Float64Array(counts[bucket] ?? 0);
  let filled = 0;
  for (let at = 0; at < near.length; at += 1) {
    const n = near[at] ?? 0;
    if (fails[n] !== 0 || bucketOf(values[n] ?? 0) !== bucket) continue;
    inside[filled] = values[n] ?? 0;
    filled += 1;
  }
  inside.sort();
  const value = inside[wanted - before] ?? 0;
  const first = inside.indexOf(value);
  const last = inside.lastIndexOf(value);
  const skip = descending ? last - (wanted - before) : wanted - before - first;
  return { value, skip };
}
