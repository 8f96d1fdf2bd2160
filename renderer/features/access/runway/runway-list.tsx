import { dayOf } from '#shared/domain/access/runway-calendar.ts';
import type { RunwayItem } from '#shared/domain/access/runway.ts';
import type { TenantRow } from '#shared/contract/tenants.ts';
import { shortened, visibleLine } from '#shared/text.ts';
import { useClock } from '../../../ui/clock.tsx';
import { TenantMark } from '../../../ui/marks.tsx';
import type { AccessPartProps } from '../access-part.ts';
import { RowGrid } from '../row-grid.tsx';
import { movedTo } from '../row-moves.ts';
import { useRunway, useRunwayStore } from './runway-context.ts';
import {
  CASCADE_SHORT,
  cascadeWords,
  dateWords,
  kindWords,
  leftWords,
  standingOf,
} from './runway-view.ts';

const RUNWAY_ID = 'runway-grid';
/** Four lines and a gap, as in runway.css. */
const NARROW_ROW_PX = 124;

/** The DOM id by which the grid names its active row to screen readers. */
const runwayDomId = (place: number) => `runway-${place}`;

interface RunwayListProps extends Pick<AccessPartProps, 'tenants'> {
  readonly items: readonly RunwayItem[];
  readonly zone: string;
}

/** What ends, soonest first. */
export function RunwayList({ items, zone, tenants }: RunwayListProps) {
  const place = Math.min(
    useRunway((state) => state.place),
    items.length - 1,
  );
  const store = useRunwayStore();
  return (
    <RowGrid
      id={RUNWAY_ID}
      name="What ends"
      className="reviews-grid"
      rows={items.length}
      activeRow={place}
      activeDomId={runwayDomId(place)}
      narrowRowPx={NARROW_ROW_PX}
      leavesBar={false}
      onMove={(move) => store.getState().move(movedTo(move, place, items.length - 1))}
    >
      {(first, end) =>
        items
          .slice(first, end)
          .map((item, index) => (
            <RunwayRow
              key={`${item.tenantId}/${item.kind}/${item.id}`}
              item={item}
              zone={zone}
              place={first + index}
              selected={first + index === place}
              tenant={tenants.get(item.tenantId)}
              onChoose={(at) => store.getState().move(at)}
            />
          ))
      }
    </RowGrid>
  );
}

interface RunwayRowProps {
  readonly item: RunwayItem;
  readonly zone: string;
  readonly place: number;
  readonly selected: boolean;
  readonly tenant: TenantRow | undefined;
  readonly onChoose: (place: number) => void;
}

function RunwayRow({ item, zone, place, selected, tenant, onChoose }: RunwayRowProps) {
  const { words } = useClock();
  const { who, what, detail, endAt, isMine, extend, whyNot, isLast } = item;
  const name = tenant?.name ?? item.tenantId;
  const standing = standingOf(item);
  const day = dayOf(item, zone);
  return (
    <div
      role="row"
      id={runwayDomId(place)}
      aria-rowindex={place + 1}
      aria-selected={selected}
      data-chosen={selected}
      className="board-row runway-row"
      onClick={() => onChoose(place)}
    >
      <div role="gridcell" className="review-who">
        <strong dir="auto" title={visibleLine(who)}>
          {isMine ? 'You' : visibleLine(shortened(who, 120))}
        </strong>
        <span className="muted" aria-hidden="true">
          ›
        </span>
        <span dir="auto" title={visibleLine(what)}>
          {visibleLine(what)}
        </span>
      </div>
      <div role="gridcell">
        <TenantMark name={name} colour={tenant?.colour ?? null} />
      </div>
      <div role="gridcell" title={endAt === null ? undefined : words.exact(endAt)}>
        <span className="due" data-standing={standing}>
          {standing === 'warning' && <span aria-hidden="true">▲</span>}
          {standing === 'breached' && <span aria-hidden="true">■</span>}
          <span>{leftWords(item)}</span>
        </span>
      </div>
      <div role="gridcell" className="runway-detail muted" dir="auto">
        {kindWords(item)}
        {detail !== null && ` · ${visibleLine(detail)}`}
        {isLast === true && (
          <span className="approval-hint" title={cascadeWords(item, name)}>
            {' '}
            <span aria-hidden="true">▲</span> {CASCADE_SHORT}
          </span>
        )}
      </div>
      <div role="gridcell" className="runway-when muted tabular">
        {day === null ? '' : dateWords(day)}
      </div>
      <div role="gridcell" className="runway-extend muted" title={whyNot ?? undefined}>
        {extend === 'yes' && 'Can be renewed'}
        {extend === 'asked' && 'Renewal asked for'}
        {extend === 'giving-back' && 'Giving back'}
      </div>
    </div>
  );
}
