import { useMemo } from 'react';
import { dayOf } from '#shared/domain/access/runway-calendar.ts';
import type { RunwayItem } from '#shared/domain/access/runway.ts';
import type { TenantRow } from '#shared/contract/tenants.ts';
import { shortened, visibleLine } from '#shared/text.ts';
import { useClock } from '../../../ui/clock.tsx';
import { TenantMark } from '../../../ui/marks.tsx';
import type { AccessPartProps } from '../access-part.ts';
import { EndMark } from '../end-words.tsx';
import { LostMark } from '../lost-mark.tsx';
import { PickedMark } from '../picked-mark.tsx';
import { RowGrid } from '../row-grid.tsx';
import { movedTo, standsAt } from '../row-moves.ts';
import { useRunway, useRunwayStore } from './runway-context.ts';
import {
  CASCADE_SHORT,
  countWords,
  dateWords,
  extendWords,
  kindWords,
  lastWords,
  personOf,
  runwayKey,
  unextendedWords,
} from './runway-view.ts';

export const RUNWAY_ID = 'runway-grid';
/** Four lines and a gap, as in runway.css. */
const NARROW_ROW_PX = 124;

/** The DOM id by which the grid names its active row to screen readers. */
const runwayDomId = (place: number) => `runway-${place}`;

interface RunwayListProps extends Pick<AccessPartProps, 'tenants'> {
  readonly items: readonly RunwayItem[];
  readonly zone: string;
  /** What is of one person stands together, and how much that is beside the first of it. */
  readonly grouped: boolean;
  readonly onPick: (item: RunwayItem) => void;
}

/** What ends, soonest first. */
export function RunwayList({ items, zone, grouped, tenants, onPick }: RunwayListProps) {
  const { now } = useClock();
  const begins = useMemo(() => (grouped ? Map.groupBy(items, personOf) : null), [grouped, items]);
  const groupOf = (item: RunwayItem): RunwayRowProps['group'] => {
    const theirs = begins?.get(personOf(item));
    if (!theirs) return null;
    return theirs[0] === item ? countWords(theirs, now()) : 'more';
  };
  const picked = useRunway((state) => state.picked);
  const cursor = useRunway((state) => state.cursor);
  const place = standsAt(items, runwayKey, cursor);
  const store = useRunwayStore();
  const goTo = (at: number) => {
    const item = items[at];
    store.getState().move(at, item ? runwayKey(item) : null);
  };
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
      picks
      onSpace={() => {
        const item = items[place];
        if (item) onPick(item);
      }}
      onEnter={() => store.getState().setOpen(true)}
      onMove={(move) => goTo(movedTo(move, place, items.length - 1))}
    >
      {(first, end) =>
        items.slice(first, end).map((item, index) => (
          <RunwayRow
            key={runwayKey(item)}
            item={item}
            zone={zone}
            place={first + index}
            selected={first + index === place}
            group={groupOf(item)}
            picked={item.extend === 'yes' && picked.has(runwayKey(item))}
            tenant={tenants.get(item.tenantId)}
            onChoose={(at, picks) => {
              goTo(at);
              if (picks) onPick(item);
              else store.getState().setOpen(true);
            }}
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
  /** The keys mean it. */
  readonly selected: boolean;
  readonly picked: boolean;
  /** How much its person loses, on the first of it; `more` of the same person; null = not by person. */
  readonly group: string | null;
  readonly tenant: TenantRow | undefined;
  /** @param picks it is picked, or let go, too. */
  readonly onChoose: (place: number, picks: boolean) => void;
}

function RunwayRow(props: RunwayRowProps) {
  const { item, zone, place, selected, picked, group, tenant, onChoose } = props;
  const isFirst = group !== null && group !== 'more';
  const { who, what, detail, kind, isMine, whyNot, isLast } = item;
  const tried = unextendedWords(item);
  const name = tenant?.name ?? item.tenantId;
  const day = dayOf(item, zone);
  return (
    <div
      role="row"
      id={runwayDomId(place)}
      aria-rowindex={place + 1}
      aria-selected={picked}
      data-chosen={selected}
      data-picked={picked}
      data-begins={isFirst}
      className="board-row runway-row"
      onClick={({ ctrlKey, metaKey, shiftKey }) => onChoose(place, ctrlKey || metaKey || shiftKey)}
    >
      <div role="gridcell" className="review-who">
        {picked && <PickedMark />}
        <strong dir="auto" data-more={group === 'more'} title={visibleLine(who)}>
          {isMine ? 'You' : visibleLine(shortened(who, 120))}
        </strong>
        {isFirst && <span className="runway-count tabular">{group}</span>}
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
      <div role="gridcell">
        <EndMark end={item} />
      </div>
      <div role="gridcell" className="runway-detail muted" dir="auto">
        {kind !== 'gdap' && <LostMark tenantId={item.tenantId} />}
        {tried !== null && (
          <span className="approval-hint">
            <span aria-hidden="true">▲</span> {tried}{' '}
          </span>
        )}
        {isLast === true && (
          <span className="approval-hint" title={lastWords(item, name)}>
            <span aria-hidden="true">▲</span> {CASCADE_SHORT}{' '}
          </span>
        )}
        {kindWords(item)}
        {detail !== null && ` · ${visibleLine(detail)}`}
      </div>
      <div role="gridcell" className="runway-when muted tabular">
        {day === null ? '' : dateWords(day)}
      </div>
      <div role="gridcell" className="runway-extend muted" title={whyNot ?? undefined}>
        {extendWords(item)}
      </div>
    </div>
  );
}
