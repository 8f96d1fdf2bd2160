import { z } from 'zod';
import type { GdapLink } from '#shared/domain/access/gdap.ts';
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
  displayName: Name.catch(null),
  status: z.string().nullish(),
  endDateTime: Instant.nullish().catch(null),
  autoExtendDuration: z.string().max(40).nullish().catch(null),
  customer: z.object({ tenantId: TenantId, displayName: Name }).nullish().catch(null),
});
const RelationshipPage = pageOf(Relationship);

const Customer = z.object({ tenantId: TenantId, displayName: Name }).nullable().catch(null);
const CustomerPage = pageOf(Customer);

/** One GDAP relationship that leads into a customer's tenant now. */
export interface GdapRelationship extends GdapLink {
  /** Name of the customer as the partner centre knows it. */
  readonly customer: string | null;
}

/** `P0D` and `PT0S` say that it does not (FACTS.md f). */
function isNone(duration: string | null | undefined): boolean {
  return !duration || duration === 'P0D' || duration === 'PT0S';
}

const LONGEST_ID = 200;
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
  return all.flatMap((one): GdapRelationship[] => {
    const { id, customer, endDateTime, autoExtendDuration } = one;
    const status = one.status ?? '';
    if (!customer || !LIVE.has(status) || id === '' || id.length > LONGEST_ID) return [];
    const { tenantId, displayName = null } = customer;
    const endAt = endDateTime ?? null;
    const extendsBy = isNone(autoExtendDuration) ? null : (autoExtendDuration ?? null);
    return [
      {
        id,
        tenantId,
        name: one.displayName ?? '',
        customer: displayName,
        status,
        endAt,
        extendsBy,
      },
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
