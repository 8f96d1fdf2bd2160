import { type KeyboardEvent, useEffect } from 'react';
import { dayOf } from '#shared/domain/access/runway-calendar.ts';
import type { RunwayItem } from '#shared/domain/access/runway.ts';
import type { TenantRow } from '#shared/contract/tenants.ts';
import { shortened, visibleLine } from '#shared/text.ts';
import { useClock } from '../../../ui/clock.tsx';
import { TenantMark } from '../../../ui/marks.tsx';
import { useMedia } from '../../../ui/use-media.ts';
import { useRowWindow } from '../../../ui/use-row-window.ts';
import type { AccessPartProps } from '../access-part.ts';
import { useRunway, useRunwayStore } from './runway-context.ts';
import { cascadeWords, dateWords, kindWords, leftWords, standingOf } from './runway-view.ts';

export const RUNWAY_ID = 'runway-grid';
const ROW_PX = 52;
const NARROW_ROW_PX = 124;
const USUAL_VIEW_PX = 700;
const PAGE = 8;
const STAYS = '.rail, .top-strip, dialog, [role="tablist"], .approvals-bar';
const MOVES: Readonly<Record<string, (place: number, last: number) => number>> = {
  ArrowDown: (place) => place + 1,
  ArrowUp: (place) => place - 1,
  PageDown: (place) => place + PAGE,
  PageUp: (place) => place - PAGE,
  Home: () => 0,
  End: (_place, last) => last,
};

interface RunwayListProps extends Pick<AccessPartProps, 'tenants'> {
  readonly items: readonly RunwayItem[];
  readonly zone: string;
}

/** What ends, soonest first, windowed: thousands cost no more than the few that are seen. */
export function RunwayList({ items, zone, tenants }: RunwayListProps) {
  const place = Math.min(
    useRunway((state) => state.place),
    items.length - 1,
  );
  const store = useRunwayStore();
  const narrow = useMedia('(max-width: 640px)');
  const rowPx = narrow ? NARROW_ROW_PX : ROW_PX;
  const { view, first, end, onScroll } = useRowWindow({
    rows: items.length,
    activeRow: place,
    rowPx,
    viewPx: USUAL_VIEW_PX,
  });
  useEffect(() => {
    if (!document.activeElement?.closest(STAYS)) view.current?.focus();
  }, [view]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const last = items.length - 1;
    const move = MOVES[event.key];
    if (!move) return;
    event.preventDefault();
    store.getState().move(Math.max(0, Math.min(last, move(place, last))));
  };
  return (
    <div
      ref={view}
      id={RUNWAY_ID}
      role="grid"
      aria-label="What ends"
      aria-rowcount={items.length}
      aria-readonly="true"
      aria-activedescendant={`runway-${place}`}
      tabIndex={0}
      className="board-grid reviews-grid"
      onScroll={onScroll}
      onKeyDown={onKeyDown}
    >
      <div role="rowgroup" style={{ height: items.length * rowPx }}>
        <div role="presentation" style={{ transform: `translateY(${first * rowPx}px)` }}>
          {items.slice(first, end).map((item, index) => (
            <RunwayRow
              key={`${item.tenantId}/${item.kind}/${item.id}`}
              item={item}
              zone={zone}
              place={first + index}
              selected={first + index === place}
              tenant={tenants.get(item.tenantId)}
              onChoose={(at) => store.getState().move(at)}
            />
          ))}
        </div>
      </div>
    </div>
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
      id={`runway-${place}`}
      aria-rowindex={place + 1}
      aria-selected={selected}
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
            <span aria-hidden="true">▲</span> {visibleLine(cascadeWords(item, name))}
          </span>
        )}
      </div>
      <div role="gridcell" className="runway-when muted tabular">
        {day === null ? '' : dateWords(day)}
      </div>
      <div role="gridcell" className="runway-extend muted" title={whyNot ?? undefined}>
        {extend === 'yes' && 'Can be renewed'}
        {extend === 'asked' && 'Renewal asked for'}
      </div>
    </div>
  );
}
