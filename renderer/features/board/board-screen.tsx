import { type ReactNode, useState } from 'react';
import type { Settings, Strip } from '#shared/contract/app.ts';
import type { TenantRow } from '#shared/contract/tenants.ts';
import type { IncidentKey } from '#shared/domain/incident.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import type { View } from '#shared/domain/views/view.ts';
import { useMedia } from '../../ui/use-media.ts';
import type { ReceiptOf } from './many/recorded-dialog.tsx';
import { ManyBar } from './many/many-bar.tsx';
import { usePicks } from './many/picks.ts';
import { ArrangePanel } from './arrange-panel.tsx';
import { useBoard } from './board-context.ts';
import { Kanban } from './kanban/kanban.tsx';
import { BoardFooter } from './board-footer.tsx';
import { BoardList } from './board-list.tsx';
import { BoardToolbar } from './board-toolbar.tsx';
import { FilterPanel } from './filter-panel.tsx';
import { ViewList } from './views/view-list.tsx';
import { ViewMenu } from './views/view-menu.tsx';
import '../../styles/board.css';
import '../../styles/rows.css';
import '../../styles/filters.css';

export const ROW_PX: Readonly<Record<Settings['density'], number>> = {
  compact: 24,
  normal: 28,
  comfortable: 36,
};

interface BoardScreenProps {
  readonly tenants: ReadonlyMap<TenantId, TenantRow>;
  readonly strip: Strip | null;
  readonly density: Settings['density'];
  /** The pane takes its share of the width; the filters give way to it until asked for. */
  readonly paneOpen: boolean;
  readonly onOpen: (key: IncidentKey) => void;
  readonly onView: (view: View) => void;
  readonly onDensity: (density: Settings['density']) => void;
  readonly receiptOf: ReceiptOf;
  readonly onSnooze: (keys: readonly IncidentKey[], onDone: () => void) => void;
  /** What stands above the list while it is shown, and the button that shows it. */
  readonly charts: { readonly button: ReactNode; readonly strip: ReactNode };
}

export function BoardScreen({
  tenants,
  strip,
  density,
  paneOpen,
  onOpen,
  onView,
  onDensity,
  receiptOf,
  onSnooze,
  charts,
}: BoardScreenProps) {
  const roomy = useMedia(paneOpen ? '(min-width: 1600px)' : '(min-width: 1200px)');
  const [wanted, setWanted] = useState<boolean | null>(null);
  const filtering = wanted ?? roomy;
  const picks = usePicks();
  const layout = useBoard((state) => state.layout);
  return (
    <div className="board" data-filtering={filtering}>
      {filtering && (
        <FilterPanel tenants={tenants}>
          <ViewList density={density} onView={onView} />
        </FilterPanel>
      )}
      <section className="board-main" aria-label="Incidents of all tenants">
        <h1 className="hidden-text">Board</h1>
        <BoardToolbar
          tenants={tenants}
          filtering={filtering}
          onFiltering={() => setWanted(!filtering)}
        >
          <ViewMenu tenants={[...tenants.values()]} density={density} onView={onView} />
          <ArrangePanel density={density} onDensity={onDensity} />
          {charts.button}
        </BoardToolbar>
        {charts.strip}
        {layout !== 'list' && (
          <Kanban
            by={layout === 'by-status' ? 'status' : 'turn'}
            tenants={tenants}
            held={strip?.incidents ?? null}
            onOpen={onOpen}
            picks={picks}
            receiptOf={receiptOf}
          />
        )}
        {layout === 'list' && (
          <BoardList
            tenants={tenants}
            rowPx={ROW_PX[density]}
            held={strip?.incidents ?? null}
            onOpen={onOpen}
            picks={picks}
          />
        )}
        <ManyBar picks={picks} tenants={tenants} receiptOf={receiptOf} onSnooze={onSnooze} />
        <BoardFooter held={strip?.incidents ?? null} strip={strip} />
      </section>
    </div>
  );
}
