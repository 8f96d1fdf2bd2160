import { ChartMultiple16Regular } from '@fluentui/react-icons/svg/chart-multiple';
import { useStore } from 'zustand';
import { GRID_ID } from '../features/board/board-list.tsx';
import { CHARTS_ID, ChartsProvider } from '../features/charts/charts-context.ts';
import { useOffer } from '../ui/offers.tsx';
import { useTitle } from '../ui/shortcuts.tsx';
import { ChartStrip } from './lazy-screens.ts';
import type { Stores } from './stores.ts';

function focusList(): void {
  document.getElementById(GRID_ID)?.focus();
}

/** Shows the charts, or hides them; the focus does not go with them. */
function toggleCharts({ charts }: Stores): void {
  const { view, setView } = charts.getState();
  const strip = document.getElementById(CHARTS_ID);
  if (view.shown && strip?.contains(document.activeElement)) focusList();
  setView({ shown: !view.shown });
}

export function ChartsButton({ stores }: { readonly stores: Stores }) {
  const shown = useStore(stores.charts, (state) => state.view.shown);
  const title = useTitle();
  const toggle = () => toggleCharts(stores);
  useOffer('charts', toggle);
  return (
    <button
      type="button"
      className="plain-button"
      aria-pressed={shown}
      title={title('Charts', 'charts')}
      onClick={toggle}
    >
      <ChartMultiple16Regular aria-hidden="true" /> <span className="tool-name">Charts</span>
    </button>
  );
}

/** The charts over what the board is filtered by. */
export function BoardCharts({ stores }: { readonly stores: Stores }) {
  const filter = useStore(stores.board, (state) => state.filter);
  const setFilter = useStore(stores.board, (state) => state.setFilter);
  const byId = useStore(stores.tenants, (state) => state.byId);
  const showList = useStore(stores.view, (state) => state.showList);
  return (
    <ChartsProvider value={stores.charts}>
      <ChartStrip
        filter={filter}
        tenants={byId}
        onFilter={(change) => setFilter(change, [...byId.values()])}
        onLeave={focusList}
        onShowList={showList}
      />
    </ChartsProvider>
  );
}
