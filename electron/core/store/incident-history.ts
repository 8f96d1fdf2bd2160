import { type SeenChange, SeenChange as Stored } from '#shared/domain/incident-history.ts';
import { type Instant, instant } from '#shared/time.ts';
import type { Database } from './database.ts';
import { readable } from './stored-json.ts';

/** Changes kept of one incident; they go with it when its time is over. */
const KEPT = 200;

/** Writes what changed between two looks. */
export function historyWriter(db: Database) {
  const insert = db.prepare<[number, number, string]>(
    'INSERT INTO incident_changes (n, seen_at, body) VALUES (?, ?, ?)',
  );
  const trim = db.prepare<[number, number, number]>(`
    DELETE FROM incident_changes WHERE n = ? AND number <= (
      SELECT number FROM incident_changes WHERE n = ? ORDER BY number DESC LIMIT 1 OFFSET ?)`);

  return {
    add: (n: number, seenAtMs: number, change: SeenChange): void => {
      insert.run(n, seenAtMs, JSON.stringify(change));
      trim.run(n, n, KEPT);
    },
  };
}

/** A change and the look that found it. */
export interface HistoryEntry extends SeenChange {
  readonly seenAt: Instant;
}

/** Reads them by the number of the incident's row, newest first. One that cannot be read is left out. */
export function historyReader(db: Database) {
  const of = db.prepare<[number], { seenAt: number; body: string }>(
    'SELECT seen_at AS seenAt, body FROM incident_changes WHERE n = ? ORDER BY number DESC',
  );
  const entries = (n: number): HistoryEntry[] =>
    of
      .all(n)
      .flatMap(({ seenAt, body }) =>
        readable(Stored, body).map((change) => ({ ...change, seenAt: instant(seenAt) })),
      );

  return {
    of: entries,
    /** Since when it is assigned as it is now; null when that was so at our first look. */
    assigned: (n: number, assignedTo: string | null) => {
      for (const { updatedAt, seenAt, changes } of entries(n)) {
        const found = changes.find(({ field }) => field === 'assignedTo');
        if (found) return found.to === assignedTo ? { at: updatedAt, seenAt } : null;
      }
      return null;
    },
  };
}
