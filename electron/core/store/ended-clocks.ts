import { EndedClock } from '#shared/domain/clock/clock-end.ts';
import { TenantId } from '#shared/domain/tenant.ts';
import type { Database } from './database.ts';
import { guarded } from './sqlite-failure.ts';
import { readable } from './stored-json.ts';

/** Promises that ended and wait to be written down for good. Used inside a transaction. */
export function endedClockWriter(db: Database) {
  const insert = db.prepare<[number, string]>(
    'INSERT INTO ended_clocks (tenant, body) VALUES (?, ?)',
  );
  const drop = db.prepare<[number]>('DELETE FROM ended_clocks WHERE seq <= ?');
  return {
    add: (tenant: number, ended: readonly EndedClock[]): void => {
      for (const one of ended) insert.run(tenant, JSON.stringify(one));
    },
    /** Up to and with that one they stand in the ledger. */
    forget: (upTo: number): void => {
      drop.run(upTo);
    },
  };
}

/** One of them; `seq` rises. */
export interface WaitingEnd {
  readonly seq: number;
  readonly tenantId: TenantId;
  /** Null: it cannot be read any more. */
  readonly ended: EndedClock | null;
}

interface Stored {
  readonly seq: number;
  readonly tenantId: string;
  readonly body: string;
}

/** The same on a connection that only reads. */
export function endedClockReader(db: Database) {
  const list = db.prepare<[number], Stored>(`
    SELECT e.seq, t.id AS tenantId, e.body FROM ended_clocks e JOIN tenants t ON t.number = e.tenant
    ORDER BY e.seq LIMIT ?`);
  return {
    /** The oldest ones. */
    list: (limit: number): WaitingEnd[] =>
      guarded('cache.db', () =>
        list.all(limit).map(({ seq, tenantId, body }) => {
          const [ended = null] = readable(EndedClock, body);
          return { seq, tenantId: TenantId.parse(tenantId), ended };
        }),
      ),
  };
}
export type EndedClockReader = ReturnType<typeof endedClockReader>;
