import { Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import { Settings } from '#shared/contract/app.ts';
import { useSettings } from './settings-context.ts';

const LOCKED = 'Set by the policy of this computer.';

interface NumberFieldProps {
  readonly name: 'retentionDays' | 'requestsPerMinute';
  readonly label: string;
  /** What may be typed, and what it means. Said once, as a hint or as what is wrong. */
  readonly about: string;
}

/** A number that is saved when the field is left or Enter is pressed; `Saved` is said beside it. */
export function NumberField({ name, label, about }: NumberFieldProps) {
  const value = useSettings((state) => state.settings[name]);
  const locked = useSettings((state) => state.managed.has(name));
  const change = useSettings((state) => state.change);
  const [typed, setTyped] = useState<string | null>(null);
  const [saved, setSaved] = useState(false);
  const parsed = Settings.shape[name].safeParse(Number(typed ?? value));
  const save = async () => {
    if (typed === null || !parsed.success) return;
    const taken = await change({ [name]: parsed.data });
    if (!taken) return; // the screen says why
    setTyped(null);
    setSaved(true);
  };
  return (
    <div className="number-field">
      <Field
        label={label}
        {...(parsed.success
          ? { hint: locked ? LOCKED : about }
          : { validationMessage: `Not possible. ${about}` })}
      >
        <Input
          type="number"
          disabled={locked}
          value={typed ?? String(value)}
          onChange={(_, { value: text }) => {
            setTyped(text);
            setSaved(false);
          }}
          onBlur={() => void save()}
          onKeyDown={(event) => event.key === 'Enter' && void save()}
        />
      </Field>
      <span role="status" className="muted">
        {saved && 'Saved'}
      </span>
    </div>
  );
}
