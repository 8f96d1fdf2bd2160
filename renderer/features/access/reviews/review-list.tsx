import { type KeyboardEvent, useEffect, useMemo } from 'react';
import { useApi } from '../../../api.tsx';
import { useMedia } from '../../../ui/use-media.ts';
import { useRowWindow } from '../../../ui/use-row-window.ts';
import type { AccessPartProps } from '../access-part.ts';
import { ItemRow, reviewDomId, RoundHeading } from './review-line.tsx';
import { itemKey, itemsOf, keyOf, roundKey } from './review-lines.ts';
import { useReviews, useReviewsStore } from './reviews-context.ts';

const ROW_PX = 52;
const NARROW_ROW_PX = 124;
const USUAL_VIEW_PX = 700;
const PAGE = 8;
/** Where a person already is when the list comes: nobody is torn away from there. */
const STAYS = '.rail, .top-strip, dialog, [role="tablist"]';
const MOVES: Readonly<Record<string, (place: number, last: number) => number>> = {
  ArrowDown: (place) => place + 1,
  ArrowUp: (place) => place - 1,
  PageDown: (place) => place + PAGE,
  PageUp: (place) => place - PAGE,
  Home: () => 0,
  End: (_place, last) => last,
};

/** Rounds with their items, windowed. Standing on an item counts as having looked at it. */
export function ReviewList({ tenants, offline }: AccessPartProps) {
  const lines = useReviews((state) => state.lines) ?? NONE;
  const place = useReviews((state) => state.place);
  const picked = useReviews((state) => state.picked);
  const store = useReviewsStore();
  const api = useApi();
  const narrow = useMedia('(max-width: 640px)');
  const rowPx = narrow ? NARROW_ROW_PX : ROW_PX;
  const items = useMemo(() => itemsOf(lines), [lines]);
  const places = useMemo(() => new Map(items.map((line, at) => [line, at])), [items]);
  const active = items[place];
  const { view, first, end, onScroll } = useRowWindow({
    rows: lines.length,
    activeRow: active ? lines.indexOf(active) : 0,
    rowPx,
    viewPx: USUAL_VIEW_PX,
  });
  useEffect(() => {
    if (!document.activeElement?.closest(STAYS)) view.current?.focus();
  }, [view]);
  const unseen = active && !active.row.isOpened ? active : null;
  const unseenKey = unseen && itemKey(unseen);
  useEffect(() => {
    const { lines: now, place: at } = store.getState();
    const one = itemsOf(now ?? [])[at];
    if (unseenKey === null || !one) return;
    // Refused only where core is away; then core leaves it out, and says why.
    void api.command('access.lookedAt', { items: [keyOf(one)] });
    store.getState().look(unseenKey);
  }, [api, store, unseenKey]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const move = MOVES[event.key];
    if (move) store.getState().move(move);
    else if (event.key === ' ' && active) store.getState().pick(itemKey(active));
    else return;
    event.preventDefault();
  };
  return (
    <div
      ref={view}
      id="reviews-grid"
      role="grid"
      aria-label="Access reviews"
      aria-rowcount={lines.length}
      aria-readonly="true"
      aria-multiselectable="true"
      aria-activedescendant={active ? reviewDomId(place) : undefined}
      tabIndex={0}
      className="board-grid reviews-grid"
      onScroll={onScroll}
      onKeyDown={onKeyDown}
    >
      <div role="rowgroup" style={{ height: lines.length * rowPx }}>
        <div role="presentation" style={{ transform: `translateY(${first * rowPx}px)` }}>
          {lines.slice(first, end).map((line, index) => {
            const rowIndex = first + index + 1;
            if (line.kind === 'round') {
              const { round } = line;
              const tenant = tenants.get(round.tenantId);
              return <RoundHeading key={roundKey(round)} {...{ round, tenant, rowIndex }} />;
            }
            const at = places.get(line) ?? 0;
            return (
              <ItemRow
                key={itemKey(line)}
                line={line}
                place={at}
                rowIndex={rowIndex}
                selected={at === place}
                picked={picked.has(itemKey(line))}
                offline={offline}
                onChoose={(to) => store.getState().move(() => to)}
                onPick={(one) => store.getState().pick(itemKey(one))}
              />
            );
          })}
        </div>
      </div>
    </div>
  );
}

const NONE: readonly never[] = [];
