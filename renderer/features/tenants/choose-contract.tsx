import { ended } from '#shared/domain/words.ts';
import { Button, Field, Select } from '@fluentui/react-components';
import { useState } from 'react';
import type { TenantRow } from '#shared/contract/tenants.ts';
import { ContractId, type NamedContract, USUAL_CONTRACT } from '#shared/domain/clock/contract.ts';
import { visibleLine } from '#shared/text.ts';
import { useCommand } from '../../api.tsx';
import { TenantMark } from '../../ui/marks.tsx';
import { PlainDialog } from '../../ui/plain-dialog.tsx';
import { counted } from '../../ui/words.ts';
import { contractWords, ownWords } from './contract-words.ts';
import { USUAL } from './tenant-order.ts';
import '../../styles/contracts.css';

interface ChooseContractProps {
  readonly contracts: readonly NamedContract[];
  /** One or more of them. */
  readonly tenants: readonly TenantRow[];
  readonly onClose: () => void;
}

const MOST_NAMES = 8;
const UNCHOSEN = '-';

/** Which contract these tenants have from now on. */
export function ChooseContract({ contracts, tenants, onClose }: ChooseContractProps) {
  const before = new Set(tenants.map(({ terms }) => terms.contract));
  const [same] = before;
  /** Undefined: they have different ones, and nothing is chosen for the person. */
  const [chosen, setChosen] = useState(before.size === 1 ? same : undefined);
  const run = useCommand();
  const contract = contracts.find(({ id }) => id === chosen);
  const name = contract?.name ?? USUAL;
  const withOwn = tenants.filter(({ terms }) => ownWords(terms.own) !== null).length;
  const [first] = tenants;
  const who = tenants.length === 1 && first ? first.name : counted(tenants.length, 'tenant');
  const give = async () => {
    const tenantIds = tenants.map(({ id }) => id);
    if (chosen === undefined) return;
    if (tenantIds.length === 0) return onClose();
    const result = await run(
      'contracts.give',
      { id: contract?.id ?? null, tenantIds },
      ended(`${visibleLine(name)} holds for ${visibleLine(who)}`),
    );
    if (result.ok) onClose();
  };
  return (
    <PlainDialog
      title={`Contract of ${who}`}
      closeName="Cancel"
      onClose={onClose}
      actions={
        <Button appearance="primary" type="submit" disabledFocusable={chosen === undefined}>
          {tenants.length === 1 ? 'Save' : `Save for ${counted(tenants.length, 'tenant')}`}
        </Button>
      }
      onSubmit={() => void give()}
    >
      <ul className="chosen-tenants">
        {tenants.slice(0, MOST_NAMES).map(({ id, name: tenantName, colour }) => (
          <li key={id}>
            <TenantMark name={tenantName} colour={colour} />
          </li>
        ))}
        {tenants.length > MOST_NAMES && (
          <li className="muted">and {counted(tenants.length - MOST_NAMES, 'more tenant')}</li>
        )}
      </ul>
      <Field
        label="Contract"
        hint={
          chosen === undefined
            ? `They have ${before.size} different ones now.`
            : contractWords(contract ?? USUAL_CONTRACT)
        }
      >
        <Select
          value={chosen === undefined ? UNCHOSEN : (contract?.id ?? '')}
          onChange={(_, { value }) => setChosen(value === '' ? null : ContractId.parse(value))}
        >
          {chosen === undefined && (
            <option value={UNCHOSEN} disabled>
              Choose one
            </option>
          )}
          <option value="">{USUAL}</option>
          {contracts.map((one) => (
            <option key={one.id} value={one.id}>
              {visibleLine(one.name)}
            </option>
          ))}
        </Select>
      </Field>
      {withOwn > 0 && (
        <p className="muted">
          What is different for {counted(withOwn, 'tenant')} of these stays as it is.
        </p>
      )}
      {contracts.length === 0 && (
        <p className="muted">No contract is written yet: the button Contracts makes one.</p>
      )}
    </PlainDialog>
  );
}
