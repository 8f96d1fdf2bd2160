import { useCallback, useMemo } from 'react';
import type { AccessPartProps } from '../access-part.ts';
import { RowGrid } from '../row-grid.tsx';
import { ItemRow, reviewDomId, RoundHeading } from './review-line.tsx';
import { type ItemLine, itemName, itemsOf, roundKey } from './review-lines.ts';
import { useReviews, useReviewsStore } from './reviews-context.ts';

export const REVIEWS_ID = 'reviews-grid';
/** Four lines and a gap, as in reviews.css. */
const NARROW_ROW_PX = 124;

/** Rounds with their items. */
export function ReviewList({ tenants, offline }: AccessPartProps) {
  const lines = useReviews((state) => state.lines) ?? NONE;
  const place = useReviews((state) => state.place);
  const chosen = useReviews((state) => state.chosen);
  const picked = useReviews((state) => state.picked);
  const store = useReviewsStore();
  const items = useMemo(() => itemsOf(lines), [lines]);
  const places = useMemo(() => new Map(items.map((line, at) => [line, at])), [items]);
  const here = items[place];
  const active = here && chosen && itemName(here) === itemName(chosen) ? here : null;
  const open = useCallback(
    (line: ItemLine) => {
      store.getState().choose(line);
      store.getState().setOpen(true);
    },
    [store],
  );
  return (
    <RowGrid
      id={REVIEWS_ID}
      name="Access reviews"
      className="reviews-grid"
      rows={lines.length}
      // The heading of the first round comes into sight with its first item.
      activeRow={here && place > 0 ? lines.indexOf(here) : 0}
      activeDomId={active ? reviewDomId(place) : undefined}
      narrowRowPx={NARROW_ROW_PX}
      picks
      leavesBar={false}
      onMove={(move) => store.getState().move(move)}
      onEnter={active && (() => open(active))}
      onSpace={active && (() => store.getState().pick(itemName(active)))}
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
              key={itemName(line)}
              line={line}
              place={at}
              rowIndex={rowIndex}
              selected={active === line}
              picked={picked.has(itemName(line))}
              offline={offline}
              onOpen={open}
              onPick={(one) => store.getState().pick(itemName(one))}
            />
          );
        })
      }
    </RowGrid>
  );
}

const NONE: readonly never[] = [];
