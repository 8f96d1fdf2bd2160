import { Button, Field, Input } from '@fluentui/react-components';
import { type KeyboardEvent, useState } from 'react';
import type { Action } from '#shared/domain/keys/action.ts';
import { bindingsOf } from '#shared/domain/keys/bindings.ts';
import type { OwnKeys } from '#shared/domain/keys/own-keys.ts';
import { pressOf, stepOf } from '#shared/domain/keys/press.ts';
import { conflictsOf, rebound, swappedKeys } from '#shared/domain/keys/rebind.ts';
import { PlainDialog } from '../../../ui/plain-dialog.tsx';
import { usePrintedKeys } from '../../../ui/shortcuts.tsx';
import { type Captured, captured, NOTHING_CAPTURED } from './captured.ts';

interface ChangeKeysProps {
  readonly action: Action;
  readonly own: OwnKeys;
  readonly onSave: (own: OwnKeys, done: string) => Promise<void>;
  readonly onClose: () => void;
}

/** Takes the keys a person presses: Enter saves, Esc leaves, Tab goes on, so these three are never taken. */
export function ChangeKeys({ action, own, onSave, onClose }: ChangeKeysProps) {
  const { id, name, keys: usual } = action;
  const printed = usePrintedKeys();
  const [{ keys, refusal }, setCaptured] = useState<Captured>(NOTHING_CAPTURED);
  const now = bindingsOf(own).keysOf(id);
  const inTheWay = keys === null ? [] : conflictsOf(own, id, keys);
  const given = keys === null ? null : swappedKeys(own, id, keys);
  const save = (wanted: string | null, way: 'swap' | 'take' = 'take') =>
    void onSave(
      rebound(own, id, wanted, way),
      wanted === null ? `${name} has no keys.` : `${name}: ${printed(wanted)}`,
    );
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const step = stepOf(pressOf(event.nativeEvent));
    if (step === null || ['Tab', 'Shift+Tab', 'Escape', 'Enter'].includes(step)) return;
    event.preventDefault();
    setCaptured((before) => captured(before, step, action));
  };
  const names = inTheWay.map((other) => other.name).join(', ');
  return (
    <PlainDialog
      title={`Keys: ${name}`}
      closeName="Cancel"
      onClose={onClose}
      onSubmit={() => {
        if (keys !== null && inTheWay.length === 0) save(keys);
      }}
      actions={
        <>
          {now !== null && <Button onClick={() => save(null)}>No keys</Button>}
          {usual !== null && now !== usual && (
            <Button onClick={() => setCaptured({ keys: usual, refusal: null })}>
              Usual: {printed(usual)}
            </Button>
          )}
          {inTheWay.length > 0 && <Button onClick={() => save(keys)}>Take them from there</Button>}
          {given !== null && (
            <Button appearance="primary" onClick={() => save(keys, 'swap')}>
              Swap
            </Button>
          )}
          {inTheWay.length === 0 && (
            <Button appearance="primary" type="submit" disabledFocusable={keys === null}>
              Save
            </Button>
          )}
        </>
      }
    >
      <Field
        label="Press the new keys"
        hint="One key, several held together, or two one after the other. Enter saves, Esc leaves."
        {...(refusal !== null && { validationMessage: refusal })}
      >
        <Input
          readOnly
          autoFocus
          value={keys === null ? '' : printed(keys)}
          placeholder={now === null ? 'none' : `now ${printed(now)}`}
          onKeyDown={onKeyDown}
        />
      </Field>
      <p role="status">
        {keys !== null && inTheWay.length > 0 && (
          <>
            {printed(keys)} is in use: {names}.{' '}
            {given === null
              ? 'Taken from there, it has no keys.'
              : `Swapped, it gets ${printed(given)}.`}
          </>
        )}
      </p>
    </PlainDialog>
  );
}
