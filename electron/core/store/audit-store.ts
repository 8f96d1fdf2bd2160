import { createHash } from 'node:crypto';
import type { TenantId } from '#shared/domain/tenant.ts';
import type { Instant } from '#shared/time.ts';
import type { Database } from './database.ts';
import { canonicalJson } from './canonical-json.ts';

/** One deed. `tenantId` is null for what concerns no single tenant. `detail` is JSON, free of secrets. */
export interface AuditEntry {
  readonly tenantId: TenantId | null;
  readonly at: Instant;
  readonly accountId: string | null;
  readonly action: string;
  readonly detail: Readonly<Record<string, unknown>>;
}

export interface AuditCheck {
  readonly ok: boolean;
  /** Place of the first entry that does not fit, counted from 1. */
  readonly brokenAt: number | null;
  readonly entries: number;
}

interface Link {
  readonly place: number;
  readonly at: string;
  readonly detailHash: string;
  readonly hash: string;
  readonly body: string | null;
}

const FIRST = '0'.repeat(64);
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/**
 * The audit trail: every entry's hash covers the one before it. What an entry says is stored beside its
 * link and covered by its own hash, so removing a tenant removes the words and leaves the chain whole.
 */
export function auditStore(db: Database) {
  const last = db
    .prepare<[], string>('SELECT hash FROM audit_entries ORDER BY place DESC LIMIT 1')
    .pluck();
  const addLink = db.prepare<[string, string, string]>(
    'INSERT INTO audit_entries (at, detail_hash, hash) VALUES (?, ?, ?)',
  );
  const addDetail = db.prepare<[string | null, number | bigint, string]>(
    'INSERT INTO audit_details (tenant_id, place, body) VALUES (?, ?, ?)',
  );
  const links = db.prepare<[], Link>(`
    SELECT e.place, e.at, e.detail_hash AS detailHash, e.hash, d.body
    FROM audit_entries e LEFT JOIN audit_details d ON d.place = e.place ORDER BY e.place`);
  const sequence = db
    .prepare<[], number>("SELECT seq FROM sqlite_sequence WHERE name = 'audit_entries'")
    .pluck();
  const drop = db.prepare<[string]>('DELETE FROM audit_details WHERE tenant_id = ?');

  const append = db.transaction(({ tenantId, at, accountId, action, detail }: AuditEntry) => {
    const body = canonicalJson({ tenantId, at, accountId, action, detail });
    const detailHash = sha256(body);
    const hash = sha256(`${last.get() ?? FIRST}\n${at}\n${detailHash}`);
    addDetail.run(tenantId, addLink.run(at, detailHash, hash).lastInsertRowid, body);
  });

  return {
    append: (entry: AuditEntry): void => append.immediate(entry),
    /** Walks the whole chain. Missing entries, changed ones and changed words are found. */
    verify: (): AuditCheck => {
      let before = FIRST;
      let entries = 0;
      for (const link of links.iterate()) {
        entries += 1;
        const hash = sha256(`${before}\n${link.at}\n${link.detailHash}`);
        const wordsFit = link.body === null || sha256(link.body) === link.detailHash;
        if (link.place !== entries || link.hash !== hash || !wordsFit) {
          return { ok: false, brokenAt: entries, entries };
        }
        before = hash;
      }
      const written = sequence.get() ?? 0; // entries cut off at the end leave their number behind
      return {
        ok: written === entries,
        brokenAt: written === entries ? null : entries + 1,
        entries,
      };
    },
    /** Removes every word about a tenant; the chain stays valid. */
    purgeTenant: (tenantId: TenantId): void => {
      drop.run(tenantId);
    },
  };
}
export type AuditStore = ReturnType<typeof auditStore>;
