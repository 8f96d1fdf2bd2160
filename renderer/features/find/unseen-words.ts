import type { TenantRow } from '#shared/contract/tenants.ts';
import { counted } from '../../ui/words.ts';

/** Silence is never safety: what a search here cannot know. Empty where all tenants are fresh. Pure. */
export function unseenWords(tenants: Iterable<Pick<TenantRow, 'state'>>): string {
  const groups = [...tenants].map(({ state }) => state.group);
  const parts = (['blind', 'stale'] as const)
    .map((group) => ({ group, count: groups.filter((one) => one === group).length }))
    .filter(({ count }) => count > 0)
    .map(({ group, count }) => `${counted(count, 'tenant')} ${group}`);
  return parts.length === 0 ? '' : `${parts.join(', ')}: there may be more than is known here.`;
}
