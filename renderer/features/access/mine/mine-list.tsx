import { type KeyboardEvent, useCallback, useEffect } from 'react';
import { useMedia } from '../../../ui/use-media.ts';
import { useRowWindow } from '../../../ui/use-row-window.ts';
import type { AccessPartProps } from '../access-part.ts';
import { useMine, useMineStore } from './mine-context.ts';
import { GROUP_NAMES, type MineLine } from './mine-lines.ts';
import { MineRow, mineDomId } from './mine-row.tsx';

export const MINE_ID = 'mine-grid';
/** Two lines; in one narrow column four (approvals.css). */
const ROW_PX = 52;
const NARROW_ROW_PX = 100;
const USUAL_VIEW_PX = 700;
/** Where a person already is when the list comes: nobody is torn away from there. */
const STAYS = '.rail, .top-strip, dialog, [role="tablist"], .approvals-bar';

const PAGE = 8;
const MOVES: Readonly<Record<string, (place: number, last: number) => number>> = {
  ArrowDown: (place) => place + 1,
  ArrowUp: (place) => place - 1,
  PageDown: (place) => place + PAGE,
  PageUp: (place) => place - PAGE,
  Home: () => 0,
  End: (_place, last) => last,
};

interface MineListProps extends AccessPartProps {
  readonly lines: readonly MineLine[];
  readonly onOpen: (line: MineLine) => void;
}

/** The windowed list of one group. */
export function MineList({ lines, tenants, offline, onOpen }: MineListProps) {
  const group = useMine((state) => state.group);
  const picked = useMine((state) => state.picked);
  const place = Math.min(
    useMine((state) => state.place),
    lines.length - 1,
  );
  const store = useMineStore();
  const narrow = useMedia('(max-width: 640px)');
  const rowPx = narrow ? NARROW_ROW_PX : ROW_PX;
  const { view, first, end, onScroll } = useRowWindow({
    rows: lines.length,
    activeRow: place,
    rowPx,
    viewPx: USUAL_VIEW_PX,
  });
  useEffect(() => {
    if (!document.activeElement?.closest(STAYS)) view.current?.focus();
  }, [view]);
  const open = useCallback(
    (line: MineLine, at: number) => {
      store.getState().goTo(at);
      onOpen(line);
    },
    [store, onOpen],
  );
  const pick = useCallback(
    (line: MineLine, at: number) => {
      store.getState().goTo(at);
      if (line.kind === 'package') store.getState().pick(line.key);
    },
    [store],
  );
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const move = MOVES[event.key];
    const line = lines[place];
    const last = lines.length - 1;
    if (move) store.getState().goTo(Math.max(0, Math.min(last, move(place, last))));
    else if (event.key === ' ' && line) pick(line, place);
    else if (event.key === 'Enter' && line) onOpen(line);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      ref={view}
      id={MINE_ID}
      role="grid"
      aria-label={GROUP_NAMES[group]}
      aria-rowcount={lines.length}
      aria-readonly="true"
      aria-multiselectable="true"
      aria-activedescendant={mineDomId(place)}
      tabIndex={0}
      className="board-grid approvals-grid"
      onScroll={onScroll}
      onKeyDown={onKeyDown}
    >
      <div role="rowgroup" style={{ height: lines.length * rowPx }}>
        <div role="presentation" style={{ transform: `translateY(${first * rowPx}px)` }}>
          {lines.slice(first, end).map((line, index) => (
            <MineRow
              key={line.key}
              line={line}
              place={first + index}
              selected={first + index === place}
              picked={picked.has(line.key)}
              tenant={tenants.get(line.tenantId)}
              offline={offline}
              onOpen={open}
              onPick={pick}
            />
          ))}
        </div>
      </div>
    </div>
  );
}
