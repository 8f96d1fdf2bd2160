import type { Grouping } from '#shared/domain/arrangement.ts';
import { ASSIGNED_TO_NOBODY, type FacetCount } from '#shared/domain/board.ts';
import { Standing } from '#shared/domain/clock/board-clock.ts';
import { standingAt } from './board-clocks.ts';
import { type Columns, turnOf } from './board-columns.ts';
import type { BoardDictionary } from './board-dictionary.ts';
import type { Match } from './board-match.ts';
import type { Part, Step } from './board-ranking.ts';
import { severityRank, sortKey, statusRank, TURNS } from './board-ranks.ts';

interface Source {
  /** How clocks stand is asked for this moment. */
  readonly nowMs: number;
  readonly columns: Columns;
  readonly dictionary: BoardDictionary;
}

/** The wanted rows divided by one column: which groups there are, in order, and which one a row is in. */
export interface BoardGroups {
  readonly counts: readonly FacetCount[];
  /** Rows of the groups that a part of the whole list touches, and that part inside them. */
  readonly touched: (part: { readonly from: number; readonly to: number }) => Part;
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
export function boardGroups(by: Grouping, source: Source, { fails, total }: Match): BoardGroups {
  const { numberOf, numbers, valueOf, compare } = divisionBy(by, source);
  const tally = new Int32Array(numbers);
  for (let n = 1; n < fails.length; n += 1) {
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

  return {
    counts: inOrder.map((number) => ({ value: valueOf(number), count: tally[number] ?? 0 })),
    touched: ({ from, to }) => {
      const end = Math.min(to, total);
      if (from >= end) return { rows: new Int32Array(0), from: 0, to: 0 };
      const [first, last] = [groupAt(from), groupAt(end - 1)];
      const skipped = firsts[first] ?? 0;
      const rows = new Int32Array((firsts[last + 1] ?? total) - skipped);
      let at = 0;
      for (let n = 1; n < fails.length && at < rows.length; n += 1) {
        if (fails[n] !== 0) continue;
        const place = placeOf(n);
        if (place < first || place > last) continue;
        rows[at] = n;
        at += 1;
      }
      return { rows, from: from - skipped, to: end - skipped };
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
