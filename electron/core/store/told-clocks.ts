import type { PromiseName } from '#shared/domain/clock/board-clock.ts';
import type { IncidentKey } from '#shared/domain/incident.ts';
import type { Instant } from '#shared/time.ts';
import type { Database } from './database.ts';

/** What there is to tell of a clock: that it soon runs out, that it has. */
export type ClockNewsKind = 'due' | 'breached';

/** One clock of one incident, and what was told of it. */
export interface ToldClock extends IncidentKey {
  readonly promise: PromiseName;
  readonly kind: ClockNewsKind;
}

const BEGUN = 'told-clocks';

/** Of which clocks the person was told (ledger). They go with their tenant (ON DELETE CASCADE). */
export function toldClocks(db: Database) {
  const find = db
    .prepare<[string, string, string, string], number>(
      `SELECT 1 FROM told_clocks
       WHERE tenant_id = ? AND incident_id = ? AND promise = ? AND kind = ?`,
    )
    .pluck();
  const insert = db.prepare<[string, string, string, string, string]>(`
    INSERT INTO told_clocks (tenant_id, incident_id, promise, kind, told_at)
    SELECT tenant_id, ?, ?, ?, ? FROM tenants WHERE tenant_id = ?
    ON CONFLICT DO NOTHING`);
  const prune = db.prepare<[string]>('DELETE FROM told_clocks WHERE told_at < ?');
  const begun = db.prepare<[string], number>('SELECT 1 FROM meta WHERE name = ?').pluck();
  const begin = db.prepare<[string]>(
    "INSERT INTO meta (name, value) VALUES (?, '') ON CONFLICT DO NOTHING",
  );
  const addAll = db.transaction((clocks: readonly ToldClock[], at: Instant): void => {
    for (const { tenantId, incidentId, promise, kind } of clocks) {
      insert.run(incidentId, promise, kind, at, tenantId);
    }
    begin.run(BEGUN);
  });

  return {
    has: ({ tenantId, incidentId, promise, kind }: ToldClock): boolean =>
      find.get(tenantId, incidentId, promise, kind) !== undefined,
    add: (clocks: readonly ToldClock[], at: Instant): void => addAll.immediate(clocks, at),
    /** Whether nobody has looked at the clocks of this profile yet. */
    isNew: (): boolean => begun.get(BEGUN) === undefined,
    prune: (before: Instant): void => {
      prune.run(before);
    },
  };
}
export type ToldClocks = ReturnType<typeof toldClocks>;
