import { useStore } from 'zustand';
import { EVERYTHING_OPEN } from '#shared/domain/board.ts';
import { BoardSearch } from '../features/board/board-search.tsx';
import { StripCounts } from '../features/overview/strip-counts.tsx';
import { focusList } from './full-screen.ts';
import { useTenantList } from '../features/tenants/use-tenant-list.ts';
import { Keys, useTitle } from '../ui/shortcuts.tsx';
import type { Stores } from './stores.ts';

/** The line at the top: search, how many tenants answer, how old it is, what is on its way out. */
export function TopStrip({ stores }: { readonly stores: Stores }) {
  const tenants = useTenantList();
  const go = useStore(stores.view, (state) => state.go);
  const show = useStore(stores.palette, (state) => state.show);
  const title = useTitle();
  const showList = useStore(stores.view, (state) => state.showList);
  const unsentAccess = useStore(stores.access, (state) => state.overview?.unsent ?? 0);
  return (
    <header className="top-strip">
      <BoardSearch tenants={tenants} onUse={() => go('board')} onLeave={focusList} />
      <button
        type="button"
        className="plain-button"
        aria-haspopup="dialog"
        title={title('Commands: everything by name', 'palette')}
        onClick={() => show(true)}
      >
        Commands <Keys of="palette" />
      </button>
      <StripCounts
        unsentAccess={unsentAccess}
        onShowList={showList}
        onShowOutbox={() => go('outbox')}
        onShowClocks={(standing) => {
          const { setFilter, sort, sortBy } = stores.board.getState();
          setFilter({ ...EVERYTHING_OPEN, clocks: [standing] }, tenants);
          if (sort[0]?.by !== 'dueAt') sortBy('dueAt', false);
          go('board');
        }}
      />
    </header>
  );
}
