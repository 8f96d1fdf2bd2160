import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { TenantRow } from '#shared/contract/tenants.ts';
import { ContractId, type NamedContract, USUAL_CONTRACT } from '#shared/domain/clock/contract.ts';
import { useCommand } from '../../api.tsx';
import { PlainDialog } from '../../ui/plain-dialog.tsx';
import { StrangerLine } from '../../ui/stranger-text.tsx';
import { counted } from '../../ui/words.ts';
import { contractWords } from './contract-words.ts';
import { EditContract } from './edit-contract.tsx';
import { GiveContract } from './give-contract.tsx';
import { USUAL } from './tenant-order.ts';

interface ContractsDialogProps {
  readonly contracts: readonly NamedContract[];
  readonly tenants: readonly TenantRow[];
  readonly onClose: () => void;
}

type Task =
  | { readonly kind: 'edit'; readonly contract: NamedContract; readonly isNew: boolean }
  | { readonly kind: 'give'; readonly contract: NamedContract | null };

/** The contracts there are, how many tenants have each, and everything that can be done with them. */
export function ContractsDialog({ contracts, tenants, onClose }: ContractsDialogProps) {
  const [task, setTask] = useState<Task | null>(null);
  const run = useCommand();
  const having = (id: ContractId | null) =>
    tenants.filter(({ terms }) => terms.contract === id).length;
  const done = () => setTask(null);
  const begin = () => {
    const id = ContractId.parse(crypto.randomUUID());
    setTask({ kind: 'edit', isNew: true, contract: { ...USUAL_CONTRACT, id, name: '' } });
  };
  return (
    <PlainDialog
      title="Contracts"
      onClose={onClose}
      actions={
        <Button appearance="primary" onClick={begin}>
          New contract
        </Button>
      }
    >
      <ul className="contracts">
        {[null, ...contracts].map((contract) => {
          const name = contract?.name ?? USUAL;
          const count = having(contract?.id ?? null);
          return (
            <li key={contract?.id ?? ''}>
              <strong>
                <StrangerLine text={name} longest={80} />
              </strong>
              <span className="muted">{counted(count, 'tenant')}</span>
              <small className="contract-words">{contractWords(contract ?? USUAL_CONTRACT)}</small>
              <span className="contract-buttons">
                <Button
                  size="small"
                  aria-label={`Give ${name} to tenants`}
                  onClick={() => setTask({ kind: 'give', contract })}
                >
                  Give to tenants
                </Button>
                {contract && (
                  <Button
                    size="small"
                    aria-label={`Edit ${name}`}
                    onClick={() => setTask({ kind: 'edit', contract, isNew: false })}
                  >
                    Edit
                  </Button>
                )}
                {contract && (
                  <Button
                    size="small"
                    aria-label={`Remove ${name}`}
                    disabledFocusable={count > 0}
                    title={count > 0 ? 'Tenants have it: give them another one first.' : ''}
                    onClick={() => void run('contracts.remove', { id: contract.id })}
                  >
                    Remove
                  </Button>
                )}
              </span>
            </li>
          );
        })}
      </ul>
      {task?.kind === 'edit' && <EditContract {...task} onClose={done} />}
      {task?.kind === 'give' && (
        <GiveContract
          contract={task.contract}
          contracts={contracts}
          tenants={tenants}
          onClose={done}
        />
      )}
    </PlainDialog>
  );
}
