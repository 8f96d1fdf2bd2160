import { ArrowMinimize20Regular } from '@fluentui/react-icons/svg/arrow-minimize';
import { ChevronDown20Regular } from '@fluentui/react-icons/svg/chevron-down';
import { ChevronUp20Regular } from '@fluentui/react-icons/svg/chevron-up';
import { Dismiss20Regular } from '@fluentui/react-icons/svg/dismiss';
import { memo, type ReactNode, useLayoutEffect, useRef } from 'react';
import type { IncidentDetail } from '#shared/contract/incidents.ts';
import type { TenantRow } from '#shared/contract/tenants.ts';
import type { IncidentKey } from '#shared/domain/incident.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { ReadOnlyMark, TenantMark } from '../../ui/marks.tsx';
import { TimeAgo } from '../../ui/relative-time.tsx';
import { Keys } from '../../ui/shortcuts.tsx';
import { Changes } from './changes.tsx';
import { Facts } from './facts.tsx';
import { FullTabs } from './full-tabs.tsx';
import { Extra, Head, Section } from './incident-texts.tsx';
import { Links } from './links.tsx';
import { PaneActions } from './pane-actions.tsx';
import { useKeptFocus } from './use-kept-focus.ts';
import '../../styles/full.css';
import '../../styles/alert-lines.css';

interface IncidentFullProps {
  readonly open: IncidentKey;
  readonly detail: IncidentDetail | null;
  readonly tenant: TenantRow | undefined;
  readonly place: string | null;
  readonly notes: ReactNode;
  readonly onClose: () => void;
  readonly onExpand: (full: boolean) => void;
  readonly onMove: (step: 1 | -1) => void;
  readonly onRemind: (key: IncidentKey) => void;
  readonly onSnooze: (key: IncidentKey) => void;
  readonly onShow: (key: IncidentKey) => void;
}

/** The open incident over the whole screen: what it is and what can be done on the left, its parts beside. */
export function IncidentFull(props: IncidentFullProps) {
  const { open, detail, tenant, place, notes, onShow } = props;
  const region = useRef<HTMLElement>(null);
  // The list behind cannot be seen: the keys pressed next belong to what covers it.
  useLayoutEffect(() => region.current?.focus(), []);
  useKeptFocus(region, open);
  return (
    <section ref={region} className="full" aria-label="Incident, full screen" tabIndex={-1}>
      <h1 className="hidden-text">Incident</h1>
      <div className="full-top">
        <TenantMark name={tenant?.name ?? open.tenantId} colour={tenant?.colour ?? null} />
        {tenant && tenant.readOnly !== null && <ReadOnlyMark reason={tenant.readOnly} />}
        <span className="muted tabular">{place}</span>
        <FullButtons {...props} />
      </div>
      {notes}
      {detail && (
        <Detail
          key={`${open.tenantId} ${open.incidentId}`}
          detail={detail}
          tenant={tenant}
          onShow={onShow}
        />
      )}
    </section>
  );
}

function FullButtons(props: IncidentFullProps) {
  const { open, onMove, onRemind, onSnooze, onExpand, onClose } = props;
  return (
    <span className="pane-top-buttons">
      <button type="button" className="quiet-button" onClick={() => onMove(-1)}>
        <ChevronUp20Regular aria-hidden="true" /> Previous <Keys of="up" />
      </button>
      <button type="button" className="quiet-button" onClick={() => onMove(1)}>
        <ChevronDown20Regular aria-hidden="true" /> Next <Keys of="down" />
      </button>
      <button type="button" className="quiet-button" onClick={() => onRemind(open)}>
        Remind me <Keys of="remind" />
      </button>
      <button type="button" className="quiet-button" onClick={() => onSnooze(open)}>
        Snooze <Keys of="snooze" />
      </button>
      <button type="button" className="quiet-button" onClick={() => onExpand(false)}>
        <ArrowMinimize20Regular aria-hidden="true" /> Back to the board <Keys of="back" />
      </button>
      <IconButton
        name="Close the incident"
        icon={<Dismiss20Regular aria-hidden="true" />}
        onPress={onClose}
      />
    </span>
  );
}

type DetailProps = Pick<IncidentFullProps, 'tenant' | 'onShow'> & {
  readonly detail: IncidentDetail;
};

const Detail = memo(function Detail({ detail, tenant, onShow }: DetailProps) {
  const { incident, readAt } = detail;
  return (
    <div className="full-body">
      <div className="full-side">
        <Head detail={detail} />
        <PaneActions detail={detail} tenant={tenant} />
        <div className="pane-body" tabIndex={0} role="group" aria-label="About the incident">
          <Changes detail={detail} />
          <Facts detail={detail} />
          <Section name="Links">
            <Links incident={incident} />
          </Section>
          <Extra extra={incident.extra} />
          <p className="muted">
            Read from the tenant <TimeAgo at={readAt} />
          </p>
        </div>
      </div>
      <FullTabs detail={detail} onShow={onShow} />
    </div>
  );
});
