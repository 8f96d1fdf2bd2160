import { useDeferredValue } from 'react';
import type { IncidentDetail } from '#shared/contract/incidents.ts';
import type { TenantRow } from '#shared/contract/tenants.ts';
import type { IncidentKey } from '#shared/domain/incident.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import { Keys } from '../../ui/shortcuts.tsx';
import { StrangerLine } from '../../ui/stranger-text.tsx';
import { useIncident } from './incident-context.ts';
import { IncidentFull } from './incident-full.tsx';
import { IncidentPane } from './incident-pane.tsx';
import { SnoozeNote } from './snooze-note.tsx';
import '../../styles/pane.css';
import '../../styles/pane-parts.css';

interface IncidentViewProps {
  readonly tenants: ReadonlyMap<TenantId, TenantRow>;
  /** Where the incident stands in the list, such as `3 of 1,204`; null when it is not in it. */
  readonly place: string | null;
  readonly onClose: () => void;
  readonly onExpand: (full: boolean) => void;
  /** To the next (1) or the one before (-1) in the list. */
  readonly onMove: (step: 1 | -1) => void;
  readonly onShow: (key: IncidentKey) => void;
  readonly onRemind: (key: IncidentKey) => void;
  readonly onSnooze: (key: IncidentKey) => void;
}

/** The open incident at the side of the board or over the whole screen, from the local database alone. */
export function IncidentView({ tenants, ...acts }: IncidentViewProps) {
  const open = useIncident((state) => state.open);
  const full = useIncident((state) => state.full);
  // Deferred: moving through the list with the pane open must not wait for the pane to be drawn.
  const read = useDeferredValue(useIncident((state) => state.detail));
  const isOpenOne =
    read?.incident.id === open?.incidentId && read?.incident.tenantId === open?.tenantId;
  if (!open) return null;
  const tenant = tenants.get(open.tenantId);
  const detail = isOpenOne ? read : null;
  const parts = { open, detail, tenant, notes: <Notes detail={detail} />, ...acts };
  return full ? <IncidentFull {...parts} /> : <IncidentPane {...parts} />;
}

/** Why nothing, or nothing newer, is shown; where a merged incident went, and the way back. */
function Notes({ detail }: { readonly detail: IncidentDetail | null }) {
  const trail = useIncident((state) => state.trail);
  const follow = useIncident((state) => state.follow);
  const goBack = useIncident((state) => state.goBack);
  const from = trail.at(-1);
  const missing = useIncident((state) => state.missing);
  const failure = useIncident((state) => state.failure);
  return (
    <>
      {from && (
        <p className="pane-note merge-note">
          <button type="button" className="quiet-button" onClick={goBack}>
            Back to the merged incident <StrangerLine text={from.incidentId} longest={40} />
          </button>{' '}
          <Keys of="merged" />
        </p>
      )}
      {detail?.target && (
        <p className="pane-note merge-note" role="note">
          Merged. The work goes on in{' '}
          <button type="button" className="link-button" onClick={follow}>
            incident <StrangerLine text={detail.target.incidentId} longest={40} />
            {detail.target.title !== null && (
              <>
                : <StrangerLine text={detail.target.title} longest={120} />
              </>
            )}
          </button>{' '}
          <Keys of="follow" />
        </p>
      )}
      {detail?.snooze && <SnoozeNote detail={detail} snooze={detail.snooze} />}
      {missing && (
        <p className="pane-note">
          This incident is no longer held here. It may have been merged, or is older than what is
          kept.
        </p>
      )}
      {failure && (
        <p className="pane-note" role="alert">
          <StrangerLine text={failure.message} />
        </p>
      )}
    </>
  );
}
