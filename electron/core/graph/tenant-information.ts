import { z } from 'zod';
import { TenantId } from '#shared/domain/tenant.ts';
import { shortened, visibleLine } from '#shared/text.ts';
import type { GraphClient } from './client.ts';

const GraphTenantInformation = z.object({
  tenantId: TenantId,
  displayName: z.string().nullish(),
  defaultDomainName: z.string().nullish(),
});

/** Public facts of any tenant of this cloud. */
export interface TenantInformation {
  readonly id: TenantId;
  readonly name: string;
  /** Empty when the service tells none. */
  readonly domain: string;
}

async function find(
  graph: GraphClient,
  call: string,
  signal: AbortSignal | undefined,
): Promise<TenantInformation> {
  const { tenantId, displayName, defaultDomainName } = await graph.getParsed(
    `/tenantRelationships/${call}`,
    GraphTenantInformation,
    signal && { signal },
  );
  const domain = defaultDomainName?.trim() ?? '';
  return {
    id: tenantId,
    name: visibleLine(shortened(displayName?.trim() || domain || tenantId, 200)),
    domain,
  };
}

/** A value inside an OData call: quotes are doubled, everything else is encoded. */
function quoted(value: string): string {
  return `'${encodeURIComponent(value.replaceAll("'", "''"))}'`;
}

/**
 * `GET /tenantRelationships/findTenantInformationByTenantId(tenantId='…')`, asked in any tenant.
 * Permission: CrossTenantInformation.ReadBasic.All. @throws AppError `not-found`, `refused`.
 */
export function findTenantById(
  graph: GraphClient,
  id: string,
  signal?: AbortSignal,
): Promise<TenantInformation> {
  return find(graph, `findTenantInformationByTenantId(tenantId=${quoted(id)})`, signal);
}

/**
 * `GET /tenantRelationships/findTenantInformationByDomainName(domainName='…')`.
 * Permission: CrossTenantInformation.ReadBasic.All. @throws AppError `not-found`, `refused`.
 */
export function findTenantByDomain(
  graph: GraphClient,
  domain: string,
  signal?: AbortSignal,
): Promise<TenantInformation> {
  return find(graph, `findTenantInformationByDomainName(domainName=${quoted(domain)})`, signal);
}
