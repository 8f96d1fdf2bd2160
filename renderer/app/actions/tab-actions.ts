import { flushSync } from 'react-dom';
import { ACCESS_TABS, type AccessTab } from '../../features/access/access-slice.ts';
import { TABS } from '../../features/incident/incident-slice.ts';
import type { Doing } from '../../ui/offers.tsx';
import { focusAccessList } from '../full-screen.ts';
import type { Stores } from '../stores.ts';

/** Goes to a part of Access, with the keys in its list. */
export function accessTabs({ access, view }: Stores) {
  return (tab: AccessTab): Doing => ({
    run: () => {
      flushSync(() => {
        access.getState().showTab(tab);
        view.getState().go('access');
      });
      focusAccessList();
    },
    whyNot: () => null,
  });
}

/** The parts of what is shown, by their place: of Access, or of an incident on the full screen. */
export function tabActions(stores: Stores) {
  const { incident, view } = stores;
  const accessTab = accessTabs(stores);
  const part = (place: 1 | 2 | 3 | 4 | 5): Doing => ({
    run: () => {
      const inAccess = ACCESS_TABS[place - 1];
      const inFull = TABS[place - 1];
      if (view.getState().screen !== 'access') {
        if (inFull) incident.getState().showTab(inFull);
      } else if (inAccess) accessTab(inAccess).run();
    },
    whyNot: () => {
      const { screen } = view.getState();
      if (screen === 'access') return place <= ACCESS_TABS.length ? null : 'For the full screen.';
      const isFull = screen === 'board' && incident.getState().full;
      if (isFull) return null;
      return place <= ACCESS_TABS.length
        ? 'For the full screen and Access.'
        : 'For the full screen.';
    },
  });
  return {
    'tab-1': part(1),
    'tab-2': part(2),
    'tab-3': part(3),
    'tab-4': part(4),
    'tab-5': part(5),
  } as const satisfies Record<string, Doing>;
}
