import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import { AccessAge } from './access-age.tsx';
import { useAccess } from './access-context.ts';
import { ACCESS_TABS, type AccessTab } from './access-slice.ts';

const NAMES: Readonly<Record<AccessTab, string>> = {
  approvals: 'Approvals',
  mine: 'My access',
  runway: 'Runway',
  reviews: 'Access reviews',
};

const tabId = (tab: AccessTab): string => `access-tab-${tab}`;
const PANEL_ID = 'access-panel';

const STEPS: Readonly<Record<string, (at: number) => number>> = {
  ArrowRight: (at) => (at + 1) % ACCESS_TABS.length,
  ArrowLeft: (at) => (at + ACCESS_TABS.length - 1) % ACCESS_TABS.length,
  Home: () => 0,
  End: () => ACCESS_TABS.length - 1,
};

interface AccessTabsProps {
  readonly offline: boolean;
  readonly children: ReactNode;
}

/** The four parts of the place, arrows go from one to the next; beside them what is about all four. */
export function AccessTabs({ offline, children }: AccessTabsProps) {
  const tab = useAccess((state) => state.tab);
  const showTab = useAccess((state) => state.showTab);
  const toDecide = useAccess((state) => state.overview?.toDecide ?? 0);
  const showTrail = useAccess((state) => state.showTrail);
  const list = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    const next = step && ACCESS_TABS[step(ACCESS_TABS.indexOf(tab))];
    if (!next || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    showTab(next);
    list.current?.querySelector<HTMLElement>(`#${tabId(next)}`)?.focus();
  };
  return (
    <>
      <div className="access-parts">
        <div
          ref={list}
          className="tabs"
          role="tablist"
          aria-label="Parts of access"
          onKeyDown={onKeyDown}
        >
          {ACCESS_TABS.map((name) => (
            <button
              key={name}
              type="button"
              role="tab"
              id={tabId(name)}
              aria-selected={name === tab}
              aria-controls={PANEL_ID}
              tabIndex={name === tab ? 0 : -1}
              onClick={() => showTab(name)}
            >
              {NAMES[name]}
              {name === 'approvals' && toDecide > 0 && (
                <span className="muted tabular">{toDecide.toLocaleString()}</span>
              )}
            </button>
          ))}
        </div>
        <AccessAge offline={offline} />
        <button
          type="button"
          className="link-button"
          aria-haspopup="dialog"
          onClick={() => showTrail(true)}
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
