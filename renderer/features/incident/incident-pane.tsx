import { ClockAlarm20Regular } from '@fluentui/react-icons/svg/clock-alarm';
import { Snooze20Regular } from '@fluentui/react-icons/svg/snooze';
import { ArrowMaximize20Regular } from '@fluentui/react-icons/svg/arrow-maximize';
import { Dismiss20Regular } from '@fluentui/react-icons/svg/dismiss';
import { memo, type ReactNode, useRef } from 'react';
import type { IncidentDetail } from '#shared/contract/incidents.ts';
import type { TenantRow } from '#shared/contract/tenants.ts';
import type { IncidentKey } from '#shared/domain/incident.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { ReadOnlyMark, TenantMark } from '../../ui/marks.tsx';
import { TimeAgo } from '../../ui/relative-time.tsx';
import { useTitle } from '../../ui/shortcuts.tsx';
import { Alerts } from './alerts.tsx';
import { Changes } from './changes.tsx';
import { CommentsSection } from './comments.tsx';
import { EvidenceGroups } from './evidence-groups.tsx';
import { Facts } from './facts.tsx';
import { Extra, Head, Section, Words } from './incident-texts.tsx';
import { Links } from './links.tsx';
import { OwnNote } from './own-note.tsx';
import { PaneActions } from './pane-actions.tsx';
import { TasksSection } from './tasks.tsx';
import { useKeptFocus } from './use-kept-focus.ts';

interface IncidentPaneProps {
  readonly open: IncidentKey;
  readonly detail: IncidentDetail | null;
  readonly tenant: TenantRow | undefined;
  readonly notes: ReactNode;
  readonly onClose: () => void;
  readonly onExpand: (full: boolean) => void;
  readonly onRemind: (key: IncidentKey) => void;
  readonly onSnooze: (key: IncidentKey) => void;
}

/** The open incident beside the list. */
export function IncidentPane(props: IncidentPaneProps) {
  const { open, detail, tenant, notes, onClose, onExpand, onRemind, onSnooze } = props;
  const title = useTitle();
  const region = useRef<HTMLElement>(null);
  useKeptFocus(region, open);
  return (
    <aside ref={region} className="pane" aria-label="Incident" tabIndex={-1}>
      <div className="pane-top">
        <TenantMark name={tenant?.name ?? open.tenantId} colour={tenant?.colour ?? null} />
        {tenant && tenant.readOnly !== null && <ReadOnlyMark reason={tenant.readOnly} />}
        <span className="pane-top-buttons">
          <IconButton
            name="Remind me"
            title={title('Remind me', 'remind')}
            icon={<ClockAlarm20Regular aria-hidden="true" />}
            onPress={() => onRemind(open)}
          />
          <IconButton
            name="Snooze"
            title={title('Snooze', 'snooze')}
            icon={<Snooze20Regular aria-hidden="true" />}
            onPress={() => onSnooze(open)}
          />
          <IconButton
            name="Full screen"
            title={title('Full screen: Enter again', 'full')}
            icon={<ArrowMaximize20Regular aria-hidden="true" />}
            onPress={() => onExpand(true)}
          />
          <IconButton
            name="Close the incident"
            title={title('Close', 'back')}
            icon={<Dismiss20Regular aria-hidden="true" />}
            onPress={onClose}
          />
        </span>
      </div>
      {notes}
      {detail && (
        <Detail key={`${open.tenantId} ${open.incidentId}`} detail={detail} tenant={tenant} />
      )}
    </aside>
  );
}

type DetailProps = Pick<IncidentPaneProps, 'tenant'> & {
  readonly detail: IncidentDetail;
};

const Detail = memo(function Detail({ detail, tenant }: DetailProps) {
  const { incident, alerts, alertsTotal, evidenceTotal, evidenceThings, readAt } = detail;
  return (
    <>
      <Head detail={detail} />
      <PaneActions detail={detail} tenant={tenant} />
      <div className="pane-body" tabIndex={0} role="group" aria-label="About the incident">
        <Changes detail={detail} />
        <Facts detail={detail} />
        <Words name="Summary" text={incident.summary} />
        <Words name="Description" text={incident.description} />
        <Words name="Resolving comment" text={incident.resolvingComment} />
        <TasksSection detail={detail} />
        <Section name={`Alerts ${alertsTotal.toLocaleString()}`} part="alerts">
          <Alerts
            alerts={alerts}
            total={alertsTotal}
            tenantId={incident.tenantId}
            incidentId={incident.id}
          />
        </Section>
        <Section
          name={`Evidence ${evidenceThings?.toLocaleString() ?? ''}`.trim()}
          shut={alerts.length > 20}
        >
          <EvidenceGroups incident={incident} total={evidenceTotal} most={20} heading="h4" />
        </Section>
        <CommentsSection detail={detail} />
        <OwnNote detail={detail} />
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
