import { momentWords, type TemplateValues } from '#shared/domain/templates/template.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import type { AccessPartProps } from './access-part.ts';

/** What a template can say in a form about access: the tenant, where it is about one, and the time. */
export function accessValues(
  places: readonly TenantId[],
  tenants: AccessPartProps['tenants'],
  nowMs: number,
): TemplateValues {
  const [only, other] = new Set(places);
  const name = only && other === undefined ? tenants.get(only)?.name : undefined;
  return { now: momentWords(nowMs), ...(name !== undefined && { 'tenant.name': name }) };
}
