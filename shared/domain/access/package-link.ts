import { z } from 'zod';
import { Instant } from '../../time.ts';
import { TenantId } from '../tenant.ts';
import { PackageId } from './package.ts';

/** A durable My Access link of one package, as it is kept with a tenant (domain.md 3.4, S4-17). */
export const PackageLink = z.object({
  tenantId: TenantId,
  packageId: PackageId,
  /** What it is called here: “Tier 1 Analyst”. */
  name: z.string().trim().min(1).max(200),
  /** A domain of the tenant, as the link names it. */
  domain: z.string().max(253),
});
export type PackageLink = z.infer<typeof PackageLink>;

/** A request that the person made in the browser, as they say. */
export const BrowserAsk = z.object({
  tenantId: TenantId,
  packageId: PackageId,
  name: z.string().max(400),
  saidAt: Instant,
});
export type BrowserAsk = z.infer<typeof BrowserAsk>;

const FORM =
  /^https:\/\/([a-z.]{1,40})\/@([a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?)(?:\/)?#\/access-packages\/([A-Za-z0-9_-]{1,128})\/?$/i;

/**
 * The domain and the package in an address as My Access shows it
 * (`https://myaccess.microsoft.com/@<domain>#/access-packages/<id>`, FACTS.md b); null for any other text.
 * @param host of My Access in this cloud.
 */
export function readPackageLink(
  text: string,
  host: string | null,
): { readonly domain: string; readonly packageId: PackageId } | null {
  const [, found, domain, id] = FORM.exec(text.trim()) ?? [];
  if (host === null || found?.toLowerCase() !== host || domain === undefined) return null;
  const packageId = PackageId.safeParse(id);
  return packageId.success ? { domain: domain.toLowerCase(), packageId: packageId.data } : null;
}
