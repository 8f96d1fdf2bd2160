import { z } from 'zod';
import { TenantId } from '#shared/domain/tenant.ts';
import type { GraphClient } from './client.ts';

const GraphOrganization = z.object({
  id: TenantId,
  displayName: z.string().nullish(),
  verifiedDomains: z
    .array(
      z.object({
        name: z.string(),
        isDefault: z.boolean().nullish(),
        isInitial: z.boolean().nullish(),
      }),
    )
    .nullish(),
});
const Page = z
  .object({ value: z.tuple([GraphOrganization]).rest(z.unknown()) })
  .transform(({ value }) => value[0]);

export interface Organization {
  readonly id: TenantId;
  readonly name: string | null;
  /** Default domain, else the first one; null when the service tells none. */
  readonly domain: string | null;
}

/** `GET /organization`: the tenant itself, one entry. Permission: User.Read. */
export async function readOrganization(
  graph: GraphClient,
  signal?: AbortSignal,
): Promise<Organization> {
  const page = await graph.getParsed('/organization', Page, signal && { signal });
  const { id, displayName, verifiedDomains } = page;
  const domains = verifiedDomains ?? [];
  const chosen = domains.find(({ isDefault }) => isDefault === true) ?? domains[0];
  return { id, name: displayName ?? null, domain: chosen?.name ?? null };
}
