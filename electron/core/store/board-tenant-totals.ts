import { Standing } from '#shared/domain/clock/board-clock.ts';
import { isOpen } from '#shared/domain/incident.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import { standingAt } from './board-clocks.ts';
import { type Columns, isSnoozed } from './board-columns.ts';
import type { BoardDictionary } from './board-dictionary.ts';
import { isExpertsSign, isExpertsStatus } from './experts-work.ts';

const OVER = Standing.options.indexOf('breached');

export interface TenantTotals {
  readonly incidents: number;
  readonly open: number;
  /** Open, not put away, and over its time. */
  readonly over: number;
  /** Whether the incidents show that Defender Experts work there. */
  readonly expertsWork: boolean;
}

export const NO_INCIDENTS: TenantTotals = { incidents: 0, open: 0, over: 0, expertsWork: false };

interface Rows {
  readonly columns: Columns;
  readonly size: number;
}

/** What a word says as a status, or as an assignee. */
const OPEN = 1;
const EXPERTS_STATUS = 2;
const EXPERTS_NAME = 4;

function meaningOf(word: string): number {
  const status = isExpertsStatus(word) ? EXPERTS_STATUS : 0;
  const name = isExpertsSign(word) ? EXPERTS_NAME : 0;
  return (isOpen(word) ? OPEN : 0) | status | name;
}

/** Counts what each tenant has on the board, in one pass over its rows. */
export function tenantTotals(dictionary: BoardDictionary) {
  let words: readonly string[] = [];
  let meanings = new Uint8Array();

  /** Words are only added, until all are forgotten; what they mean is asked once. */
  const meaningsNow = (): Uint8Array => {
    const now = dictionary.words();
    if (now !== words || now.length !== meanings.length) {
      words = now;
      meanings = Uint8Array.from(now, (word = '') => meaningOf(word));
    }
    return meanings;
  };

  // Rows that are gone have number 0 in every column, which is no tenant's: nothing is asked of them.
  return ({ columns, size }: Rows, nowMs: number): Map<TenantId, TenantTotals> => {
    const { tenant, status, assignee, flags, dueAt, warnS } = columns;
    const known = dictionary.tenants();
    const numbers = known.reduce((most, { number }) => Math.max(most, number), 0) + 1;
    const incidents = new Int32Array(numbers);
    const open = new Int32Array(numbers);
    const over = new Int32Array(numbers);
    const signs = new Int32Array(numbers);
    const meaning = meaningsNow();
    for (let n = 1; n < size; n += 1) {
      const at = tenant[n] ?? 0;
      const standing = meaning[status[n] ?? 0] ?? 0;
      const holder = meaning[assignee[n] ?? 0] ?? 0;
      bump(incidents, at);
      if (standing & EXPERTS_STATUS || holder & EXPERTS_NAME) bump(signs, at);
      if (!(standing & OPEN)) continue;
      bump(open, at);
      if (isSnoozed(flags[n] ?? 0)) continue;
      if (standingAt(dueAt[n] ?? 0, warnS[n] ?? 0, nowMs) === OVER) bump(over, at);
    }
    return new Map(
      known.map(({ id, number }) => {
        const totals = {
          incidents: incidents[number] ?? 0,
          open: open[number] ?? 0,
          over: over[number] ?? 0,
          expertsWork: (signs[number] ?? 0) > 0,
        };
        return [id, totals];
      }),
    );
  };
}

function bump(counts: Int32Array, at: number): void {
  counts[at] = (counts[at] ?? 0) + 1;
}
