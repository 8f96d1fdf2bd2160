import type { ReactNode } from 'react';
import type { ActionId } from '#shared/domain/keys/action.ts';
import { Keys, useAriaKeys } from '../../ui/shortcuts.tsx';
import { TabList } from '../../ui/tab-list.tsx';
import { AccessAge } from './access-age.tsx';
import { useAccess } from './access-context.ts';
import { ACCESS_TABS, type AccessTab } from './access-slice.ts';

const NAMES: Readonly<Record<AccessTab, string>> = {
  approvals: 'Approvals',
  mine: 'My access',
  runway: 'Runway',
  reviews: 'Access reviews',
};

const ACTIONS: Readonly<Record<AccessTab, ActionId>> = {
  approvals: 'tab-1',
  mine: 'tab-2',
  runway: 'tab-3',
  reviews: 'tab-4',
};

const tabId = (tab: AccessTab): string => `access-tab-${tab}`;
const PANEL_ID = 'access-panel';

interface AccessTabsProps {
  readonly offline: boolean;
  readonly onLook: () => void;
  readonly children: ReactNode;
}

/** The four parts of the place, each with its key; arrows go from one to the next; beside them what is about all four. */
export function AccessTabs({ offline, onLook, children }: AccessTabsProps) {
  const tab = useAccess((state) => state.tab);
  const showTab = useAccess((state) => state.showTab);
  const waiting: Readonly<Partial<Record<AccessTab, number>>> = {
    approvals: useAccess((state) => state.overview?.toDecide ?? 0),
    reviews: useAccess((state) => state.overview?.toReview ?? 0),
  };
  const ariaKeys = useAriaKeys();
  const showTrail = useAccess((state) => state.showTrail);
  return (
    <>
      <div className="access-parts">
        <TabList
          name="Parts of access"
          tabs={ACCESS_TABS}
          chosen={tab}
          idOf={tabId}
          panelId={PANEL_ID}
          keysOf={(name) => ariaKeys(ACTIONS[name])}
          onShow={showTab}
        >
          {(name) => (
            <>
              <Keys of={ACTIONS[name]} /> {NAMES[name]}
              <Waiting count={waiting[name] ?? 0} />
            </>
          )}
        </TabList>
        <AccessAge offline={offline} onLook={onLook} />
        <button
          type="button"
          className="link-button"
          aria-haspopup="dialog"
          onClick={() => showTrail({})}
        >
          Trail of decisions
        </button>
      </div>
      <div id={PANEL_ID} className="access-panel" role="tabpanel" aria-labelledby={tabId(tab)}>
        {children}
      </div>
    </>
  );
}

/** How many decisions wait for the person behind a tab. */
function Waiting({ count }: { readonly count: number }) {
  if (count === 0) return null;
  return (
    <span className="muted tabular">
      {count.toLocaleString()}
      <span className="hidden-text"> to decide</span>
    </span>
  );
}
