import { z } from 'zod';
import { TenantId } from '#shared/domain/tenant.ts';
import { AppError } from '#shared/errors.ts';
import { shortened, visibleLine } from '#shared/text.ts';
import { Instant } from '#shared/time.ts';
import { type GraphClient, pageOf } from './client.ts';

const A_PAGE = '300';
/** A list that goes on for longer goes in circles. */
const MOST_PAGES = 200;

/** Names are written by the customer: made safe to look at where they come in. */
const Name = z
  .string()
  .transform((name) => visibleLine(shortened(name.trim(), 200)))
  .nullish();

/** Only what is shown; lists may mix in relationships of resellers, which have the same members. */
const Relationship = z.object({
  id: z.string(),
  displayName: z.string().nullish(),
  status: z.string().nullish(),
  endDateTime: Instant.nullish().catch(null),
  customer: z.object({ tenantId: TenantId, displayName: Name }).nullish().catch(null),
});
const RelationshipPage = pageOf(Relationship);

const Customer = z.object({ tenantId: TenantId, displayName: Name }).nullable().catch(null);
const CustomerPage = pageOf(Customer);

/** One GDAP relationship that leads into a customer's tenant now. */
export interface GdapRelationship {
  readonly id: string;
  readonly tenantId: TenantId;
  /** Name of the customer as the partner centre knows it. */
  readonly customer: string | null;
  /** `active` or `expiring`. */
  readonly status: string;
  readonly endsAt: Instant | null;
}

const LIVE = new Set(['active', 'expiring']);

/**
 * `GET /tenantRelationships/delegatedAdminRelationships`, all pages, only those that are in force. Asked
 * in the partner's own (home) tenant. Permission: DelegatedAdminRelationship.Read.All.
 */
export async function readGdapRelationships(
  graph: GraphClient,
  signal?: AbortSignal,
): Promise<GdapRelationship[]> {
  const path = '/tenantRelationships/delegatedAdminRelationships';
  const all = await allPages(graph, path, RelationshipPage, signal);
  return all.flatMap(({ id, customer, status, endDateTime }) => {
    if (!customer || !LIVE.has(status ?? '')) return [];
    const { tenantId, displayName = null } = customer;
    return [
      { id, tenantId, customer: displayName, status: status ?? '', endsAt: endDateTime ?? null },
    ];
  });
}

/**
 * `GET /tenantRelationships/delegatedAdminCustomers`, all pages: names by tenant id. Asked in the home
 * tenant. Permission: DelegatedAdminRelationship.Read.All.
 */
export async function readGdapCustomers(
  graph: GraphClient,
  signal?: AbortSignal,
): Promise<ReadonlyMap<TenantId, string>> {
  const path = '/tenantRelationships/delegatedAdminCustomers';
  const all = await allPages(graph, path, CustomerPage, signal);
  const customers = all.filter((one) => one !== null);
  return new Map(customers.map(({ tenantId, displayName }) => [tenantId, displayName ?? '']));
}

async function allPages<T>(
  graph: GraphClient,
  path: string,
  schema: z.ZodType<{ value: T[]; next: string | null }>,
  signal: AbortSignal | undefined,
): Promise<T[]> {
  const items: T[] = [];
  const call = { bundle: 'home', ...(signal && { signal }) } as const;
  let page = await graph.getParsed(path, schema, { ...call, query: { $top: A_PAGE } });
  items.push(...page.value);
  for (let pages = 1; page.next !== null; pages += 1) {
    if (pages >= MOST_PAGES)
      throw new AppError('bad-answer', 'The list of the service has no end.');
    page = await graph.followParsed(page.next, schema, call);
    items.push(...page.value);
  }
  return items;
}
