import { useEffect, useMemo } from 'react';
import { useApi } from '../../../api.tsx';
import type { AccessPartProps } from '../access-part.ts';
import { RowGrid } from '../row-grid.tsx';
import { ItemRow, reviewDomId, RoundHeading } from './review-line.tsx';
import { itemKey, itemsOf, shownItem, roundKey } from './review-lines.ts';
import { useReviews, useReviewsStore } from './reviews-context.ts';

export const REVIEWS_ID = 'reviews-grid';
/** Four lines and a gap, as in reviews.css. */
const NARROW_ROW_PX = 124;

/** Rounds with their items. Standing on an item counts as having looked at it. */
export function ReviewList({ tenants, offline }: AccessPartProps) {
  const lines = useReviews((state) => state.lines) ?? NONE;
  const place = useReviews((state) => state.place);
  const picked = useReviews((state) => state.picked);
  const store = useReviewsStore();
  const api = useApi();
  const items = useMemo(() => itemsOf(lines), [lines]);
  const places = useMemo(() => new Map(items.map((line, at) => [line, at])), [items]);
  const active = items[place];
  const unseen = active && !active.row.isOpened ? active : null;
  const unseenKey = unseen && itemKey(unseen);
  useEffect(() => {
    const { lines: now, place: at } = store.getState();
    const one = itemsOf(now ?? [])[at];
    if (unseenKey === null || !one) return;
    // Refused only where core is away; then core leaves it out, and says why. What is written is read again.
    void api.command('access.lookedAt', { items: [shownItem(one)] });
  }, [api, store, unseenKey]);
  return (
    <RowGrid
      id={REVIEWS_ID}
      name="Access reviews"
      className="reviews-grid"
      rows={lines.length}
      activeRow={active ? lines.indexOf(active) : 0}
      activeDomId={active ? reviewDomId(place) : undefined}
      narrowRowPx={NARROW_ROW_PX}
      picks
      onMove={(move) => store.getState().move(move)}
      onSpace={active ? () => store.getState().pick(itemKey(active)) : null}
    >
      {(first, end) =>
        lines.slice(first, end).map((line, index) => {
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
        })
      }
    </RowGrid>
  );
}

const NONE: readonly never[] = [];
