import { Button } from '@fluentui/react-components';
import type { TenantRow } from '#shared/contract/tenants.ts';
import { visibleLine } from '#shared/text.ts';
import { useCommand } from '../../api.tsx';
import { actionFor } from './state-words.ts';

/** The button for the one thing that helps this tenant. */
export function StateAction({ tenant }: { readonly tenant: TenantRow }) {
  const run = useCommand();
  const { id } = tenant;
  const name = visibleLine(tenant.name);
  switch (actionFor(tenant.state)) {
    case 'sign-in':
      return (
        <Button
          size="small"
          onClick={() =>
            void run(
              'session.signInTo',
              { tenantId: id },
              `Your browser opens the sign-in to ${name}.`,
            )
          }
        >
          Sign in to {name}
        </Button>
      );
    case 'copy-approval':
      return (
        <Button
          size="small"
          aria-label={`Copy the approval link for ${name}`}
          onClick={() =>
            void run(
              'links.copy',
              { target: { kind: 'admin-consent', tenantId: id } },
              `The approval link for ${name} is copied. Send it to an administrator of that tenant.`,
            )
          }
        >
          Copy the approval link
        </Button>
      );
    case 'my-access':
      return (
        <Button
          size="small"
          aria-label={`Open My Access of ${name}`}
          onClick={() => void run('links.open', { target: { kind: 'my-access', tenantId: id } })}
        >
          Open My Access
        </Button>
      );
    case 'try-again':
      return (
        <Button
          size="small"
          aria-label={`${tenant.state.group === 'fresh' ? 'Look now' : 'Try again'}: ${name}`}
          onClick={() => void run('sync.now', { tenantId: id }, `Looking at ${name}.`)}
        >
          {tenant.state.group === 'fresh' ? 'Look now' : 'Try again'}
        </Button>
      );
  }
}
