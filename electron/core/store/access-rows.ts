import { Approval } from '#shared/domain/access/approval.ts';
import { GdapLink } from '#shared/domain/access/gdap.ts';
import { Assignment } from '#shared/domain/access/assignment.ts';
import { AccessPackage } from '#shared/domain/access/package.ts';
import { AccessRequest } from '#shared/domain/access/request.ts';
import { AccessReview } from '#shared/domain/access/review.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import type { Database } from './database.ts';
import { guarded } from './sqlite-failure.ts';
import { readable, remembering } from './stored-json.ts';

/** The kinds of things that are kept, and what each is. */
interface AccessItems {
  readonly package: AccessPackage;
  readonly request: AccessRequest;
  readonly assignment: Assignment;
  readonly approval: Approval;
  readonly review: AccessReview;
  readonly gdap: GdapLink;
}
export type AccessKind = keyof AccessItems;
export type AccessItem<K extends AccessKind> = AccessItems[K];
export const ACCESS_KINDS = [
  'package',
  'request',
  'assignment',
  'approval',
  'review',
  'gdap',
] as const satisfies readonly AccessKind[];

/** What a stored text comes to: one thing, or none where this version cannot read it. */
const PARSERS: { readonly [K in AccessKind]: (body: string) => readonly AccessItem<K>[] } = {
  package: (body) => readable(AccessPackage, body),
  request: (body) => readable(AccessRequest, body),
  assignment: (body) => readable(Assignment, body),
  approval: (body) => readable(Approval, body),
  review: (body) => readable(AccessReview, body),
  gdap: (body) => readable(GdapLink, body),
};

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

/** What is known of access in all tenants, on a connection that only reads. */
export function accessReader(db: Database) {
  const all = db
    .prepare<[string], string>('SELECT body FROM access_items WHERE kind = ? ORDER BY tenant, id')
    .pluck();
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

  const waiting = db
    .prepare<[], string>(`
      SELECT body FROM access_items
      WHERE kind = 'approval' AND body ->> '$.goneAt' IS NULL ORDER BY tenant, id`)
    .pluck();
  const parsedWaiting = remembering(PARSERS.approval);

  /** Hundreds are asked for at each look at a queue, and few of them changed in between. */
  const reread = <K extends AccessKind>(kind: K) => {
    const parsed = remembering(PARSERS[kind]);
    return (): AccessItem<K>[] => parsed(all.all(kind)).flat();
  };
  const lists: { readonly [K in AccessKind]: () => AccessItem<K>[] } = {
    package: reread('package'),
    request: reread('request'),
    assignment: reread('assignment'),
    approval: reread('approval'),
    review: reread('review'),
    gdap: reread('gdap'),
  };

  return {
    /** Everything of one kind, tenant by tenant. */
    all: <K extends AccessKind>(kind: K): AccessItem<K>[] =>
      guarded('cache.db', () => lists[kind]()),
    /** Approvals that wait, without all those that did. */
    waitingApprovals: (): Approval[] =>
      guarded('cache.db', () => parsedWaiting(waiting.all()).flat()),
    ofTenant: <K extends AccessKind>(tenantId: TenantId, kind: K): AccessItem<K>[] =>
      guarded('cache.db', () =>
        ofTenant.all(tenantId, kind).flatMap((body) => PARSERS[kind](body)),
      ),
    /** Null where it is not known. */
    one: <K extends AccessKind>(tenantId: TenantId, kind: K, id: string): AccessItem<K> | null =>
      guarded('cache.db', () => {
        const body = one.get(tenantId, kind, id);
        return body === undefined ? null : (PARSERS[kind](body)[0] ?? null);
      }),
  };
}
export type AccessReader = ReturnType<typeof accessReader>;
