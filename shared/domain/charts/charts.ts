import { z } from 'zod';
import { DAY_MS } from '../../time.ts';
import { AGE_BUCKETS, AgeBucket, type BoardFilter } from '../board.ts';
import { Word } from '../incident.ts';
import { allOf, type BoardExpression, conjunctsOf } from '../query/expression.ts';
import { TenantId } from '../tenant.ts';
import { Turn } from '../turn.ts';

/** How far back the charts over time look. */
export const ChartSpan = z.enum(['24h', '72h', '7d', '14d']);
export type ChartSpan = z.infer<typeof ChartSpan>;

export const CHART_SPANS: Readonly<
  Record<ChartSpan, { readonly spanMs: number; readonly hours: 1 | 6 }>
> = {
  '24h': { spanMs: DAY_MS, hours: 1 },
  '72h': { spanMs: 3 * DAY_MS, hours: 1 },
  '7d': { spanMs: 7 * DAY_MS, hours: 6 },
  '14d': { spanMs: 14 * DAY_MS, hours: 6 },
};

/** An age between two steps of the board's age filter; `null` at an open end. */
export interface AgeClass {
  readonly olderThan: AgeBucket | null;
  readonly youngerThan: AgeBucket | null;
}

/** Younger than an hour, one to four hours, and so on: one more than there are steps. */
export const AGE_CLASSES: readonly AgeClass[] = [null, ...AgeBucket.options].map(
  (olderThan, place) => ({ olderThan, youngerThan: AgeBucket.options[place] ?? null }),
);

/** In which of `AGE_CLASSES` an age is. Pure. */
export function ageClass(ageMs: number): number {
  const younger = AgeBucket.options.findIndex((bucket) => ageMs < AGE_BUCKETS[bucket]);
  return younger < 0 ? AgeBucket.options.length : younger;
}

const Counts = z.array(z.int());

/**
 * The counts behind the charts of the board. Everything is counted over the board's filter, but each chart
 * without what a press on it would set: the charts over time without moments, the map without tenants, the
 * open ones without severity and age, or turn. Over time, open and closed work counts; where snoozed work is asked
 * for, that alone, in every chart.
 */
export const BoardCharts = z.object({
  /** Moments (ms since 1970) between which is counted: one more than there are counts over time. */
  edges: z.array(z.int()).max(400),
  /** By when they were created. */
  arrivals: Counts,
  /** By when a look found them closed; of those that are still closed. */
  closings: Counts,
  /** Arrivals that were closed already at our first look: nobody saw when. */
  closedUnseen: z.int(),
  /** Open work that is not snoozed, or is where that is asked for, by severity, the most severe first; one count for each of `AGE_CLASSES`. */
  open: z.array(z.object({ severity: Word, ages: Counts })),
  /** The same by whose turn it is. */
  turns: z.array(z.object({ turn: Turn, count: z.int() })),
  /** Arrivals of each tenant, most first; no counts where there were none. */
  tenants: z.array(z.object({ tenantId: TenantId, total: z.int(), arrivals: Counts })),
});
export type BoardCharts = z.infer<typeof BoardCharts>;

type MomentField = 'created' | 'closed';
const isMoment = (part: BoardExpression): boolean =>
  part.kind === 'compare' && (part.field === 'created' || part.field === 'closed');

/** A filter without the moments it asks for, and these: what a chart over time shows beside them. */
export function partedMoments(filter: BoardFilter): {
  readonly rest: BoardFilter;
  readonly moments: BoardExpression | null;
} {
  const parts = conjunctsOf(filter.where);
  return {
    rest: { ...filter, where: allOf(parts.filter((part) => !isMoment(part))) },
    moments: allOf(parts.filter(isMoment)),
  };
}

/** The filter asking for one stretch of time instead of those it asked for before. What is snoozed stays asked for. */
export function between(
  filter: BoardFilter,
  field: MomentField,
  [from, to]: readonly [number, number],
): Pick<BoardFilter, 'where' | 'scope'> {
  const parts = conjunctsOf(partedMoments(filter).rest.where);
  return {
    scope: filter.scope === 'snoozed' ? 'snoozed' : field === 'closed' ? 'closed' : 'all',
    where: allOf([
      ...parts,
      { kind: 'compare', field, way: '>=', value: from },
      { kind: 'compare', field, way: '<', value: to },
    ]),
  };
}

/** Whether the filter asks for just that stretch. */
export function isBetween(
  filter: BoardFilter,
  field: MomentField,
  stretch: readonly [number, number],
): boolean {
  const { moments } = partedMoments(filter);
  const wanted = between({ ...filter, where: null }, field, stretch).where;
  return JSON.stringify(moments) === JSON.stringify(wanted);
}

/**
 * By what kept promises are put together. A contract is the one a tenant has now, a party the one whose turn
 * it was longest.
 */
export const PromiseGroup = z.enum(['severity', 'tenant', 'contract', 'party']);
export type PromiseGroup = z.infer<typeof PromiseGroup>;

/** Whether and how the charts stand above the board. */
export const ChartsShown = z.object({
  shown: z.boolean(),
  span: ChartSpan,
  asTable: z.boolean(),
  /** Which of them, where there is no room for all: of the work, or of promises kept. What 0.1 kept has none. */
  part: z.enum(['work', 'promises']).default('work'),
  promisesBy: PromiseGroup.default('severity'),
});
export type ChartsShown = z.infer<typeof ChartsShown>;

export const CHARTS_AT_FIRST: ChartsShown = {
  shown: false,
  span: '24h',
  asTable: false,
  part: 'work',
  promisesBy: 'severity',
};
