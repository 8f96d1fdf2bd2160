import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { FirstSync } from '../features/tenants/first-sync.tsx';
import { TenantFinder } from '../features/tenants/tenant-finder.tsx';
import type { Stores } from './stores.ts';
import { focusHeading } from './use-screen-focus.ts';
import '../styles/start.css';

/** From the first sign-in to the board: find tenants, then watch the first look at them. */
export function FirstRun({ stores: { view, session } }: { readonly stores: Stores }) {
  const setFirstRun = useStore(view, (state) => state.setFirstRun);
  const range = useStore(session, (state) => state.session?.cloud.kind === 'range');
  const leave = useStore(session, (state) => state.leaveProfile);
  const [added, setAdded] = useState(false);
  const place = useRef<HTMLElement>(null);
  useEffect(() => setFirstRun(true), [setFirstRun]);
  useEffect(() => {
    const goesOn = place.current?.querySelector<HTMLElement>('.first-sync > button');
    if (goesOn) goesOn.focus();
    else focusHeading(place.current); // what had the focus went with the screen before
  }, [added]);
  if (added) {
    return (
      <main className="start" ref={place}>
        <div className="start-wide">
          <FirstSync onContinue={() => setFirstRun(false)} />
        </div>
      </main>
    );
  }
  return (
    <main className="start" ref={place}>
      <div className="start-wide">
        <div className="page-top">
          <h1>Which tenants do you look after?</h1>
          <button type="button" className="quiet-button" onClick={() => void leave()}>
            Back to the first screen
          </button>
        </div>
        <TenantFinder range={range} offered onAdded={() => setAdded(true)} />
      </div>
    </main>
  );
}
