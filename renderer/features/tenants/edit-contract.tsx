import { Button, Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import { ContractName, type NamedContract } from '#shared/domain/clock/contract.ts';
import { useCommand } from '../../api.tsx';
import { PlainDialog } from '../../ui/plain-dialog.tsx';
import { draftOf, readDraft } from './contract-draft.ts';
import { ContractFields } from './contract-fields.tsx';
import { DiscardQuestion } from './discard-question.tsx';

interface EditContractProps {
  readonly contract: NamedContract;
  readonly isNew: boolean;
  readonly onClose: () => void;
}

/** A contract is written once; what is changed here holds at once for every tenant that has it. */
export function EditContract({ contract, isNew, onClose }: EditContractProps) {
  const [name, setName] = useState(contract.name);
  const [draft, setDraft] = useState(() => draftOf(contract));
  const [asking, setAsking] = useState(false);
  const [tried, setTried] = useState(false);
  const run = useCommand();
  const typed = JSON.stringify([name, draft]);
  const [before] = useState(typed);
  const { contract: terms, problems } = readDraft(draft);
  const named = ContractName.safeParse(name);
  const save = async () => {
    setTried(true);
    if (!terms || !named.success) return;
    const { id } = contract;
    const result = await run('contracts.save', { ...terms, id, name: named.data });
    if (result.ok) onClose();
  };
  return (
    <PlainDialog
      title={isNew ? 'New contract' : `Edit ${contract.name}`}
      closeName="Cancel"
      onClose={onClose}
      onEscape={() => (typed === before ? onClose() : setAsking(!asking))}
      actions={
        <Button appearance="primary" type="submit">
          Save
        </Button>
      }
      onSubmit={() => void save()}
    >
      <div className="form">
        <Field
          label="Name"
          validationMessage={tried && !named.success ? 'A name has 1 to 80 letters.' : null}
        >
          <Input value={name} onChange={(_, { value }) => setName(value)} />
        </Field>
        <ContractFields
          draft={draft}
          problems={problems}
          onChange={(part) => setDraft({ ...draft, ...part })}
        />
        {asking && <DiscardQuestion onKeep={() => setAsking(false)} onDiscard={onClose} />}
      </div>
    </PlainDialog>
  );
}
