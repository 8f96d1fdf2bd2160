import { Button, Input } from '@fluentui/react-components';
import { useState } from 'react';
import type { TenantRow } from '#shared/contract/tenants.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import { PlainDialog } from '../../ui/plain-dialog.tsx';
import { counted } from '../../ui/words.ts';
import { EditTenant } from './edit-tenant.tsx';
import { RemoveTenant } from './remove-tenant.tsx';
import { TenantFinder } from './tenant-finder.tsx';
import { TenantsTable } from './tenants-table.tsx';
import { useTenantList } from './use-tenant-list.ts';
import '../../styles/tenants.css';

type Task = { readonly kind: 'find' } | { readonly kind: 'edit' | 'remove'; readonly id: TenantId };

interface TenantsScreenProps {
  readonly range: boolean;
}

/** All tenants of the person, what state they are in, and everything that can be done with them. */
export function TenantsScreen({ range }: TenantsScreenProps) {
  const tenants = useTenantList();
  const [task, setTask] = useState<Task | null>(null);
  const [typed, setTyped] = useState('');
  const done = () => setTask(null);
  const wanted = typed.trim().toLowerCase();
  const fits = ({ name, domain, tags, id }: TenantRow) =>
    [name, domain, id, ...tags].some((text) => text.toLowerCase().includes(wanted));
  const shown = tenants.filter(fits);
  const subject =
    task && task.kind !== 'find' ? tenants.find(({ id }) => id === task.id) : undefined;
  return (
    <div className="page page-wide" role="region" aria-labelledby="tenants-title">
      <div className="page-top">
        <h1 id="tenants-title">Tenants</h1>
        <span className="muted">{counted(tenants.length, 'tenant')}</span>
        <Input
          size="small"
          aria-label="Search the tenants"
          placeholder="Search"
          value={typed}
          onChange={(_, { value }) => setTyped(value)}
        />
        <Button appearance="primary" size="small" onClick={() => setTask({ kind: 'find' })}>
          Add tenants
        </Button>
      </div>
      <TenantsTable
        tenants={shown}
        onEdit={(id) => setTask({ kind: 'edit', id })}
        onRemove={(id) => setTask({ kind: 'remove', id })}
      />
      {task?.kind === 'find' && (
        <PlainDialog title="Add tenants" onClose={done}>
          <TenantFinder range={range} onAdded={done} />
        </PlainDialog>
      )}
      {task?.kind === 'edit' && subject && <EditTenant tenant={subject} onClose={done} />}
      {task?.kind === 'remove' && subject && <RemoveTenant tenant={subject} onClose={done} />}
    </div>
  );
}
