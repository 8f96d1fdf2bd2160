import { Button, Input, Switch } from '@fluentui/react-components';
import { useMemo, useRef, useState } from 'react';
import { type Action, ALL_ACTIONS } from '#shared/domain/keys/action.ts';
import { bindingsOf } from '#shared/domain/keys/bindings.ts';
import type { OwnKeys } from '#shared/domain/keys/own-keys.ts';
import { allReset } from '#shared/domain/keys/rebind.ts';
import { PlainDialog } from '../../../ui/plain-dialog.tsx';
import { usePrintedKeys } from '../../../ui/shortcuts.tsx';
import { useSettings } from '../settings-context.ts';
import { ChangeKeys } from './change-keys.tsx';
import { KeysTable } from './keys-table.tsx';
import '../../../styles/keys.css';

/** Every action with its keys, and the ways to change them. */
export function KeysSection() {
  const own = useSettings((state) => state.settings.keys);
  const singleKeys = useSettings((state) => state.settings.singleKeyShortcuts);
  const change = useSettings((state) => state.change);
  const bindings = useMemo(() => bindingsOf(own), [own]);
  const printed = usePrintedKeys();
  const [typed, setTyped] = useState('');
  const [changing, setChanging] = useState<Action | null>(null);
  const [asking, setAsking] = useState(false);
  const [said, setSaid] = useState('');
  const heading = useRef<HTMLHeadingElement>(null);
  const wanted = typed.trim().toLowerCase();
  const shown = ALL_ACTIONS.filter(({ id, name, group }) => {
    const keys = bindings.keysOf(id);
    const words = [name, group, keys === null ? '' : printed(keys)];
    return words.some((word) => word.toLowerCase().includes(wanted));
  });
  const save = async (keys: OwnKeys, done: string) => {
    const taken = await change({ keys });
    if (taken) setSaid(done); // if not, the screen says why
    return taken;
  };
  /** The question stays until it is done: a key pressed in between would mean what it meant before. */
  const resetAll = async () => {
    await save(allReset(own), 'All keys are as usual.');
    setAsking(false);
  };
  const isOwn = Object.keys(own).length > 0;
  return (
    <section className="keys-section">
      <h2 ref={heading} tabIndex={-1}>
        Keys
      </h2>
      <Switch
        label="Single-key shortcuts (letters, digits and signs without Ctrl or Alt)"
        checked={singleKeys}
        onChange={(_, { checked }) => void change({ singleKeyShortcuts: checked })}
      />
      <p className="muted">
        Keys mean what is printed on them on your keyboard, whatever its layout. Ctrl and Cmd are
        the same here.
      </p>
      <div className="keys-top">
        <Input
          size="small"
          aria-label="Find an action or a key"
          placeholder="Action or key"
          value={typed}
          onChange={(_, { value }) => setTyped(value)}
        />
        <Button size="small" disabledFocusable={!isOwn} onClick={() => setAsking(true)}>
          Reset all
        </Button>
        <span role="status" className="muted">
          {said}
        </span>
      </div>
      <KeysTable
        actions={shown}
        bindings={bindings}
        onChange={(action) => {
          setSaid('');
          setChanging(action);
        }}
      />
      {changing && (
        <ChangeKeys
          action={changing}
          own={own}
          onClose={() => setChanging(null)}
          onSave={async (keys, done) => {
            if (await save(keys, done)) setChanging(null);
          }}
        />
      )}
      {asking && (
        <PlainDialog
          title="Reset all keys?"
          closeName="Keep mine"
          onClose={() => setAsking(false)}
          actions={
            <Button appearance="primary" onClick={() => void resetAll()}>
              Reset all
            </Button>
          }
        >
          <p>Every action gets its usual keys back.</p>
        </PlainDialog>
      )}
    </section>
  );
}
