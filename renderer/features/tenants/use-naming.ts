import type { TenantRow } from '#shared/contract/tenants.ts';
import type { UserName } from '#shared/domain/own-name.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import { useApi } from '../../api.tsx';
import { useReport } from '../../ui/report.tsx';
import { namedWords, unnamedWords } from './unnamed.ts';

type Named = Pick<TenantRow, 'id' | 'names'>;

/** Gives one name to the person in each of these tenants; what was kept can be undone together. @returns where it was. */
export function useNaming(): (
  tenants: readonly Named[],
  upn: UserName,
) => Promise<readonly TenantId[]> {
  const api = useApi();
  const report = useReport();
  /** One that cannot take its name holds up no other. */
  const nameAll = async (
    tenants: readonly Named[],
    upnOf: (tenant: Named) => UserName | null,
    words: (kept: number, refused: number) => string,
    undo?: (kept: readonly Named[]) => void,
  ) => {
    const kept: Named[] = [];
    let failure = null;
    for (const tenant of tenants) {
      const result = await api.command('tenants.nameMe', { id: tenant.id, upn: upnOf(tenant) });
      if (result.ok) kept.push(tenant);
      else failure ??= result.failure;
    }
    if (kept.length === 0 && failure) report({ kind: 'failure', failure });
    else {
      const text = words(kept.length, tenants.length - kept.length);
      report({ kind: 'done', text, ...(undo && { undo: () => undo(kept) }) });
    }
    return kept;
  };
  const undo = (kept: readonly Named[]) =>
    void nameAll(kept, ({ names }) => names.typed, unnamedWords);
  return async (tenants, upn) => {
    const words = (kept: number, refused: number) => namedWords(upn, kept, refused);
    const kept = await nameAll(tenants, () => upn, words, undo);
    return kept.map(({ id }) => id);
  };
}
