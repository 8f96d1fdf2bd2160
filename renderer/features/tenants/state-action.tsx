import type { TenantRow } from '#shared/contract/tenants.ts';
import { ended } from '#shared/domain/words.ts';
import { visibleLine } from '#shared/text.ts';
import { useCommand } from '../../api.tsx';
import { ApprovalLink } from '../../ui/approval-link.tsx';
import { actionFor, isUnread } from './state-words.ts';
import { stateSupportText } from './state-support.ts';

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
      return <SignIn tenant={tenant} words={short ? 'Sign in' : `Sign in to ${name}`} />;
    case 'copy-approval':
      return (
        <ApprovalLink
          tenantId={id}
          name={name}
          {...(short && { words: 'Copy link' })}
          onCopy={(target, done) => void run('links.copy', { target }, done)}
        />
      );
    case 'copy-support':
      return (
        <button
          type="button"
          className="plain-button"
          aria-label={`Copy for support: ${name}`}
          onClick={() =>
            void run(
              'app.copyText',
              { text: stateSupportText(tenant) },
              `The support text of ${name} is copied. Give it to an administrator who can change the policy.`,
            )
          }
        >
          Copy for support
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
    case null:
      return null;
    case 'try-again': {
      const words =
        tenant.state.group === 'fresh' || isUnread(tenant.state) ? 'Look now' : 'Try again';
      return (
        <button
          type="button"
          className="plain-button"
          aria-label={`${words}: ${name}`}
          onClick={() => void run('sync.now', { tenantId: id }, ended(`Looking at ${name}`))}
        >
          {words}
        </button>
      );
    }
  }
}

/** For when a policy was changed, or the device is another one. */
export function SignInAgain({ tenant }: Pick<StateActionProps, 'tenant'>) {
  return <SignIn tenant={tenant} words="Sign in again" />;
}

interface SignInProps {
  readonly tenant: TenantRow;
  readonly words: string;
}

function SignIn({ tenant, words }: SignInProps) {
  const run = useCommand();
  const name = visibleLine(tenant.name);
  const told = ended(`Your browser opens the sign-in to ${name}`);
  return (
    <button
      type="button"
      className="plain-button"
      aria-label={`Sign in to ${name}`}
      onClick={() => void run('session.signInTo', { tenantId: tenant.id }, told)}
    >
      {words}
    </button>
  );
}
