import { memo } from 'react';
import type { TenantRow } from '#shared/contract/tenants.ts';
import type { BoardCharts, ChartSpan } from '#shared/domain/charts/charts.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import { visibleLine } from '#shared/text.ts';
import { TenantMark } from '../../ui/marks.tsx';
import { counted } from '../../ui/words.ts';
import { type Press, tenantPress } from './chart-filters.ts';
import { ChartFrame } from './chart-frame.tsx';
import type { ChartWords } from './chart-words.ts';
import type { ChartProps } from './chart-props.ts';
import { Ticks } from './time-chart.tsx';
import { type Marks, type Place, useMarks } from './use-marks.ts';
import { useRowWindow } from '../../ui/use-row-window.ts';

interface TenantMapProps extends ChartProps {
  readonly span: ChartSpan;
  readonly words: ChartWords;
}

/** As in charts.css. */
const ROW_PX = 20;
const VIEW_PX = 108;
const LEVELS = 5;
/** Fewer in one stretch are no full mark: where arrivals are rare, each of them would shout. */
const LEAST_FULL = 4;

/** Which tenants the work comes from, and when: one row each, the busiest first. */
export function TenantMap({
  charts,
  filter,
  tenants,
  span,
  words,
  onFilter,
  onLeave,
}: TenantMapProps) {
  const { edges } = charts;
  const columns = edges.length - 1;
  const rows = charts.tenants;
  const nameOf = (id: TenantId | undefined) => (id && tenants.get(id)?.name) ?? '';
  const isBlind = (id: TenantId | undefined) => id && tenants.get(id)?.state.group === 'blind';
  const pressAt = ({ row, column }: Place): Press | null => {
    const tenant = rows[row]?.tenantId;
    return tenant
      ? tenantPress(filter, tenant, [edges[column] ?? 0, edges[column + 1] ?? 0])
      : null;
  };
  const marks = useMarks({
    rows: rows.length,
    columns,
    begin: { row: 0, column: columns - 1 },
    holds: ({ row, column }) => (rows[row]?.arrivals[column] ?? 0) > 0,
    isPressed: (place) => pressAt(place)?.pressed ?? false,
    onPress: (place) => {
      const press = pressAt(place);
      if (press) onFilter(press.change);
    },
    onLeave,
  });
  const wordsOf = ({ row, column }: Place) => {
    const { tenantId, arrivals = [] } = rows[row] ?? {};
    const stretch = words.stretch(edges[column] ?? 0, edges[column + 1] ?? 0);
    const blind = isBlind(tenantId) ? ' (blind: there may be more)' : '';
    const name = visibleLine(nameOf(tenantId));
    return `${name}${blind}: ${(arrivals[column] ?? 0).toLocaleString()} arrived, ${stretch}`;
  };
  const { row: activeRow } = marks.active;
  const { view, first, end, onScroll } = useRowWindow({
    rows: rows.length,
    activeRow,
    rowPx: ROW_PX,
    viewPx: VIEW_PX,
  });
  const most = Math.max(LEAST_FULL, ...rows.slice(0, 50).flatMap(({ arrivals }) => arrivals));
  const active = rows.filter(({ total }) => total > 0).length;
  return (
    <ChartFrame
      kind="tenants"
      name="Arrivals by tenant"
      told={marks.told && wordsOf(marks.told)}
      whole={
        active === 0
          ? 'No tenant had arrivals.'
          : `${counted(active, 'tenant')} of ${rows.length.toLocaleString()} had arrivals.`
      }
    >
      <div
        {...marks.areaProps}
        ref={view}
        className="chart-marks"
        aria-label="Arrivals by tenant over time"
        aria-rowcount={rows.length}
        aria-colcount={columns}
        onScroll={onScroll}
      >
        <div role="presentation" style={{ height: rows.length * ROW_PX }}>
          <div role="presentation" style={{ transform: `translateY(${first * ROW_PX}px)` }}>
            {rows.slice(first, end).map((row, offset) => (
              <MapRow
                key={row.tenantId}
                row={row}
                place={first + offset}
                columns={columns}
                most={most}
                tenant={tenants.get(row.tenantId)}
                active={activeRow === first + offset ? marks.active.column : null}
                pressed={pressedColumn(first + offset, columns, pressAt)}
                wordsOf={wordsOf}
                markProps={marks.markProps}
              />
            ))}
          </div>
        </div>
      </div>
      <div className="map-ticks">
        <Ticks ticks={words.ticks(edges, span, 3)} columns={columns} />
      </div>
    </ChartFrame>
  );
}

function pressedColumn(
  row: number,
  columns: number,
  pressAt: (place: Place) => Press | null,
): number | null {
  for (let column = 0; column < columns; column += 1) {
    if (pressAt({ row, column })?.pressed) return column;
  }
  return null;
}

interface MapRowProps {
  readonly row: BoardCharts['tenants'][number];
  readonly place: number;
  readonly columns: number;
  readonly most: number;
  readonly tenant: TenantRow | undefined;
  /** The columns that are active and pressed in this row. */
  readonly active: number | null;
  readonly pressed: number | null;
  readonly wordsOf: (place: Place) => string;
  readonly markProps: Marks['markProps'];
}

/** Drawn again only for what is seen of it: the functions it is given say the same for the same counts. */
const MapRow = memo(
  function MapRow({ row, place, columns, most, tenant, pressed, wordsOf, markProps }: MapRowProps) {
    const blind = tenant?.state.group === 'blind';
    return (
      <div role="row" aria-rowindex={place + 1} className="map-row" data-blind={blind}>
        <span role="rowheader">
          <TenantMark name={tenant?.name ?? row.tenantId} colour={tenant?.colour ?? null} />
          {blind && <em>blind</em>}
          <span className="hidden-text">, {row.total.toLocaleString()} arrived</span>
        </span>
        {Array.from({ length: columns }, (_, column) => {
          const count = row.arrivals[column] ?? 0;
          const level = count === 0 ? 0 : Math.ceil(Math.sqrt(count / most) * LEVELS);
          const at = { row: place, column };
          return (
            <span
              key={column}
              data-level={Math.min(level, LEVELS)}
              {...markProps(at, wordsOf(at), pressed === column)}
            />
          );
        })}
        <span className="map-total" aria-hidden="true">
          {row.total.toLocaleString()}
        </span>
      </div>
    );
  },
  (before, after) =>
    before.row === after.row &&
    before.place === after.place &&
    before.columns === after.columns &&
    before.most === after.most &&
    before.tenant === after.tenant &&
    before.active === after.active &&
    before.pressed === after.pressed,
);
