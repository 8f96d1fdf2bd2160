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
  const equal = { rows: rowsAt(near.rows, values, mark), from: 0, to: near.to };
  const first = rankedRows(equal, later, rest);
  if (first.length === near.to) return first;
  const behind = rowsBehind(near.rows, values, mark);
  const remaining = { rows: behind.rows, from: 0, to: near.to - first.length };
  return [...first, ...between(remaining, behind.values, later)];
}

function rowsBehind(rows: Int32Array, values: Float64Array, mark: number) {
  const kept = { rows: new Int32Array(rows.length), values: new Float64Array(rows.length) };
  let count = 0;
  for (let at = 0; at < rows.length; at += 1) {
    const value = values[at] ?? 0;
    if (value <= mark) continue;
    kept.rows[count] = rows[at] ?? 0;
    kept.values[count] = value;
    count += 1;
  }
  return { rows: kept.rows.subarray(0, count), values: kept.values.subarray(0, count) };
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
  const [atLow, atHigh] = [rowsAt(rows, values, low), high > low && rowsAt(rows, values, high)];
  const inside = new Map<number, number[]>();
  let below = 0;
  for (let at = 0; at < rows.length; at += 1) {
    const value = values[at] ?? 0;
    if (value < low) below += 1;
    if (value <= low || value >= high) continue;
    const group = inside.get(value) ?? [];
    group.push(rows[at] ?? 0);
    inside.set(value, group);
  }
  const between = [...inside].sort(([one], [other]) => one - other);
  const middle = between.map(([, group]) => Int32Array.from(group));
  return { below, inOrder: [atLow, ...middle, ...(atHigh ? [atHigh] : [])] };
}

/** The rows of one value: there may be as many as there are rows. */
function rowsAt(rows: Int32Array, values: Float64Array, wanted: number): Int32Array {
  const found = new Int32Array(rows.length);
  let count = 0;
  for (let at = 0; at < rows.length; at += 1) {
    if (values[at] !== wanted) continue;
    found[count] = rows[at] ?? 0;
    count += 1;
  }
  return found.subarray(0, count);
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
    if (low === high || wanted === 0) return low;
    const scale = BUCKETS / (high - low);
    const counts = new Int32Array(BUCKETS + 1);
    for (let at = 0; at < among.length; at += 1) {
      const bucket = Math.floor(((among[at] ?? 0) - low) * scale);
      counts[bucket] = (counts[bucket] ?? 0) + 1;
    }
    let bucket = 0;
    while (wanted >= (counts[bucket] ?? 0)) {
      wanted -= counts[bucket] ?? 0;
      bucket += 1;
    }
    const kept = new Float64Array(counts[bucket] ?? 0);
    let filled = 0;
    for (let at = 0; at < among.length; at += 1) {
      const value = among[at] ?? 0;
      if (Math.floor((value - low) * scale) !== bucket) continue;
      kept[filled] = value;
      filled += 1;
    }
    among = kept;
  }
  return among.toSorted()[wanted] ?? 0;
}

function ends(values: Float64Array): [number, number] {
  let low = Infinity;
  let high = -Infinity;
  for (let at = 0; at < values.length; at += 1) {
    const value = values[at] ?? 0;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return [low, high];
}
