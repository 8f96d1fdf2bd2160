import { stopAfter } from '#shared/domain/words.ts';
import { Button } from '@fluentui/react-components';
import type { IncidentDetail } from '#shared/contract/incidents.ts';
import type { TenantRow } from '#shared/contract/tenants.ts';
import { isHeldByExperts } from '#shared/domain/turn.ts';
import { TenantMark } from '../../ui/marks.tsx';
import { PlainDialog } from '../../ui/plain-dialog.tsx';
import { TimeAgo } from '../../ui/relative-time.tsx';
import { StrangerLine } from '../../ui/stranger-text.tsx';

interface TakeOverProps {
  readonly detail: Pick<IncidentDetail, 'incident' | 'assigned' | 'turn'>;
  readonly tenant: TenantRow | undefined;
  readonly onTake: () => void;
  readonly onClose: () => void;
}

/** Asked before an incident is taken from whoever works on it: Defender Experts, or a colleague. */
export function TakeOver(props: TakeOverProps) {
  return isHeldByExperts(props.detail.incident) ? (
    <FromExperts {...props} />
  ) : (
    <FromColleague {...props} />
  );
}

function FromExperts({ detail, tenant, onTake, onClose }: TakeOverProps) {
  return (
    <PlainDialog
      title="Defender Experts are working on this incident"
      kind="alert"
      closeName="Leave it with them"
      onClose={onClose}
      actions={
        <Button appearance="primary" onClick={onTake}>
          Take it anyway
        </Button>
      }
    >
      <p>
        {detail.turn.turn === 'us'
          ? 'A task of theirs waits for your side, and they keep the incident meanwhile: the task can be done without taking it.'
          : 'Assigned to Defender Experts means it is in their scope: they investigate and will hand it over when your side has to act.'}{' '}
        Taking it assigns it to you in{' '}
        <TenantMark name={tenant?.name ?? ''} colour={tenant?.colour ?? null} />, so two parties may
        then work on the same incident.
      </p>
    </PlainDialog>
  );
}

function FromColleague({ detail, tenant, onTake, onClose }: TakeOverProps) {
  const { incident, assigned } = detail;
  return (
    <PlainDialog
      title="Take it over?"
      kind="alert"
      closeName="Leave it"
      onClose={onClose}
      actions={
        <Button appearance="primary" onClick={onTake}>
          Take it over
        </Button>
      }
    >
      <p>
        <strong>
          <StrangerLine text={incident.assignedTo ?? ''} longest={120} />
        </strong>{' '}
        has this incident of{' '}
        <TenantMark name={tenant?.name ?? ''} colour={tenant?.colour ?? null} />
        {assigned && (
          <>
            , given <TimeAgo at={assigned.at} />
          </>
        )}
        {assigned ? '.' : stopAfter(tenant?.name ?? '')}
      </p>
    </PlainDialog>
  );
}
