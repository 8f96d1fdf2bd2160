import { useState } from 'react';
import type { TenantRow } from '#shared/contract/tenants.ts';
import { UserName } from '#shared/domain/own-name.ts';
import { visibleLine } from '#shared/text.ts';
import { useCommand } from '../../api.tsx';
import { useReport } from '../../ui/report.tsx';

/** The draft of the person's own name in a tenant; empty = none is given. */
export function useOwnName({ id, name, names }: Pick<TenantRow, 'id' | 'name' | 'names'>) {
  const [text, setText] = useState(names.typed ?? '');
  const run = useCommand();
  const report = useReport();
  const parsed = UserName.nullable().safeParse(text.trim() === '' ? null : text);
  const before = names.typed;
  return {
    text,
    setText,
    problem: parsed.success ? null : 'A user name looks like ada@contoso.com.',
    /** @returns whether the name is kept, or was not changed. What was kept can be undone for a moment. */
    save: async (): Promise<boolean> => {
      if (!parsed.success) return false;
      const upn = parsed.data;
      if (upn === before) return true;
      const kept = await run('tenants.nameMe', { id, upn });
      if (!kept.ok) return false;
      const what = upn === null ? 'is forgotten' : `is ${upn} now`;
      const undo = () =>
        void run('tenants.nameMe', { id, upn: before }, 'Your name there is as it was.');
      report({ kind: 'done', text: `Your name in ${visibleLine(name)} ${what}.`, undo });
      return true;
    },
  };
}
