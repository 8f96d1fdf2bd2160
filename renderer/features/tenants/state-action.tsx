import type { TenantRow } from '#shared/contract/tenants.ts';
import { visibleLine } from '#shared/text.ts';
import { useCommand } from '../../api.tsx';
import { actionFor } from './state-words.ts';

interface StateActionProps {
  readonly tenant: TenantRow;
  /** In a table the row names the tenant already. */
  readonly short?: boolean;
}

/** The button for the one thing that helps this tenant. */
export function StateAction({ tenant, short = false }: StateActionProps) {
  const run = useCommand();
  const { id } = tenant;
  const name = visibleLine(tenant.name);
  switch (actionFor(tenant.state)) {
    case 'sign-in':
      return (
        <button
          type="button"
          className="plain-button"
          aria-label={`Sign in to ${name}`}
          onClick={() =>
            void run(
              'session.signInTo',
              { tenantId: id },
              `Your browser opens the sign-in to ${name}.`,
            )
          }
        >
          {short ? 'Sign in' : `Sign in to ${name}`}
        </button>
      );
    case 'copy-approval':
      return (
        <button
          type="button"
          className="plain-button"
          aria-label={
            short ? `Copy link: approval for ${name}` : `Copy the approval link for ${name}`
          }
          onClick={() =>
            void run(
              'links.copy',
              { target: { kind: 'admin-consent', tenantId: id } },
              `The approval link for ${name} is copied. Send it to an administrator of that tenant.`,
            )
          }
        >
          {short ? 'Copy link' : 'Copy the approval link'}
        </button>
      );
    case 'my-access':
      return (
        <button
          type="button"
          className="plain-button"
          aria-label={`Open My Access of ${name}`}
          onClick={() => void run('links.open', { target: { kind: 'my-access', tenantId: id } })}
        >
          Open My Access
        </button>
      );
    case 'try-again':
      return (
        <button
          type="button"
          className="plain-button"
          aria-label={`${tenant.state.group === 'fresh' ? 'Look now' : 'Try again'}: ${name}`}
          onClick={() => void run('sync.now', { tenantId: id }, `Looking at ${name}.`)}
        >
          {tenant.state.group === 'fresh' ? 'Look now' : 'Try again'}
        </button>
      );
  }
}
