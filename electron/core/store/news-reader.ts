import { z } from 'zod';
import { INCIDENT_KINDS, type TellingEvent } from '#shared/domain/telling/event.ts';
import { IncidentId } from '#shared/domain/incident.ts';
import { TenantId } from '#shared/domain/tenant.ts';
import { instant } from '#shared/time.ts';
import { TURNS } from './board-ranks.ts';
import type { Database } from './database.ts';
import { guarded } from './sqlite-failure.ts';
import { fromJson } from './stored-json.ts';

interface StoredNews {
  readonly seq: number;
  readonly kinds: string;
  readonly at: number;
  readonly tenantId: string;
  readonly name: string;
  readonly tags: string;
  readonly id: string;
  readonly title: string;
  readonly severity: string;
  readonly turn: number;
  readonly mine: number;
  readonly accountId: string | null;
}

/** One piece of news; `seq` rises. */
export interface News {
  readonly seq: number;
  readonly event: TellingEvent;
}

/** What waits to be told, on a connection that only reads. */
export function newsReader(db: Database) {
  const list = db.prepare<[number, number, number], StoredNews>(`
    SELECT x.seq, x.kinds, x.at, t.id AS tenantId, t.name, t.tags,
      i.id, i.title, w.text AS severity, i.turn, i.mine,
      x.account_id AS accountId
    FROM news x JOIN incidents i ON i.n = x.n JOIN tenants t ON t.number = i.tenant
      JOIN words w ON w.number = i.severity
    WHERE x.late = ? AND x.seq > ? ORDER BY x.seq LIMIT ?`);

  const newsOf = (row: StoredNews): News => {
    const words = row.kinds.split(' ');
    return {
      seq: row.seq,
      event: {
        kinds: INCIDENT_KINDS.filter((kind) => words.includes(kind)),
        tenant: {
          id: TenantId.parse(row.tenantId),
          name: row.name,
          tags: fromJson(z.array(z.string()), row.tags),
        },
        incident: {
          id: IncidentId.parse(row.id),
          title: row.title,
          severity: row.severity,
          turn: TURNS[row.turn] ?? 'nobody',
          mine: row.mine === 1,
        },
        at: instant(row.at),
        note: null,
        ...(row.accountId !== null && { assignee: row.accountId }),
      },
    };
  };

  return {
    /** The oldest ones after that; `late`: those read while catching up. */
    list: (late: boolean, afterSeq: number, limit: number): News[] =>
      guarded('cache.db', () => list.all(late ? 1 : 0, afterSeq, limit).map(newsOf)),
  };
}
export type NewsReader = ReturnType<typeof newsReader>;
