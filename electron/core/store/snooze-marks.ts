import { IncidentKey } from '#shared/domain/incident.ts';
import { SeenAsleep, WakeReason } from '#shared/domain/snooze.ts';
import type { Database } from './database.ts';
import { guarded } from './sqlite-failure.ts';
import { fromJson } from './stored-json.ts';

/** A snooze as the cache mirrors it. */
export interface SnoozeMark {
  /** Milliseconds since 1970. */
  readonly untilMs: number;
  /** The service's state when it was put away. */
  readonly seen: SeenAsleep;
}

interface MarkRow {
  readonly id: string;
  readonly until: number;
  readonly seen: string;
}

const NOBODY: ReadonlyMap<string, SnoozeMark> = new Map();

/** The cache's mirror of what the ledger put away, by incident. Used inside a transaction. */
export function snoozeMarks(db: Database) {
  const put = db.prepare<[number, string, number, string]>(`
    INSERT INTO snoozes (tenant, incident_id, until, seen) VALUES (?, ?, ?, ?)
    ON CONFLICT (tenant, incident_id) DO UPDATE SET
      until = excluded.until, seen = excluded.seen,
      woken = CASE WHEN seen = excluded.seen THEN woken END`);
  const seenOf = db
    .prepare<[number, string], string>(
      'SELECT seen FROM snoozes WHERE tenant = ? AND incident_id = ?',
    )
    .pluck();
  const drop = db.prepare<[number, string]>(
    'DELETE FROM snoozes WHERE tenant = ? AND incident_id = ?',
  );
  const asleep = db.prepare<[number], MarkRow>(
    'SELECT incident_id AS id, until, seen FROM snoozes WHERE tenant = ? AND woken IS NULL',
  );
  const wake = db.prepare<[string, number, string]>(
    'UPDATE snoozes SET woken = ? WHERE tenant = ? AND incident_id = ?',
  );

  return {
    /** @returns whether it was not put away before, or was looked at anew. */
    set: (tenant: number, incidentId: string, mark: SnoozeMark): boolean => {
      const seen = JSON.stringify(mark.seen);
      const isNew = seenOf.get(tenant, incidentId) !== seen;
      // What happened to one that only gets another time has happened all the same.
      put.run(tenant, incidentId, mark.untilMs, seen);
      return isNew;
    },
    drop: (tenant: number, incidentId: string): void => {
      drop.run(tenant, incidentId);
    },
    /** What still sleeps in a tenant, by the id of the incident. */
    ofTenant: (tenant: number): ReadonlyMap<string, SnoozeMark> => {
      const rows = asleep.all(tenant);
      if (rows.length === 0) return NOBODY;
      return new Map(
        rows.map(({ id, until, seen }) => [
          id,
          { untilMs: until, seen: fromJson(SeenAsleep, seen) },
        ]),
      );
    },
    wake: (tenant: number, incidentId: string, reason: WakeReason): void => {
      wake.run(reason, tenant, incidentId);
    },
  };
}

/** One line of the mirror, as core compares it with the ledger. */
export interface MirroredSnooze extends IncidentKey {
  readonly untilMs: number;
  /** Why it has to come back; null = it sleeps. */
  readonly woken: WakeReason | null;
}

/** The mirror, on a connection that only reads. */
export function snoozeMirror(db: Database) {
  const all = db.prepare<
    [],
    { tenantId: string; incidentId: string; untilMs: number; woken: string | null }
  >(`
    SELECT t.id AS tenantId, s.incident_id AS incidentId, s.until AS untilMs, s.woken
    FROM snoozes s JOIN tenants t ON t.number = s.tenant`);
  return {
    list: (): MirroredSnooze[] =>
      guarded('cache.db', () =>
        all.all().map(({ untilMs, woken, ...key }) => ({
          ...IncidentKey.parse(key),
          untilMs,
          woken: woken === null ? null : WakeReason.parse(woken),
        })),
      ),
  };
}
export type SnoozeMirror = ReturnType<typeof snoozeMirror>;
