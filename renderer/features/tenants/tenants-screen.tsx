import { Button, Input } from '@fluentui/react-components';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { TenantId } from '#shared/domain/tenant.ts';
import { PlainDialog } from '../../ui/plain-dialog.tsx';
import { counted } from '../../ui/words.ts';
import { ChooseContract } from './choose-contract.tsx';
import { ContractsDialog } from './contracts-dialog.tsx';
import { EditTenant } from './edit-tenant.tsx';
import { RemoveTenant } from './remove-tenant.tsx';
import { TenantFinder } from './tenant-finder.tsx';
import { BLIND_FIRST, contractNames, fitting, ordered, pressed } from './tenant-order.ts';
import { editButtonId, removeButtonId, TenantsTable } from './tenants-table.tsx';
import { unnamedAmong } from './unnamed.ts';
import { useContracts } from './use-contracts.ts';
import { useTenantList } from './use-tenant-list.ts';
import '../../styles/state-list.css';
import '../../styles/tenants.css';

type Task =
  | { readonly kind: 'find' | 'contracts' }
  | { readonly kind: 'edit'; readonly id: TenantId; readonly atName: boolean }
  | { readonly kind: 'remove'; readonly id: TenantId }
  | { readonly kind: 'choose'; readonly ids: ReadonlySet<TenantId> };

interface TenantsScreenProps {
  readonly range: boolean;
  /** The line to go to; `count` tells a second wish for the same. */
  readonly wanted: { readonly id: TenantId; readonly count: number } | null;
  /** The person gives their own name in these. */
  readonly onMyName: (ids: readonly TenantId[]) => void;
}

/** All tenants of the person, what state they are in, and everything that can be done with them. */
export function TenantsScreen({ range, wanted, onMyName }: TenantsScreenProps) {
  const tenants = useTenantList();
  const contracts = useContracts();
  const [task, setTask] = useState<Task | null>(null);
  const [typed, setTyped] = useState('');
  const [order, setOrder] = useState(BLIND_FIRST);
  const [picked, setPicked] = useState<ReadonlySet<TenantId>>(new Set());
  const heading = useRef<HTMLHeadingElement>(null);
  /** The element that takes the focus once the question about removing is gone. */
  const [next, setNext] = useState<{ readonly id: string | null } | null>(null);
  const done = () => setTask(null);
  const contractOf = useMemo(() => contractNames(contracts), [contracts]);
  const shown = ordered(fitting(tenants, typed, contractOf), order, contractOf);
  const among = (ids: ReadonlySet<TenantId>) => tenants.filter(({ id }) => ids.has(id));
  const pickedCount = among(picked).length;
  const nameless = unnamedAmong(among(picked));
  const subject = task && 'id' in task ? tenants.find(({ id }) => id === task.id) : undefined;
  const unpick = () => {
    setPicked(new Set());
    setNext({ id: null });
  };
  const removed = (id: TenantId) => {
    const place = shown.findIndex((tenant) => tenant.id === id);
    const neighbour = shown[place + 1] ?? shown[place - 1];
    setNext({ id: neighbour ? removeButtonId(neighbour.id) : null });
    done();
  };
  const edited = (id: TenantId) => {
    setNext({ id: editButtonId(id) }); // the line of an unknown name, which led there, may be gone
    done();
  };
  useEffect(() => {
    if (wanted === null) return;
    setTyped('');
    setNext({ id: editButtonId(wanted.id) });
  }, [wanted]);
  useEffect(() => {
    if (next === null) return;
    const neighbour = next.id === null ? null : document.getElementById(next.id);
    (neighbour ?? heading.current)?.focus();
    setNext(null);
  }, [next]);
  return (
    <div className="page page-wide" role="region" aria-labelledby="tenants-title">
      <div className="page-top">
        <h1 id="tenants-title" ref={heading} tabIndex={-1}>
          Tenants
        </h1>
        <span className="muted">
          {shown.length < tenants.length && `${shown.length.toLocaleString()} of `}
          {counted(tenants.length, 'tenant')}
        </span>
        <Input
          size="small"
          className="tenants-filter"
          aria-label="Filter the tenants by name, domain, state, contract or tag"
          placeholder="Name, domain, state, contract or tag"
          value={typed}
          onChange={(_, { value }) => setTyped(value)}
        />
        {pickedCount > 0 && (
          <>
            <Button size="small" onClick={() => setTask({ kind: 'choose', ids: picked })}>
              Contract of {pickedCount.toLocaleString()} picked
            </Button>
            {nameless.length > 0 && (
              <Button size="small" onClick={() => onMyName(nameless.map(({ id }) => id))}>
                My name there
              </Button>
            )}
            <Button size="small" onClick={unpick}>
              Unpick
            </Button>
          </>
        )}
        <Button size="small" onClick={() => setTask({ kind: 'contracts' })}>
          Contracts
        </Button>
        <Button appearance="primary" size="small" onClick={() => setTask({ kind: 'find' })}>
          Add tenants
        </Button>
      </div>
      <TenantsTable
        tenants={shown}
        order={order}
        picked={picked}
        contractOf={contractOf}
        onPick={setPicked}
        onContract={(id) => setTask({ kind: 'choose', ids: new Set([id]) })}
        onOrder={(column) => setOrder(pressed(order, column))}
        onEdit={(id, part) => setTask({ kind: 'edit', id, atName: part === 'name' })}
        onRemove={(id) => setTask({ kind: 'remove', id })}
      />
      {task?.kind === 'find' && (
        <PlainDialog title="Add tenants" onClose={done}>
          <TenantFinder range={range} onAdded={done} />
        </PlainDialog>
      )}
      {task?.kind === 'contracts' && contracts && (
        <ContractsDialog contracts={contracts} tenants={tenants} onClose={done} />
      )}
      {task?.kind === 'choose' && contracts && (
        <ChooseContract contracts={contracts} tenants={among(task.ids)} onClose={done} />
      )}
      {task?.kind === 'edit' && subject && contracts && (
        <EditTenant
          tenant={subject}
          contracts={contracts}
          atName={task.atName}
          onClose={() => edited(subject.id)}
        />
      )}
      {task?.kind === 'remove' && subject && (
        <RemoveTenant tenant={subject} onClose={done} onRemoved={() => removed(subject.id)} />
      )}
    </div>
  );
}
