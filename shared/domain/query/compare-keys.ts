import type { FacetName } from '../board.ts';
import type { CompareField, Comparison } from './expression.ts';
import { momentsOffered, momentText, readMoment } from './moment.ts';
import { readSpan, spanText } from './span.ts';

/** What a written value stands for, or why it cannot be understood. */
export type Read<T> = { readonly value: T } | { readonly message: string };

export interface OfferedValue {
  readonly written: string;
  readonly about: string | null;
}

/** A key that is compared with one number. */
export interface CompareKey {
  readonly about: string;
  readonly ways: readonly Comparison[];
  /** The ways that are offered behind the key. */
  readonly offeredWays: readonly Comparison[];
  readonly offered: (nowMs: number) => readonly OfferedValue[];
  readonly facet: FacetName | null;
  readonly read: (written: string) => Read<number>;
  readonly write: (value: number) => string;
  /** What to write, when it cannot be understood. */
  readonly remedy: string;
}

function span(about: string, key: string, facet: FacetName | null): CompareKey {
  const remedy = `Write ${key}>4h or ${key}<30m, with s, m, h, d or w for the unit.`;
  return {
    about,
    ways: ['>', '<'],
    offeredWays: ['>', '<'],
    offered: () => plainly(['30m', '1h', '4h', '24h', '7d', '30d']),
    facet,
    remedy,
    read: (written) => {
      const value = readSpan(written);
      return value === null
        ? { message: `${written} is not a span of time. ${remedy}` }
        : { value };
    },
    write: spanText,
  };
}

function moment(about: string, key: string): CompareKey {
  const remedy = `Write ${key}>=2026-11-21 or ${key}<2026-11-21T05:00, as clocks here say it.`;
  return {
    about,
    ways: ['>', '>=', '<', '<='],
    offeredWays: ['>=', '<'],
    offered: momentsOffered,
    facet: null,
    remedy,
    read: (written) => {
      const value = readMoment(written);
      return value === null ? { message: `${written} is not a date. ${remedy}` } : { value };
    },
    write: momentText,
  };
}

const plainly = (values: readonly string[]): readonly OfferedValue[] =>
  values.map((written) => ({ written, about: null }));

export const COMPARE_KEYS: Readonly<Record<CompareField, CompareKey>> = {
  sla: {
    ...span('time left until it is due', 'sla', null),
    offered: () => plainly(['15m', '30m', '1h', '4h', '24h']),
  },
  age: span('since it was created', 'age', 'age'),
  updated: span('since it last changed', 'updated', null),
  created: moment('when it was created', 'created'),
  closed: moment('when it was seen closed', 'closed'),
  alerts: {
    about: 'how many alerts',
    ways: ['>', '>=', '<', '<=', '='],
    offeredWays: ['>', '<'],
    offered: () => plainly(['1', '5', '10', '50']),
    facet: null,
    remedy: 'Write alerts>10, alerts<=3 or alerts:1.',
    read: (written) =>
      /^\d{1,9}$/.test(written)
        ? { value: Number(written) }
        : { message: `${written} is not a number. Write alerts>10, alerts<=3 or alerts:1.` },
    write: String,
  },
};
