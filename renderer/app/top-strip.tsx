import { useStore } from 'zustand';
import { BoardSearch } from '../features/board/board-search.tsx';
import { StripCounts } from '../features/overview/strip-counts.tsx';
import { useTenantList } from '../features/tenants/use-tenant-list.ts';
import type { Stores } from './stores.ts';

/** The line at the top: search, how many tenants answer, how old it is, what is on its way out. */
export function TopStrip({ stores }: { readonly stores: Stores }) {
  const tenants = useTenantList();
  const go = useStore(stores.view, (state) => state.go);
  const showList = useStore(stores.view, (state) => state.showList);
  return (
    <header className="top-strip">
      <BoardSearch tenants={tenants} onUse={() => go('board')} />
      <StripCounts onShowList={showList} onShowOutbox={() => go('outbox')} />
    </header>
  );
}
