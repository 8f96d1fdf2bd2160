import { Button } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import type { Output } from '#shared/contract/contract.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import { visibleLine } from '#shared/text.ts';
import { useCommand } from '../../../api.tsx';
import { PlainDialog } from '../../../ui/plain-dialog.tsx';
import { counted } from '../../../ui/words.ts';
import type { AccessPartProps } from '../access-part.ts';
import { useMineStore } from './mine-context.ts';

/** Takes in My Access links: pasted alone, or as CSV lines of customer, name and link. */
export function ImportDialog({ tenants }: AccessPartProps) {
  const store = useMineStore();
  const run = useCommand();
  const field = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState('');
  const [tenantId, setTenant] = useState<TenantId | null>(null);
  const [told, setTold] = useState<Output<'access.importLinks'> | null>(null);
  useEffect(() => field.current?.focus(), []);
  const byName = [...tenants.values()].sort((a, b) => a.name.localeCompare(b.name));
  const submit = async () => {
    const answer = await run('access.importLinks', { text, tenantId });
    if (answer.ok) setTold(answer.value);
  };
  return (
    <PlainDialog
      title="Import My Access links"
      onClose={() => store.getState().doNow(null)}
      onSubmit={() => void submit()}
      actions={
        <Button appearance="primary" type="submit" disabled={text.trim() === ''}>
          Import
        </Button>
      }
    >
      <div className="mine-form">
        <label className="mine-question">
          <span>
            Links <span className="muted">one a line, or CSV: customer, name, link</span>
          </span>
          <textarea
            ref={field}
            rows={6}
            spellCheck={false}
            value={text}
            onChange={({ target }) => setText(target.value)}
          />
        </label>
        <label className="mine-question">
          <span>Tenant</span>
          <select
            value={tenantId ?? ''}
            onChange={({ target }) =>
              setTenant(byName.find(({ id }) => id === target.value)?.id ?? null)
            }
          >
            <option value="">As the domain of each link says</option>
            {byName.map(({ id, name }) => (
              <option key={id} value={id}>
                {visibleLine(name)}
              </option>
            ))}
          </select>
        </label>
        {told !== null && (
          <div role="status">
            <p>{told.kept === 0 ? 'No link was kept.' : `${counted(told.kept, 'link')} kept.`}</p>
            <ul className="mine-receipt">
              {told.left.slice(0, 50).map(({ line, reason }) => (
                <li key={line}>
                  Line {line}: {reason}
                </li>
              ))}
            </ul>
          </div>
        )}
      </div>
    </PlainDialog>
  );
}
