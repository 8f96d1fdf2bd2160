import { stopAfter } from '#shared/domain/words.ts';
import { Button } from '@fluentui/react-components';
import { isHeldByExperts } from '#shared/domain/turn.ts';
import { TenantMark } from './marks.tsx';
import { PlainDialog } from './plain-dialog.tsx';
import { StrangerLine } from './stranger-text.tsx';

interface ResolveHeldProps {
  /** As it stands before it is resolved. */
  readonly incident: { readonly status: string; readonly assignedTo: string | null };
  readonly tenant: { readonly name: string; readonly colour: number | null } | undefined;
  readonly onResolve: () => void;
  readonly onClose: () => void;
}

/** Asked before an incident is closed that somebody else works on: Defender Experts, or a colleague. */
export function ResolveHeld({ incident, tenant, onResolve, onClose }: ResolveHeldProps) {
  const where = <TenantMark name={tenant?.name ?? ''} colour={tenant?.colour ?? null} />;
  if (isHeldByExperts(incident)) {
    return (
      <PlainDialog
        title="Defender Experts are working on this incident"
        kind="alert"
        closeName="Leave it open"
        onClose={onClose}
        actions={
          <Button appearance="primary" onClick={onResolve}>
            Resolve it anyway
          </Button>
        }
      >
        <p>
          Resolving it in {where} closes it for them as well, while they investigate. They hand it
          over when your side has to act.
        </p>
      </PlainDialog>
    );
  }
  return (
    <PlainDialog
      title="Resolve it for a colleague?"
      kind="alert"
      closeName="Leave it open"
      onClose={onClose}
      actions={
        <Button appearance="primary" onClick={onResolve}>
          Resolve it
        </Button>
      }
    >
      <p>
        <strong>
          <StrangerLine text={incident.assignedTo ?? ''} longest={120} />
        </strong>{' '}
        has this incident of {where}
        {stopAfter(tenant?.name ?? '')} Resolving it closes it for them as well.
      </p>
    </PlainDialog>
  );
}
