import type { TenantRow } from '#shared/contract/tenants.ts';
import type { BoardFilter } from '#shared/domain/board.ts';
import type { BoardCharts } from '#shared/domain/charts/charts.ts';
import type { TenantId } from '#shared/domain/tenant.ts';

/** What every chart is given. */
export interface ChartProps {
  readonly charts: BoardCharts;
  readonly filter: BoardFilter;
  readonly tenants: ReadonlyMap<TenantId, TenantRow>;
  readonly onFilter: (change: Partial<BoardFilter>) => void;
  /** The keyboard goes back to the list. */
  readonly onLeave: () => void;
}
