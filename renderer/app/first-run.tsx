import { useStore } from 'zustand';
import { FirstSync } from '../features/tenants/first-sync.tsx';
import { TenantFinder } from '../features/tenants/tenant-finder.tsx';
import type { Stores } from './stores.ts';
import '../styles/start.css';

/** From the first sign-in to the board: find tenants, then watch the first look at them. */
export function FirstRun({ stores: { view, session } }: { readonly stores: Stores }) {
  const watching = useStore(view, (state) => state.watchingFirstSync);
  const watch = useStore(view, (state) => state.watchFirstSync);
  const range = useStore(session, (state) => state.session?.cloud.kind === 'range');
  return (
    <main className="start">
      <div className="start-wide">
        {watching ? (
          <FirstSync onContinue={() => watch(false)} />
        ) : (
          <>
            <h1>Which tenants do you look after?</h1>
            <TenantFinder range={range} onAdded={() => watch(true)} />
          </>
        )}
      </div>
    </main>
  );
}
