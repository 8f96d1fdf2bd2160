import { useStore } from 'zustand';
import { isNothingRead } from '../features/overview/overview-slice.ts';
import type { Stores } from './stores.ts';

/** While nobody knows yet how much there is, that is said; an empty list would say that there is nothing. */
export function Opening({ stores }: { readonly stores: Stores }) {
  const isRunning = useStore(stores.session, ({ host }) => host?.core === 'running');
  const isUnknown = useStore(stores.board, ({ known }) => !known);
  const hasFailed = useStore(stores.board, ({ failure }) => failure !== null);
  const isUnread = useStore(stores.overview, ({ strip }) => strip !== null && isNothingRead(strip));
  // What a core that still starts has refused is asked again: no failure to speak of.
  const said =
    isUnknown && !(isRunning && hasFailed)
      ? 'Opening your data…'
      : isUnread
        ? 'Waiting for the first look at your tenants…'
        : null;
  return (
    <div className="opening" role="status">
      {said !== null && <p>{said}</p>}
    </div>
  );
}
