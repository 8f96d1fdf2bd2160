import type { TenantRow } from '#shared/contract/tenants.ts';
import type { UserName } from '#shared/domain/own-name.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import { useApi } from '../../api.tsx';
import { useReport } from '../../ui/report.tsx';
import { namedWords } from './unnamed.ts';

type Named = Pick<TenantRow, 'id' | 'names'>;

/** Gives one name to the person in each of these tenants; what was kept can be undone together. @returns where it was. */
export function useNaming(): (
  tenants: readonly Named[],
  upn: UserName,
) => Promise<readonly TenantId[]> {
  const api = useApi();
  const report = useReport();
  const undo = async (kept: readonly Named[]) => {
    for (const { id, names } of kept) {
      const result = await api.command('tenants.nameMe', { id, upn: names.typed });
      if (!result.ok) return report({ kind: 'failure', failure: result.failure });
    }
    report({ kind: 'done', text: 'Your names there are as they were.' });
  };
  return async (tenants, upn) => {
    const kept: Named[] = [];
    let failure = null;
    for (const tenant of tenants) {
      const result = await api.command('tenants.nameMe', { id: tenant.id, upn });
      if (result.ok) kept.push(tenant);
      else failure ??= result.failure;
    }
    if (kept.length === 0 && failure) {
      report({ kind: 'failure', failure });
      return [];
    }
    const text = namedWords(upn, kept.length, tenants.length - kept.length);
    report({ kind: 'done', text, undo: () => void undo(kept) });
    return kept.map(({ id }) => id);
  };
}
