import { Button, Checkbox } from '@fluentui/react-components';
import { useState } from 'react';
import type { TenantRow } from '#shared/contract/tenants.ts';
import type { Failure } from '#shared/errors.ts';
import { useApi } from '../../api.tsx';
import { TenantMark } from '../../ui/marks.tsx';
import { PlainDialog } from '../../ui/plain-dialog.tsx';
import { StrangerLine } from '../../ui/stranger-text.tsx';
import { counted } from '../../ui/words.ts';

interface RemoveTenantProps {
  readonly tenant: TenantRow;
  readonly onClose: () => void;
  readonly onRemoved: () => void;
}

/** Asks, says what goes, and asks again where changes were not sent yet. */
export function RemoveTenant({ tenant, onClose, onRemoved }: RemoveTenantProps) {
  const api = useApi();
  const [refusal, setRefusal] = useState<Failure | null>(null);
  const [discardUnsent, setDiscardUnsent] = useState(false);
  const remove = async () => {
    const result = await api.command('tenants.remove', { id: tenant.id, discardUnsent });
    if (result.ok) onRemoved();
    else setRefusal(result.failure);
  };
  return (
    <PlainDialog
      title="Remove this tenant?"
      kind="alert"
      closeName="Keep it"
      onClose={onClose}
      actions={
        <Button
          appearance="primary"
          disabled={refusal !== null && !discardUnsent}
          onClick={() => void remove()}
        >
          Remove the tenant
        </Button>
      }
    >
      <p>
        <TenantMark name={tenant.name} colour={tenant.colour} />
      </p>
      <p>
        Everything kept about it on this computer is deleted:{' '}
        {counted(tenant.incidents, 'incident')} with alerts and evidence, your notes, its name,
        colour, tags and sign-in. Nothing changes in the tenant itself. It can be added again at any
        time.
      </p>
      {refusal && (
        <>
          <p role="alert" className="failure-message">
            <StrangerLine text={refusal.message} />{' '}
            {refusal.remedy !== null && <StrangerLine text={refusal.remedy} />}
          </p>
          <Checkbox
            label="Give up the changes that were not sent"
            checked={discardUnsent}
            onChange={(_, { checked }) => setDiscardUnsent(checked === true)}
          />
        </>
      )}
    </PlainDialog>
  );
}
