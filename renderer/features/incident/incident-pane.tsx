import { Dismiss20Regular } from '@fluentui/react-icons/svg/dismiss';
import { memo, type ReactNode, useDeferredValue } from 'react';
import type { IncidentDetail } from '#shared/contract/incidents.ts';
import type { TenantRow } from '#shared/contract/tenants.ts';
import type { IncidentKey } from '#shared/domain/incident.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import { SeverityMark, TenantMark, TurnMark } from '../../ui/marks.tsx';
import { TimeAgo } from '../../ui/relative-time.tsx';
import { StrangerBlock, StrangerLine } from '../../ui/stranger-text.tsx';
import { word } from '../../ui/words.ts';
import { Alerts } from './alerts.tsx';
import { Changes } from './changes.tsx';
import { Comments } from './comments.tsx';
import { EvidenceGroups } from './evidence-groups.tsx';
import { Facts } from './facts.tsx';
import { useIncident } from './incident-context.ts';
import { Links } from './links.tsx';
import { PaneActions } from './pane-actions.tsx';
import '../../styles/pane.css';

interface IncidentPaneProps {
  readonly tenants: ReadonlyMap<TenantId, TenantRow>;
  readonly onClose: () => void;
  readonly onShow: (key: IncidentKey) => void;
}

/** Everything about one incident, from the local database alone. */
export function IncidentPane({ tenants, onClose, onShow }: IncidentPaneProps) {
  const open = useIncident((state) => state.open);
  // Deferred: moving through the list with the pane open must not wait for the pane to be drawn.
  const detail = useDeferredValue(useIncident((state) => state.detail));
  const missing = useIncident((state) => state.missing);
  const failure = useIncident((state) => state.failure);
  const tenant = open ? tenants.get(open.tenantId) : undefined;
  const isOpenOne =
    detail &&
    open &&
    detail.incident.id === open.incidentId &&
    detail.incident.tenantId === open.tenantId;
  return (
    <aside className="pane" aria-label="Incident">
      <div className="pane-top">
        <TenantMark name={tenant?.name ?? open?.tenantId ?? ''} colour={tenant?.colour ?? null} />
        <button
          type="button"
          className="icon-button"
          aria-label="Close the incident"
          title="Close (Esc)"
          onClick={onClose}
        >
          <Dismiss20Regular aria-hidden="true" />
        </button>
      </div>
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
      {isOpenOne && (
        <Detail
          key={`${open.tenantId} ${open.incidentId}`}
          detail={detail}
          tenant={tenant}
          onShow={onShow}
        />
      )}
    </aside>
  );
}

interface DetailProps {
  readonly detail: IncidentDetail;
  readonly tenant: TenantRow | undefined;
  readonly onShow: (key: IncidentKey) => void;
}

const Detail = memo(function Detail({ detail, tenant, onShow }: DetailProps) {
  const { incident, turn, alerts, evidence, evidenceTotal, readAt } = detail;
  return (
    <>
      <div className="pane-head">
        <h2>
          <StrangerLine text={incident.title} longest={1000} />
        </h2>
        <p className="pane-marks">
          <SeverityMark severity={incident.severity} />
          <span>{word(incident.status)}</span>
          <TurnMark turn={turn.turn} />
        </p>
        <p className="pane-turn">
          {turn.reason} <span className="muted">({turn.area})</span>
        </p>
      </div>
      <PaneActions detail={detail} tenant={tenant} />
      <div className="pane-body" tabIndex={0} role="group" aria-label="About the incident">
        <Changes changes={detail.changes} />
        <Facts incident={incident} onShow={onShow} />
        <Words name="Summary" text={incident.summary} />
        <Words name="Description" text={incident.description} />
        <Words name="Resolving comment" text={incident.resolvingComment} />
        <Section name={`Alerts ${alerts.length.toLocaleString()}`}>
          <Alerts alerts={alerts} tenantId={incident.tenantId} incidentId={incident.id} />
        </Section>
        <Section name={`Evidence ${evidenceTotal.toLocaleString()}`} shut={alerts.length > 20}>
          <EvidenceGroups evidence={evidence} total={evidenceTotal} tenantId={incident.tenantId} />
        </Section>
        <Section name={`Comments ${incident.comments.length.toLocaleString()}`}>
          <Comments comments={incident.comments} />
        </Section>
        <Section name="Links">
          <Links incident={incident} />
        </Section>
        <Extra extra={incident.extra} />
        <p className="muted">
          Read from the tenant <TimeAgo at={readAt} />
        </p>
      </div>
    </>
  );
});

interface SectionProps {
  readonly name: string;
  readonly shut?: boolean;
  readonly children: ReactNode;
}

function Section({ name, shut = false, children }: SectionProps) {
  return (
    <details className="section" open={!shut}>
      <summary>{name}</summary>
      {children}
    </details>
  );
}

function Words({ name, text }: { readonly name: string; readonly text: string | null }) {
  if (text === null || text.trim() === '') return null;
  return (
    <Section name={name}>
      <StrangerBlock text={text} />
    </Section>
  );
}

/** Members the service added that this version has no name for: shown as they are. */
function Extra({ extra }: { readonly extra: Readonly<Record<string, unknown>> }) {
  if (Object.keys(extra).length === 0) return null;
  return (
    <Section name="More from the service" shut>
      <dl className="facts">
        {Object.entries(extra).map(([name, value]) => (
          <div key={name}>
            <dt>
              <StrangerLine text={name} longest={80} />
            </dt>
            <dd>
              <StrangerBlock
                text={typeof value === 'string' ? value : JSON.stringify(value, null, 2)}
                longest={2000}
              />
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
