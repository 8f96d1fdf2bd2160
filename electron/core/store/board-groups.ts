import type { Grouping } from '#shared/domain/arrangement.ts';
import { ASSIGNED_TO_NOBODY, type FacetCount } from '#shared/domain/board.ts';
import { Standing } from '#shared/domain/clock/board-clock.ts';
import { standingAt } from './board-clocks.ts';
import { type Columns, turnOf } from './board-columns.ts';
import type { BoardDictionary } from './board-dictionary.ts';
import { FAILS } from './board-fails.ts';
import type { Match } from './board-match.ts';
import type { Part, Step } from './board-ranking.ts';
import { severityRank, sortKey, statusRank, TURNS } from './board-ranks.ts';

interface Source {
  /** How clocks stand is asked for this moment. */
  readonly nowMs: number;
  readonly columns: Columns;
  readonly dictionary: BoardDictionary;
}

type Extent = Pick<Part, 'from' | 'to'>;

/** Some rows of one large group, which an index may find; or of several groups, to be ranked together. */
export type GroupPiece =
  | (Extent & { readonly kind: 'large'; readonly match: Match })
  | (Part & { readonly kind: 'ranked' });

/** So many rows are not ranked in memory when an index has them in order. */
const LARGE = 1_000;

/** The wanted rows divided by one column: which groups there are, in order, and which one a row is in. */
export interface BoardGroups {
  readonly counts: readonly FacetCount[];
  /** A part of the whole list, cut so that each large group stands alone. */
  readonly pieces: (part: Extent) => readonly GroupPiece[];
  /** Rows by the place of their group. */
  readonly step: Step;
}

/** How one column divides: the number a row has there, and in which order and by which name numbers come. */
interface Division {
  readonly numberOf: (n: number) => number;
  readonly numbers: number;
  readonly valueOf: (number: number) => string;
  readonly compare: (one: number, other: number) => number;
}

/**
 * Groups of the wanted rows. Headings come from this one pass over the columns in memory, never from rows
 * that were read: a million rows take a few milliseconds. Every value has a place of its own, so that
 * values which sort alike (two words nobody knows, two spellings of a name) are two groups all the same.
 */
export function boardGroups(
  by: Grouping,
  source: Source,
  { fails, near, total }: Match,
): BoardGroups {
  const { numberOf, numbers, valueOf, compare } = divisionBy(by, source);
  const tally = new Int32Array(numbers);
  for (let i = 0; i < near.length; i += 1) {
    const n = near[i] ?? 0;
    if (fails[n] !== 0) continue;
    const number = numberOf(n);
    tally[number] = (tally[number] ?? 0) + 1;
  }
  const inOrder = [...tally.keys()].filter((number) => (tally[number] ?? 0) > 0).sort(compare);
  const places = new Int32Array(numbers);
  const firsts: number[] = [];
  let before = 0;
  inOrder.forEach((number, place) => {
    places[number] = place;
    firsts.push(before);
    before += tally[number] ?? 0;
  });
  const placeOf = (n: number) => places[numberOf(n)] ?? 0;
  const groupAt = (row: number) => {
    const behind = firsts.findIndex((first) => first > row);
    return behind < 0 ? firsts.length - 1 : behind - 1;
  };

  const isLarge = (place: number) => (tally[inOrder[place] ?? 0] ?? 0) > LARGE;
  /** Rows of the groups from one place to another, and a part of the whole list inside them. */
  const ranked = (first: number, last: number, { from, to }: Extent): GroupPiece => {
    const skipped = firsts[first] ?? 0;
    const rows = new Int32Array((firsts[last + 1] ?? total) - skipped);
    let at = 0;
    for (let i = 0; i < near.length; i += 1) {
      const n = near[i] ?? 0;
      if (at === rows.length) break;
      if (fails[n] !== 0) continue;
      const place = placeOf(n);
      if (place < first || place > last) continue;
      rows[at] = n;
      at += 1;
    }
    return { kind: 'ranked', rows, from: from - skipped, to: to - skipped };
  };
  let held: { readonly place: number; readonly match: Match } | null = null;
  /** The rows of one group alone; pages of it are asked for one after the other. */
  const alone = (place: number): Match => {
    if (held?.place === place) return held.match;
    const own = new Uint16Array(fails.length).fill(FAILS.OTHER);
    const rows = new Int32Array(tally[inOrder[place] ?? 0] ?? 0);
    let at = 0;
    for (let i = 0; i < near.length; i += 1) {
      const n = near[i] ?? 0;
      if (fails[n] !== 0 || placeOf(n) !== place) continue;
      own[n] = 0;
      rows[at] = n;
      at += 1;
    }
    const match = { fails: own, near: rows, total: rows.length, snoozed: 0 };
    held = { place, match };
    return match;
  };
  const large = (place: number, { from, to }: Extent): GroupPiece => {
    const skipped = firsts[place] ?? 0;
    return { kind: 'large', match: alone(place), from: from - skipped, to: to - skipped };
  };

  return {
    counts: inOrder.map((number) => ({ value: valueOf(number), count: tally[number] ?? 0 })),
    pieces: ({ from, to }) => {
      const end = Math.min(to, total);
      const found: GroupPiece[] = [];
      let start = from;
      while (start < end) {
        const first = groupAt(start);
        let last = first;
        const endOf = (place: number) => firsts[place + 1] ?? total;
        while (!isLarge(first) && endOf(last) < end && !isLarge(last + 1)) last += 1;
        const extent = { from: start, to: Math.min(end, endOf(last)) };
        found.push(isLarge(first) ? large(first, extent) : ranked(first, last, extent));
        start = extent.to;
      }
      return found;
    },
    step: {
      measured: (rows) => ({ values: Float64Array.from(rows, placeOf), after: null }),
    },
  };
}

function divisionBy(by: Grouping, { columns, dictionary, nowMs }: Source): Division {
  const words = Math.max(dictionary.words().length, 1);
  const byText = (one: number, other: number) =>
    dictionary.word(one) < dictionary.word(other) ? -1 : 1;
  const ranked = (numbers: Int32Array, rank: (word: string) => number): Division => ({
    numberOf: (n) => numbers[n] ?? 0,
    numbers: words,
    valueOf: dictionary.word,
    compare: (one, other) =>
      rank(dictionary.word(one)) - rank(dictionary.word(other)) || byText(one, other),
  });
  switch (by) {
    case 'severity':
      return ranked(columns.severity, (word) => -severityRank(word));
    case 'status':
      return ranked(columns.status, statusRank);
    case 'turn':
      return {
        numberOf: (n) => turnOf(columns.flags[n] ?? 0),
        numbers: TURNS.length,
        valueOf: (number) => TURNS[number] ?? 'us',
        compare: (one, other) => one - other,
      };
    case 'sla':
      return {
        numberOf: (n) => standingAt(columns.dueAt[n] ?? 0, columns.warnS[n] ?? 0, nowMs),
        numbers: Standing.options.length,
        valueOf: (number) => Standing.options[number] ?? 'none',
        compare: (one, other) => one - other,
      };
    case 'tenant': {
      const inOrder = dictionary.tenants();
      const most = inOrder.reduce((highest, { number }) => Math.max(highest, number), 0);
      const places = new Map(inOrder.map(({ number }, place) => [number, place]));
      return {
        numberOf: (n) => columns.tenant[n] ?? 0,
        numbers: most + 1,
        valueOf: (number) => dictionary.tenant(number)?.id ?? '',
        compare: (one, other) => (places.get(one) ?? 0) - (places.get(other) ?? 0),
      };
    }
    case 'assignedTo': {
      // Nobody (number 0) first: that is work to be taken.
      const key = (number: number) => (number === 0 ? '' : sortKey(dictionary.word(number)));
      return {
        numberOf: (n) => columns.assignee[n] ?? 0,
        numbers: words,
        valueOf: (number) => (number === 0 ? ASSIGNED_TO_NOBODY : dictionary.word(number)),
        compare: (one, other) => {
          const [left, right] = [key(one), key(other)];
          if (left === right) return byText(one, other);
          return left < right ? -1 : 1;
        },
      };
    }
  }
}
