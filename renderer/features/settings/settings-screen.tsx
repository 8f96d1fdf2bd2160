import { Button, Field, Select } from '@fluentui/react-components';
import { Settings } from '#shared/contract/app.ts';
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
  /** Asks first. */
  readonly onSignOut: () => void;
}

export function SettingsScreen(props: SettingsScreenProps) {
  const { range } = props;
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
      <SignOut {...props} />
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

function SignOut({ person, range, onLeave, onSignOut }: SettingsScreenProps) {
  return (
    <section>
      <h2>Who is signed in</h2>
      <p>{person === null ? 'Nobody.' : <StrangerLine text={person} />}</p>
      <div className="form-buttons">
        <Button onClick={onSignOut}>Sign out</Button>
        <Button onClick={onLeave}>
          {range ? 'Leave the training range' : 'Go to the first screen'}
        </Button>
      </div>
    </section>
  );
}
