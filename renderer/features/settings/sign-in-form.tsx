import { Button, Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import { Settings } from '#shared/contract/app.ts';
import { useSettings } from './settings-context.ts';

const MANAGED = 'Set by the policy of this computer.';
const NOT_AN_ID = 'An id looks like 8a6c2f3e-1b2c-4d5e-8f90-a1b2c3d4e5f6.';

function problemOf(field: 'clientId' | 'homeTenantId', value: string): string | undefined {
  return Settings.shape[field].safeParse(value.trim()).success ? undefined : NOT_AN_ID;
}

/** The registration of the MSSP and its home tenant: what a real sign-in needs. */
export function SignInForm() {
  const settings = useSettings((state) => state.settings);
  const managed = useSettings((state) => state.managed);
  const change = useSettings((state) => state.change);
  const [typed, setTyped] = useState<{ clientId?: string; homeTenantId?: string }>({});
  const [tried, setTried] = useState(false);
  const clientId = typed.clientId ?? settings.clientId;
  const homeTenantId = typed.homeTenantId ?? settings.homeTenantId;
  const problems = {
    clientId: problemOf('clientId', clientId),
    homeTenantId: problemOf('homeTenantId', homeTenantId),
  };
  const save = async () => {
    setTried(true);
    if (problems.clientId || problems.homeTenantId) return;
    const taken = await change({
      ...(managed.has('clientId') ? {} : { clientId: clientId.trim() }),
      ...(managed.has('homeTenantId') ? {} : { homeTenantId: homeTenantId.trim() }),
    });
    if (taken) setTyped({});
  };
  const validation = (field: 'clientId' | 'homeTenantId') =>
    tried && problems[field] ? { validationMessage: problems[field] } : {};
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <p>
        Your company registers this app once in its own Microsoft Entra tenant. The administrator
        who did that has both ids: they stand on the overview page of the app registration.
      </p>
      <Field
        label="Application (client) ID"
        hint={managed.has('clientId') ? MANAGED : 'Names the app registration.'}
        {...validation('clientId')}
      >
        <Input
          value={clientId}
          disabled={managed.has('clientId')}
          onChange={(_, { value }) => setTyped({ ...typed, clientId: value })}
        />
      </Field>
      <Field
        label="Directory (tenant) ID of your company"
        hint={managed.has('homeTenantId') ? MANAGED : 'Where your own account lives.'}
        {...validation('homeTenantId')}
      >
        <Input
          value={homeTenantId}
          disabled={managed.has('homeTenantId')}
          onChange={(_, { value }) => setTyped({ ...typed, homeTenantId: value })}
        />
      </Field>
      <Button type="submit" disabled={managed.has('clientId') && managed.has('homeTenantId')}>
        Save
      </Button>
    </form>
  );
}
