import { Button } from '@fluentui/react-components';
import { useId, useState } from 'react';
import type { Look } from '#shared/domain/arrangement.ts';
import type { ViewId } from '#shared/domain/views/view.ts';
import { useApi } from '../../../api.tsx';
import { PlainDialog } from '../../../ui/plain-dialog.tsx';
import { Refusal } from './refusal.tsx';

interface SaveViewProps {
  readonly look: Look;
  readonly onSaved: (id: ViewId) => void;
  readonly onClose: () => void;
}

/** Asks for a name and keeps what the board shows under it. */
export function SaveView({ look, onSaved, onClose }: SaveViewProps) {
  const api = useApi();
  const field = useId();
  const [name, setName] = useState('');
  const [refusal, setRefusal] = useState<string | null>(null);
  const save = async () => {
    if (name.trim() === '') return setRefusal('A view needs a name.');
    const saved = await api.command('views.save', { name, look });
    if (saved.ok) onSaved(saved.value.id);
    else setRefusal([saved.failure.message, saved.failure.remedy].filter(Boolean).join(' '));
  };
  return (
    <PlainDialog
      title="Save as a new view"
      closeName="Cancel"
      onClose={onClose}
      onSubmit={() => void save()}
      actions={
        <Button type="submit" appearance="primary">
          Save
        </Button>
      }
    >
      <p>Search, order, columns, row height, groups and layout are kept as they are now.</p>
      <div className="view-field">
        <label htmlFor={field}>Name</label>
        <input
          id={field}
          type="text"
          maxLength={80}
          autoComplete="off"
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
      </div>
      <Refusal text={refusal} />
    </PlainDialog>
  );
}
