import { z } from 'zod';
import { applyChange, type Changeable, IncidentChange } from '#shared/domain/change.ts';
import { newWithText } from '#shared/domain/new-comments.ts';
import { Instant } from '#shared/time.ts';
import type { Database } from './database.ts';
import { fromJson } from './stored-json.ts';

/**
 * `at`: when it was recorded; the version before did not write it down. `before`: how many comments there
 * were just before one of ours was sent.
 */
const PendingChange = z.object({
  change: IncidentChange,
  by: z.string(),
  at: Instant.optional(),
  before: z.int().optional(),
});
export type PendingChange = z.infer<typeof PendingChange>;

/** Changes of ours over one incident; `refused` ones wait for the person and are not replayed. */
export interface Pending {
  readonly changes: readonly PendingChange[];
  readonly refused: number;
}

export const NOTHING_PENDING: Pending = { changes: [], refused: 0 };

/** How the incident looks with the changes carried out; a comment that has arrived already is there once. */
export function replayed<T extends Changeable>(incident: T, { changes }: Pending): T {
  const { comments } = incident;
  const hasArrived = ({ change, before }: PendingChange) =>
    change.kind === 'comment' &&
    before !== undefined &&
    newWithText(change.text, before, comments) > 0;
  return changes
    .filter((pending) => !hasArrived(pending))
    .reduce((shown, { change, by }) => applyChange(shown, change, by), incident);
}

/** The cache's mirror of what the ledger has not settled, by incident. */
export function pendingStore(db: Database) {
  const read = db.prepare<[number, string], { changes: string; refused: number }>(
    'SELECT changes, refused FROM pending_changes WHERE tenant = ? AND incident_id = ?',
  );
  const any = db
    .prepare<[number], number>('SELECT 1 FROM pending_changes WHERE tenant = ? LIMIT 1')
    .pluck();
  const write = db.prepare<[number, string, string, number]>(`
    INSERT INTO pending_changes (tenant, incident_id, changes, refused) VALUES (?, ?, ?, ?)
    ON CONFLICT (tenant, incident_id) DO UPDATE SET
      changes = excluded.changes, refused = excluded.refused`);
  const drop = db.prepare<[number, string]>(
    'DELETE FROM pending_changes WHERE tenant = ? AND incident_id = ?',
  );

  return {
    /** Whether anything of the tenant is pending: most of the time nothing is. */
    any: (tenant: number): boolean => any.get(tenant) !== undefined,
    get: (tenant: number, incidentId: string): Pending => {
      const row = read.get(tenant, incidentId);
      if (!row) return NOTHING_PENDING;
      return { changes: fromJson(z.array(PendingChange), row.changes), refused: row.refused };
    },
    set: (tenant: number, incidentId: string, { changes, refused }: Pending): void => {
      if (changes.length === 0 && refused === 0) drop.run(tenant, incidentId);
      else write.run(tenant, incidentId, JSON.stringify(changes), refused);
    },
  };
}
