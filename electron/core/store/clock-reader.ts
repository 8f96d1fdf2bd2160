import { z } from 'zod';
import type { PromiseName } from '#shared/domain/clock/board-clock.ts';
import { IncidentId } from '#shared/domain/incident.ts';
import type { TellingEvent } from '#shared/domain/telling/event.ts';
import { TenantId } from '#shared/domain/tenant.ts';
import { TURNS } from './board-ranks.ts';
import { fromJson } from './stored-json.ts';
import type { Database } from './database.ts';
import { LAST_MOMENT } from './board-clocks.ts';
import { guarded } from './sqlite-failure.ts';

const Tags = z.array(z.string());

/** How many clocks of the open board press now: of what is put away none does. */
export interface PressingClocks {
  readonly breached: number;
  readonly warning: number;
}

/** A running clock, with what a rule may ask about its incident. */
export interface DueClock extends Pick<TellingEvent, 'tenant'> {
  readonly incident: NonNullable<TellingEvent['incident']>;
  readonly promise: PromiseName;
  readonly dueMs: number;
}

interface StoredDue {
  readonly dueMs: number;
  readonly promise: number;
  readonly tenantId: string;
  readonly name: string;
  readonly tags: string;
  readonly id: string;
  readonly title: string;
  readonly severity: string;
  readonly turn: number;
  readonly mine: number;
}

const MOST_DUE = 5_000;

function dueClockOf({ tenantId, name, tags, promise, dueMs, ...row }: StoredDue): DueClock {
  const { id, title, severity, turn, mine } = row;
  return {
    tenant: { id: TenantId.parse(tenantId), name, tags: fromJson(Tags, tags) },
    incident: {
      id: IncidentId.parse(id),
      title,
      severity,
      turn: TURNS[turn] ?? 'nobody',
      mine: mine === 1,
    },
    promise: promise === 1 ? 'acknowledge' : 'resolve',
    dueMs,
  };
}

/** Counted along an index, less the few that are put away: those are found by what is. */
const pressingSql = (index: string, condition: string) => `
  SELECT (SELECT count(*) FROM incidents i INDEXED BY ${index} WHERE ${condition})
    - (SELECT count(*) FROM snoozes s CROSS JOIN incidents i
       WHERE i.tenant = s.tenant AND i.id = s.incident_id AND i.snoozed_until > 0 AND ${condition})`;
export const BREACHED = pressingSql('by_due', 'i.due_at <= ?');
export const WARNING = pressingSql(
  'by_warning',
  'i.warn_at > 0 AND i.warn_at <= ? AND i.due_at > ?',
);

/** Clocks of all incidents, on a connection that only reads. Each answer walks an index of moments. */
export function clockReader(db: Database) {
  const breached = db.prepare<[number, number], number>(BREACHED).pluck();
  const warning = db.prepare<[number, number, number, number], number>(WARNING).pluck();
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

  const due = db.prepare<[number, number], StoredDue>(`
    SELECT i.due_at AS dueMs, i.promise, t.id AS tenantId, t.name, t.tags, i.id, i.title,
      w.text AS severity, i.turn, i.mine
    FROM incidents i INDEXED BY by_due JOIN tenants t ON t.number = i.tenant
      JOIN words w ON w.number = i.severity
    WHERE i.due_at > ? AND i.due_at <= ? ORDER BY i.due_at LIMIT ${MOST_DUE}`);

  return {
    /** Running clocks that are due in that span, the first ones first; at most 5,000. */
    dueBetween: (afterMs: number, toMs: number): DueClock[] =>
      guarded('cache.db', () => due.all(afterMs, toMs).map(dueClockOf)),
    /** When the next running clock is due after that moment; null: none is. */
    nextDue: (afterMs: number): number | null =>
      guarded('cache.db', () => nextDue.get(afterMs) ?? null),
    pressing: (nowMs: number): PressingClocks =>
      guarded('cache.db', () => ({
        breached: breached.get(nowMs, nowMs) ?? 0,
        warning: warning.get(nowMs, nowMs, nowMs, nowMs) ?? 0,
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
