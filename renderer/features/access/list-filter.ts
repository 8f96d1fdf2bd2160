import type { TenantRow } from '#shared/contract/tenants.ts';
import type { TenantId } from '#shared/domain/tenant.ts';

/** What a list of access is narrowed to. */
export interface ListFilter {
  readonly text: string;
  readonly tenant: TenantId | null;
}

export const NO_FILTER: ListFilter = { text: '', tenant: null };

/** Nothing is left out. */
export function isWide({ text, tenant }: ListFilter): boolean {
  return tenant === null && text.trim() === '';
}

/** What a tenant is called, as `tenantText` has it. */
export type NameOf = (tenantId: TenantId) => string;

/** The names of a tenant, in which every list of access seeks words. Pure. */
export function tenantText(tenant: Pick<TenantRow, 'name' | 'domain'> | undefined): string {
  return tenant ? `${tenant.name}\n${tenant.domain}` : '';
}

/**
 * Whether a line is of the tenant, and every word of the filter stands in one of its texts or in what its tenant is
 * called, in whatever case. Pure.
 */
export function fitsFilter(
  { text, tenant }: ListFilter,
  line: { readonly tenantId: TenantId; readonly texts: readonly string[] },
  nameOf: NameOf,
): boolean {
  if (tenant !== null && line.tenantId !== tenant) return false;
  const wanted = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return true;
  const all = [...line.texts, nameOf(line.tenantId)].join('\n').toLowerCase();
  return wanted.every((word) => all.includes(word));
}
