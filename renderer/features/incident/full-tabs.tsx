import type { IncidentDetail } from '#shared/contract/incidents.ts';
import type { ActionId } from '#shared/domain/keys/action.ts';
import type { IncidentKey } from '#shared/domain/incident.ts';
import { Keys, useAriaKeys } from '../../ui/shortcuts.tsx';
import { TabList } from '../../ui/tab-list.tsx';
import { ActivityTab } from './activity-tab.tsx';
import { AlertsTab } from './alerts-tab.tsx';
import { EvidenceGroups } from './evidence-groups.tsx';
import { useIncident } from './incident-context.ts';
import { TABS, type Tab } from './incident-slice.ts';
import { RelatedTab } from './related-tab.tsx';
import { SummaryTab } from './summary-tab.tsx';

const NAMES: Readonly<Record<Tab, string>> = {
  summary: 'Summary',
  alerts: 'Alerts',
  evidence: 'Evidence',
  activity: 'Activity',
  related: 'Related',
};

const TAB_ACTIONS: Readonly<Record<Tab, ActionId>> = {
  summary: 'tab-1',
  alerts: 'tab-2',
  evidence: 'tab-3',
  activity: 'tab-4',
  related: 'tab-5',
};

const tabDomId = (tab: Tab): string => `incident-tab-${tab}`;
const PANEL_ID = 'incident-tab-panel';

interface FullTabsProps {
  readonly detail: IncidentDetail;
  readonly onShow: (key: IncidentKey) => void;
}

/** The parts of an incident, each with its key. */
export function FullTabs({ detail, onShow }: FullTabsProps) {
  const tab = useIncident((state) => state.tab);
  const showTab = useIncident((state) => state.showTab);
  const ariaKeys = useAriaKeys();
  const counts: Readonly<Record<Tab, number | null>> = {
    summary: null,
    alerts: detail.alertsTotal,
    evidence: detail.evidenceThings,
    activity: null,
    related: null,
  };
  return (
    <div className="full-centre">
      <TabList
        name="Parts of the incident"
        tabs={TABS}
        chosen={tab}
        idOf={tabDomId}
        panelId={PANEL_ID}
        keysOf={(name) => ariaKeys(TAB_ACTIONS[name])}
        onShow={showTab}
      >
        {(name) => (
          <>
            <Keys of={TAB_ACTIONS[name]} /> {NAMES[name]}
            {counts[name] !== null && (
              <span className="muted">{counts[name].toLocaleString()}</span>
            )}
          </>
        )}
      </TabList>
      <div
        id={PANEL_ID}
        className="tab-panel"
        role="tabpanel"
        aria-labelledby={tabDomId(tab)}
        tabIndex={0}
      >
        <Panel tab={tab} detail={detail} onShow={onShow} />
      </div>
    </div>
  );
}

function Panel({ tab, detail, onShow }: FullTabsProps & { readonly tab: Tab }) {
  const { incident } = detail;
  switch (tab) {
    case 'summary':
      return <SummaryTab detail={detail} />;
    case 'alerts':
      return <AlertsTab incident={incident} total={detail.alertsTotal} />;
    case 'evidence':
      return (
        <EvidenceGroups incident={incident} total={detail.evidenceTotal} most={100} heading="h3" />
      );
    case 'activity':
      return <ActivityTab incident={incident} />;
    case 'related':
      return <RelatedTab incident={incident} onShow={onShow} />;
  }
}
