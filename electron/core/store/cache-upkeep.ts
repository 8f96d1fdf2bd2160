import { FIRST_CLOSED_RANK } from './board-ranks.ts';
import type { Database } from './database.ts';

/** Changes that readers may still follow one by one; who is further behind reads everything again. */
const FOLLOWED = 50_000;
/** Everything that is emptied when the cache starts over; tenants keep their names. */
const EMPTIED = [
  'incidents',
  'ended_clocks',
  'waiting_alerts',
  'pending_changes',
  'snoozes',
  'incident_tasks',
  'access_items',
  'tenant_syncs',
  'cursors',
  'identities',
  'words',
  'tag_lists',
];

/** The search indexes; their rows have the numbers of the incidents. */
const SEARCHES = ['search', 'comment_search'];

/** Looks after the file: what to remove, what nobody points at any more, the log that readers follow. */
export function cacheUpkeep(db: Database) {
  const expired = db
    .prepare<[number, number], number>(
      `SELECT n FROM incidents INDEXED BY by_updated
       WHERE updated_at < ? AND status_rank >= ${FIRST_CLOSED_RANK} ORDER BY updated_at LIMIT ?`,
    )
    .pluck();
  const created = db.prepare<[number, number, number], { n: number; id: string }>(
    'SELECT n, id FROM incidents WHERE tenant = ? AND created_at >= ? AND created_at < ?',
  );
  const ofTenant = db.prepare<[number], number>('SELECT n FROM incidents WHERE tenant = ?').pluck();
  const openOf = db
    .prepare<[number], number>(
      `SELECT n FROM incidents WHERE tenant = ? AND status_rank < ${FIRST_CLOSED_RANK}`,
    )
    .pluck();
  const assigned = db.prepare<[number], { n: number; mine: number; assignedTo: string }>(`
    SELECT i.n, i.mine, w.text AS assignedTo FROM incidents i JOIN words w ON w.number = i.assignee
    WHERE i.tenant = ?`);
  const unsearchTenant = SEARCHES.map((index) =>
    db.prepare<[number]>(
      `DELETE FROM ${index} WHERE rowid IN (SELECT n FROM incidents WHERE tenant = ?)`,
    ),
  );
  const nextGeneration = db.prepare('UPDATE board_state SET generation = generation + 1');
  const setClean = db.prepare<[number]>('UPDATE board_state SET clean = ?');
  const span = db.prepare<[], { first: number | null; last: number | null }>(
    `SELECT (SELECT min(stamp) FROM board_changes) AS first,
            (SELECT max(stamp) FROM board_changes) AS last`,
  );
  const cutLog = db.prepare<[number]>('DELETE FROM board_changes WHERE stamp <= ?');

  return {
    /** Rows of closed incidents last updated before that moment, oldest first. */
    expired: (beforeMs: number, limit: number): number[] => expired.all(beforeMs, limit),
    createdBetween: (tenant: number, fromMs: number, toMs: number) =>
      created.all(tenant, fromMs, toMs),
    ofTenant: (tenant: number): number[] => ofTenant.all(tenant),
    openOf: (tenant: number): number[] => openOf.all(tenant),
    assignedIn: (tenant: number) => assigned.all(tenant),
    unsearchTenant: (tenant: number): void => {
      for (const statement of unsearchTenant) statement.run(tenant);
    },
    /** Words and tag lists that no row uses any more: names of people among them. */
    dropOrphans: (): void => {
      db.exec(`
        DELETE FROM words WHERE number NOT IN (
          SELECT severity FROM incidents UNION SELECT status FROM incidents
          UNION SELECT assignee FROM incidents);
        DELETE FROM tag_lists WHERE number NOT IN (SELECT tag_list FROM incidents);`);
    },
    /** Readers start over: more changed than is worth following. */
    startOver: (): void => {
      nextGeneration.run();
    },
    emptyAll: (): void => {
      for (const table of EMPTIED) db.exec(`DELETE FROM ${table}`);
      for (const index of SEARCHES)
        db.exec(`INSERT INTO ${index} (${index}) VALUES ('delete-all')`);
    },
    /** Packs the search indexes, so that removed words leave it for good. */
    packSearch: (): void => {
      for (const index of SEARCHES) db.exec(`INSERT INTO ${index} (${index}) VALUES ('optimize')`);
    },
    trimLog: (): void => {
      const { first, last } = span.get() ?? { first: null, last: null };
      if (first !== null && last !== null && last - first > 2 * FOLLOWED)
        cutLog.run(last - FOLLOWED);
    },
    /** Whether the last program that wrote here got to its end. */
    setClean: (clean: boolean): void => {
      setClean.run(clean ? 1 : 0);
    },
    checkpoint: (): void => {
      db.pragma('wal_checkpoint(TRUNCATE)');
    },
  };
}
