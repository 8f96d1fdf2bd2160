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

/** What the trail says of one step of something that is on its way. `detail` is JSON, free of secrets. */
export interface StepNote {
  /** `access.recorded`, `change.sent`… */
  readonly action: string;
  readonly at: Instant;
  readonly detail?: Readonly<Record<string, unknown>>;
}

/** What is wrong with an entry: it is not there, its link was changed, its words were, or the end is cut off. */
export type AuditFlaw = 'missing' | 'changed-link' | 'changed-words' | 'cut-off';

export interface AuditCheck {
  readonly ok: boolean;
  /** Place of the first entry that does not fit, counted from 1. */
  readonly brokenAt: number | null;
  /** What is wrong there; null: nothing. */
  readonly flaw: AuditFlaw | null;
  /** Time of that entry as it stands there; where it is gone, of the last one before it. */
  readonly brokenTime: string | null;
  readonly entries: number;
}

interface Link {
  readonly place: number;
  readonly at: string;
  readonly detailHash: string;
  readonly hash: string;
  readonly body: string | null;
}

/** What stands before the first entry. */
export const FIRST_HASH = '0'.repeat(64);

/** SHA-256 of a text in UTF-8, as lower-case hex. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** The hash of a link: over the hash before it, its time and the hash of its words, a line each. */
export function linkHash(
  before: string,
  { at, detailHash }: { readonly at: string; readonly detailHash: string },
): string {
  return sha256(`${before}\n${at}\n${detailHash}`);
}

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
    const hash = linkHash(last.get() ?? FIRST_HASH, { at, detailHash });
    addDetail.run(tenantId, addLink.run(at, detailHash, hash).lastInsertRowid, body);
  });

  return {
    append: (entry: AuditEntry): void => append.immediate(entry),
    /** Walks the whole chain. Missing entries, changed ones and changed words are found. */
    verify: (): AuditCheck => {
      let before = FIRST_HASH;
      let entries = 0;
      let lastAt: string | null = null;
      for (const link of links.iterate()) {
        entries += 1;
        const flaw = flawOf(link, entries, before);
        if (flaw !== null) {
          const brokenTime = flaw === 'missing' ? lastAt : link.at;
          return { ok: false, brokenAt: entries, flaw, brokenTime, entries };
        }
        before = link.hash;
        lastAt = link.at;
      }
      const written = sequence.get() ?? 0; // entries cut off at the end leave their number behind
      if (written === entries) {
        return { ok: true, brokenAt: null, flaw: null, brokenTime: null, entries };
      }
      return { ok: false, brokenAt: entries + 1, flaw: 'cut-off', brokenTime: lastAt, entries };
    },
    /** Removes every word about a tenant; the chain stays valid. */
    purgeTenant: (tenantId: TenantId): void => {
      drop.run(tenantId);
    },
  };
}
export type AuditStore = ReturnType<typeof auditStore>;

function flawOf(link: Link, place: number, before: string): AuditFlaw | null {
  if (link.place !== place) return 'missing';
  if (link.hash !== linkHash(before, link)) return 'changed-link';
  const wordsFit = link.body === null || sha256(link.body) === link.detailHash;
  return wordsFit ? null : 'changed-words';
}
