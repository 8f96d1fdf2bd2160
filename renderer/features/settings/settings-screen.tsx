import { Button, Field, Select } from '@fluentui/react-components';
import { useState } from 'react';
import { Settings } from '#shared/contract/app.ts';
import { useCommand } from '../../api.tsx';
import { PlainDialog } from '../../ui/plain-dialog.tsx';
import { StrangerLine } from '../../ui/stranger-text.tsx';
import { KeysSection } from './keys/keys-section.tsx';
import { NumberField } from './number-field.tsx';
import { useSettings } from './settings-context.ts';
import { SignInForm } from './sign-in-form.tsx';
import { TemplatesSection } from './templates/templates-section.tsx';
import '../../styles/settings.css';

const LOCKED = 'Set by the policy of this computer.';
const THEMES: Readonly<Record<Settings['theme'], string>> = {
  system: 'Like the system',
  dark: 'Dark',
  light: 'Light',
  'high-contrast': 'High contrast',
};
const DENSITIES: Readonly<Record<Settings['density'], string>> = {
  compact: 'Compact',
  normal: 'Normal',
  comfortable: 'Comfortable',
};

interface SettingsScreenProps {
  /** Who is signed in, for the sentence about signing out. */
  readonly person: string | null;
  readonly range: boolean;
  readonly onLeave: () => void;
}

export function SettingsScreen({ person, range, onLeave }: SettingsScreenProps) {
  const failure = useSettings((state) => state.failure);
  return (
    <div className="page settings" tabIndex={0} role="region" aria-labelledby="settings-title">
      <h1 id="settings-title">Settings</h1>
      {failure && (
        <p role="alert" className="failure-message">
          <StrangerLine text={failure.message} />
        </p>
      )}
      <Looks />
      <TemplatesSection />
      <Reading />
      {!range && (
        <section>
          <h2>Sign-in registration</h2>
          <SignInForm />
        </section>
      )}
      <SignOut person={person} range={range} onLeave={onLeave} />
      <KeysSection />
    </div>
  );
}

function Looks() {
  const settings = useSettings((state) => state.settings);
  const managed = useSettings((state) => state.managed);
  const change = useSettings((state) => state.change);
  const hint = (name: keyof Settings) => (managed.has(name) ? { hint: LOCKED } : {});
  return (
    <section>
      <h2>How it looks</h2>
      <Field label="Theme" {...hint('theme')}>
        <Select
          value={settings.theme}
          disabled={managed.has('theme')}
          onChange={(_, { value }) => void change({ theme: Settings.shape.theme.parse(value) })}
        >
          {Object.entries(THEMES).map(([value, name]) => (
            <option key={value} value={value}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      <Field label="Row height" {...hint('density')}>
        <Select
          value={settings.density}
          disabled={managed.has('density')}
          onChange={(_, { value }) => void change({ density: Settings.shape.density.parse(value) })}
        >
          {Object.entries(DENSITIES).map(([value, name]) => (
            <option key={value} value={value}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
    </section>
  );
}

function Reading() {
  return (
    <section>
      <h2>What is read and kept</h2>
      <NumberField
        name="retentionDays"
        label="Days an incident is kept after its last change"
        about="Between 7 and 3,650. Older ones are forgotten in small steps."
      />
      <NumberField
        name="requestsPerMinute"
        label="Requests a minute to one tenant"
        about="Between 5 and 150. Microsoft lets about 50 a minute through before it asks to wait."
      />
    </section>
  );
}

function SignOut({ person, range, onLeave }: SettingsScreenProps) {
  const [asking, setAsking] = useState(false);
  const run = useCommand();
  const signOut = async () => {
    setAsking(false);
    await run('session.signOut', {});
  };
  return (
    <section>
      <h2>Who is signed in</h2>
      <p>{person === null ? 'Nobody.' : <StrangerLine text={person} />}</p>
      <div className="form-buttons">
        <Button onClick={() => setAsking(true)}>Sign out</Button>
        <Button onClick={onLeave}>
          {range ? 'Leave the training range' : 'Go to the first screen'}
        </Button>
      </div>
      {asking && (
        <PlainDialog
          title="Sign out?"
          closeName="Stay signed in"
          onClose={() => setAsking(false)}
          actions={
            <Button appearance="primary" onClick={() => void signOut()}>
              Sign out
            </Button>
          }
        >
          <p>
            Your sign-in is forgotten on this computer. Your tenants, the incidents that were read
            and the changes that were not sent stay. Unsent changes go out when you, and nobody
            else, sign in again.
          </p>
        </PlainDialog>
      )}
    </section>
  );
}
