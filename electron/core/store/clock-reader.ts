import type { Database } from './database.ts';
import { LAST_MOMENT } from './board-clocks.ts';
import { guarded } from './sqlite-failure.ts';

/** How many clocks press now, and when that changes by itself next. Moments in milliseconds since 1970. */
export interface PressingClocks {
  readonly breached: number;
  readonly warning: number;
}

/** Clocks of all incidents, on a connection that only reads. Each answer walks an index of moments. */
export function clockReader(db: Database) {
  const breached = db
    .prepare<[number], number>('SELECT count(*) FROM incidents INDEXED BY by_due WHERE due_at <= ?')
    .pluck();
  const warning = db
    .prepare<[number, number], number>(
      `SELECT count(*) FROM incidents INDEXED BY by_warning
       WHERE warn_at > 0 AND warn_at <= ? AND due_at > ?`,
    )
    .pluck();
  const nextDue = db
    .prepare<[number], number>(
      `SELECT due_at FROM incidents INDEXED BY by_due
       WHERE due_at > ? AND due_at <= ${LAST_MOMENT} ORDER BY due_at LIMIT 1`,
    )
    .pluck();
  const nextWarning = db
    .prepare<[number], number>(
      `SELECT warn_at FROM incidents INDEXED BY by_warning
       WHERE warn_at > 0 AND warn_at > ? ORDER BY warn_at LIMIT 1`,
    )
    .pluck();

  return {
    pressing: (nowMs: number): PressingClocks =>
      guarded('cache.db', () => ({
        breached: breached.get(nowMs) ?? 0,
        warning: warning.get(nowMs, nowMs) ?? 0,
      })),
    /** When a clock stands otherwise than now, just by time; null: none runs. */
    nextChange: (nowMs: number): number | null =>
      guarded('cache.db', () => {
        const moments = [nextDue.get(nowMs), nextWarning.get(nowMs)].flatMap((ms) => ms ?? []);
        return moments.length === 0 ? null : Math.min(...moments);
      }),
  };
}
export type ClockReader = ReturnType<typeof clockReader>;
