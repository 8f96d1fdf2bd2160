import type { z } from 'zod';
import { Approval } from '#shared/domain/access/approval.ts';
import { GdapLink } from '#shared/domain/access/gdap.ts';
import { Assignment } from '#shared/domain/access/assignment.ts';
import { AccessPackage } from '#shared/domain/access/package.ts';
import { AccessRequest } from '#shared/domain/access/request.ts';
import { AccessReview } from '#shared/domain/access/review.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import type { Database } from './database.ts';
import { guarded } from './sqlite-failure.ts';
import { readable } from './stored-json.ts';

/** The kinds of things that are kept, and what each is. */
export const ACCESS_ITEMS = {
  package: AccessPackage,
  request: AccessRequest,
  assignment: Assignment,
  approval: Approval,
  review: AccessReview,
  gdap: GdapLink,
} as const;
export type AccessKind = keyof typeof ACCESS_ITEMS;
export const ACCESS_KINDS = [
  'package',
  'request',
  'assignment',
  'approval',
  'review',
  'gdap',
] as const;
export type AccessItem<K extends AccessKind> = z.output<(typeof ACCESS_ITEMS)[K]>;

/** Everything of one kind that a tenant has, as it was read: what is not in it is gone. */
export interface AccessList {
  readonly kind: AccessKind;
  readonly items: readonly { readonly id: string; readonly body: string }[];
}

/** By the tenant's number. Writing side. */
export function accessRows(db: Database) {
  const kept = db.prepare<[number, string], { id: string; body: string }>(
    'SELECT id, body FROM access_items WHERE tenant = ? AND kind = ?',
  );
  const put = db.prepare<[number, string, string, string]>(`
    INSERT INTO access_items (tenant, kind, id, body) VALUES (?, ?, ?, ?)
    ON CONFLICT (tenant, kind, id) DO UPDATE SET body = excluded.body`);
  const drop = db.prepare<[number, string, string]>(
    'DELETE FROM access_items WHERE tenant = ? AND kind = ? AND id = ?',
  );

  return {
    /** Makes the list what is kept. @returns how many items are new, different or gone. */
    replace: (tenant: number, { kind, items }: AccessList): number => {
      const before = new Map(kept.all(tenant, kind).map(({ id, body }) => [id, body]));
      let changed = 0;
      for (const { id, body } of items) {
        if (before.get(id) !== body) {
          put.run(tenant, kind, id, body);
          changed += 1;
        }
        before.delete(id);
      }
      for (const id of before.keys()) drop.run(tenant, kind, id);
      return changed + before.size;
    },
  };
}

/** A stored thing and what its text came to: a text that stayed the same is not parsed again. */
interface Kept {
  readonly body: string;
  readonly items: readonly AccessItem<AccessKind>[];
}

/** What is known of access in all tenants, on a connection that only reads. */
export function accessReader(db: Database) {
  const all = db.prepare<[string], { key: string; body: string }>(`
    SELECT tenant || ' ' || id AS key, body FROM access_items WHERE kind = ? ORDER BY tenant, id`);
  const ofTenant = db
    .prepare<[string, string], string>(`
      SELECT a.body FROM access_items a JOIN tenants t ON t.number = a.tenant
      WHERE t.id = ? AND a.kind = ? ORDER BY a.id`)
    .pluck();
  const one = db
    .prepare<[string, string, string], string>(`
      SELECT a.body FROM access_items a JOIN tenants t ON t.number = a.tenant
      WHERE t.id = ? AND a.kind = ? AND a.id = ?`)
    .pluck();

  function parsed<K extends AccessKind>(kind: K, bodies: readonly string[]): AccessItem<K>[] {
    // The one cast: TypeScript cannot see that the schema found under K is the schema of K.
    const schema = ACCESS_ITEMS[kind] as unknown as z.ZodType<AccessItem<K>>;
    return bodies.flatMap((body) => readable(schema, body));
  }

  const kept = new Map<AccessKind, ReadonlyMap<string, Kept>>();
  /** Hundreds of things are asked for at each look at a queue, and few of them changed in between. */
  function allOf<K extends AccessKind>(kind: K): AccessItem<K>[] {
    const before = kept.get(kind);
    const now = new Map<string, Kept>();
    const found: AccessItem<K>[] = [];
    for (const { key, body } of all.all(kind)) {
      const same = before?.get(key);
      const known = same?.body === body ? same : { body, items: parsed(kind, [body]) };
      now.set(key, known);
      // The one cast: what is kept under a kind was parsed as that kind.
      found.push(...(known.items as readonly AccessItem<K>[]));
    }
    kept.set(kind, now);
    return found;
  }

  return {
    /** Everything of one kind, tenant by tenant. */
    all: <K extends AccessKind>(kind: K): AccessItem<K>[] => guarded('cache.db', () => allOf(kind)),
    ofTenant: <K extends AccessKind>(tenantId: TenantId, kind: K): AccessItem<K>[] =>
      guarded('cache.db', () => parsed(kind, ofTenant.all(tenantId, kind))),
    /** Null where it is not known. */
    one: <K extends AccessKind>(tenantId: TenantId, kind: K, id: string): AccessItem<K> | null =>
      guarded('cache.db', () => {
        const body = one.get(tenantId, kind, id);
        return body === undefined ? null : (parsed(kind, [body])[0] ?? null);
      }),
  };
}
export type AccessReader = ReturnType<typeof accessReader>;
