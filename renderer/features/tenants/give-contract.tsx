import { Button, Input } from '@fluentui/react-components';
import { useState } from 'react';
import type { TenantRow } from '#shared/contract/tenants.ts';
import type { NamedContract } from '#shared/domain/clock/contract.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import { useCommand } from '../../api.tsx';
import { TenantMark } from '../../ui/marks.tsx';
import { PlainDialog } from '../../ui/plain-dialog.tsx';
import { counted } from '../../ui/words.ts';
import { contractNames, fitting, USUAL } from './tenant-order.ts';

interface GiveContractProps {
  /** Null: the usual targets. */
  readonly contract: NamedContract | null;
  readonly contracts: readonly NamedContract[];
  readonly tenants: readonly TenantRow[];
  readonly onClose: () => void;
}

/** One contract for many tenants: picked by name, domain, state, contract they have or tag. */
export function GiveContract({ contract, contracts, tenants, onClose }: GiveContractProps) {
  const [typed, setTyped] = useState('');
  const [picked, setPicked] = useState<ReadonlySet<TenantId>>(new Set());
  const run = useCommand();
  const id = contract?.id ?? null;
  const name = contract?.name ?? USUAL;
  const others = tenants.filter(({ terms }) => terms.contract !== id);
  const shown = fitting(others, typed, contractNames(contracts));
  const allShown = shown.length > 0 && shown.every((tenant) => picked.has(tenant.id));
  const pick = (ids: readonly TenantId[], on: boolean) => {
    const next = new Set(picked);
    for (const one of ids) {
      if (on) next.add(one);
      else next.delete(one);
    }
    setPicked(next);
  };
  const give = async () => {
    if (picked.size === 0) return;
    const result = await run(
      'contracts.give',
      { id, tenantIds: [...picked] },
      `${name} holds for ${counted(picked.size, 'more tenant')}.`,
    );
    if (result.ok) onClose();
  };
  return (
    <PlainDialog
      title={`Give ${name} to tenants`}
      closeName="Cancel"
      onClose={onClose}
      actions={
        <Button appearance="primary" type="submit" disabledFocusable={picked.size === 0}>
          {picked.size === 0 ? 'Give' : `Give to ${counted(picked.size, 'tenant')}`}
        </Button>
      }
      onSubmit={() => void give()}
    >
      {others.length === 0 ? (
        <p>All tenants have it already.</p>
      ) : (
        <>
          <Input
            aria-label="Filter the tenants by name, domain, state, contract or tag"
            placeholder="Name, domain, state, contract or tag"
            value={typed}
            onChange={(_, { value }) => setTyped(value)}
          />
          <label className="give-all">
            <input
              type="checkbox"
              checked={allShown}
              onChange={() =>
                pick(
                  shown.map((tenant) => tenant.id),
                  !allShown,
                )
              }
            />{' '}
            All {counted(shown.length, 'tenant')} shown
          </label>
          <div className="give-list" role="group" aria-label="Tenants">
            {shown.map((tenant) => (
              <label key={tenant.id}>
                <input
                  type="checkbox"
                  checked={picked.has(tenant.id)}
                  onChange={({ target }) => pick([tenant.id], target.checked)}
                />
                <TenantMark name={tenant.name} colour={tenant.colour} />
              </label>
            ))}
          </div>
        </>
      )}
    </PlainDialog>
  );
}
