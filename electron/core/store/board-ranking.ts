/** A part of an order: rows as numbers to compare, and where a cursor stands among them. */
export interface Measured {
  /** One for each row asked for; smaller comes first. */
  readonly values: Float64Array;
  readonly after: number | null;
}

/** One key of an order. */
export interface Step {
  readonly measured: (rows: Int32Array, after: PlaceValue | null) => Measured;
  /** Leaves away rows that cannot be in the part asked for, where measuring all of them would be slow. */
  readonly narrowed?: (part: Part, after: PlaceValue | null) => Part;
}

export type PlaceValue = string | number;

/** Rows, and which of them are wanted: from place `from` in their order to before `to`. */
export interface Part {
  readonly rows: Int32Array;
  readonly from: number;
  readonly to: number;
}

/**
 * The rows at the places of a part, in order of the steps. Nothing is sorted as a whole: the values at the
 * two ends are found by counting, and only rows between them, and rows equal to an end, are looked at by
 * the next step. `after` has one value for each step: only rows behind that place count.
 */
export function rankedRows(
  part: Part,
  steps: readonly Step[],
  after: readonly PlaceValue[] | null,
): number[] {
  const [step, ...later] = steps;
  const to = Math.min(part.to, part.rows.length);
  if (part.from >= to) return [];
  if (!step && after) return []; // the row at the place itself
  if (!step || (part.rows.length === 1 && !after)) return [...part.rows.subarray(part.from, to)];
  const [place = null, ...rest] = after ?? [];
  const near = step.narrowed?.({ ...part, to }, place) ?? { ...part, to };
  const { values, after: mark } = step.measured(near.rows, place);
  if (mark === null) return between(near, values, later);
  const equal = near.rows.filter((_, at) => values[at] === mark);
  const first = rankedRows({ rows: equal, from: 0, to: near.to }, later, rest);
  const isBehind = values.map((value) => (value > mark ? 1 : 0));
  const behind = {
    rows: near.rows.filter((_, at) => isBehind[at] === 1),
    from: 0,
    to: near.to - first.length,
  };
  return [
    ...first,
    ...between(
      behind,
      values.filter((value) => value > mark),
      later,
    ),
  ];
}

function between(part: Part, values: Float64Array, later: readonly Step[]): number[] {
  const { rows, from } = part;
  const to = Math.min(part.to, rows.length);
  if (from >= to) return [];
  const low = valueAt(values, from);
  const high = to - from === 1 ? low : valueAt(values, to - 1);
  const groups = groupsOf(rows, values, low, high);
  const ordered: number[] = [];
  let before = groups.below;
  for (const group of groups.inOrder) {
    const wanted = { rows: group, from: Math.max(0, from - before), to: to - before };
    ordered.push(...rankedRows(wanted, later, null));
    before += group.length;
  }
  return ordered;
}

/** Rows of equal value, from `low` to `high`; `below` counts the rows before them. */
function groupsOf(rows: Int32Array, values: Float64Array, low: number, high: number) {
  const groups = new Map<number, number[]>();
  let below = 0;
  for (let at = 0; at < rows.length; at += 1) {
    const value = values[at] ?? 0;
    if (value < low) below += 1;
    else if (value <= high) {
      const group = groups.get(value);
      if (group) group.push(rows[at] ?? 0);
      else groups.set(value, [rows[at] ?? 0]);
    }
  }
  const inOrder = [...groups].sort(([one], [other]) => one - other);
  return { below, inOrder: inOrder.map(([, group]) => Int32Array.from(group)) };
}

const BUCKETS = 4_096;
/** So few are sorted. */
const FEW = 2_048;

/** The value at a place of the sorted values, by counting: no more than a few passes, no sort of all. */
export function valueAt(values: Float64Array, place: number): number {
  let among = values;
  let wanted = place;
  while (among.length > FEW) {
    const [low, high] = ends(among);
    if (low === high) return low;
    const width = (high - low) / BUCKETS;
    const bucketOf = (value: number) => Math.min(BUCKETS - 1, Math.floor((value - low) / width));
    const counts = new Int32Array(BUCKETS);
    for (const value of among) {
      const at = bucketOf(value);
      counts[at] = (counts[at] ?? 0) + 1;
    }
    let bucket = 0;
    while (wanted >= (counts[bucket] ?? 0)) {
      wanted -= counts[bucket] ?? 0;
      bucket += 1;
    }
    among = among.filter((value) => bucketOf(value) === bucket);
  }
  return among.toSorted()[wanted] ?? 0;
}

function ends(values: Float64Array): [number, number] {
  let low = Infinity;
  let high = -Infinity;
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return [low, high];
}
