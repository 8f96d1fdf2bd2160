import { type CSSProperties, type KeyboardEvent, type ReactNode, useEffect } from 'react';
import type { Settings } from '#shared/contract/app.ts';
import { useDensity } from '../../ui/density.tsx';
import { useMedia } from '../../ui/use-media.ts';
import { useRowWindow } from '../../ui/use-row-window.ts';
import { moveOf, type RowMove } from './row-moves.ts';

/** Two lines; the styles of all four lists take the height from here (`--row-height`). */
const ROW_PX: Readonly<Record<Settings['density'], number>> = {
  compact: 44,
  normal: 52,
  comfortable: 64,
};
const NARROW = '(max-width: 640px)';
const USUAL_VIEW_PX = 700;
/** From the bottom of the window to the top of a receipt of one line (`.report-place`). */
const RECEIPT_PX = 124;
/** Where a person already is when the list comes: nobody is torn away from there. */
const STAYS = '.rail, .top-strip, .access-head button, dialog, [role="tablist"]';
const STAYS_IN_BAR = `${STAYS}, .approvals-bar`;

interface RowGridProps {
  readonly id: string;
  /** What it is called. */
  readonly name: string;
  readonly className: string;
  readonly rows: number;
  /** The row that has to be in sight, and what it is in the document; none where the keys mean none. */
  readonly activeRow: number;
  readonly activeDomId: string | undefined;
  /** The height of a row in one narrow column. */
  readonly narrowRowPx: number;
  /** Whoever is in the bar above the list stays there when it comes. */
  readonly leavesBar?: boolean;
  readonly onMove: (move: RowMove) => void;
  /** What Enter does, and what Space does; null = nothing. */
  readonly onEnter?: (() => void) | null;
  readonly onSpace?: (() => void) | null;
  /** Several may be picked. */
  readonly picks?: boolean;
  /** Draws the rows from `first` up to `end`, and no others. */
  readonly children: (first: number, end: number) => ReactNode;
}

/** The windowed grid of each list of access: only the rows on the screen and a few around them are in the document. */
export function RowGrid(props: RowGridProps) {
  const { id, name, className, rows, activeRow, activeDomId, narrowRowPx, picks = false } = props;
  const { leavesBar = true, onMove, onEnter = null, onSpace = null, children } = props;
  const density = useDensity();
  const rowPx = useMedia(NARROW) ? narrowRowPx : ROW_PX[density];
  const { view, first, end, heightPx, onScroll, onPointerDown } = useRowWindow({
    rows,
    activeRow,
    rowPx,
    viewPx: USUAL_VIEW_PX,
    footPx: RECEIPT_PX,
  });
  const stays = leavesBar ? STAYS : STAYS_IN_BAR;
  useEffect(() => {
    if (!document.activeElement?.closest(stays)) view.current?.focus();
  }, [view, stays]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const move = moveOf(event.key);
    if (move) onMove(move);
    else if (event.key === 'Enter' && onEnter) onEnter();
    else if (event.key === ' ' && onSpace) onSpace();
    else return;
    event.preventDefault();
  };
  const style: CSSProperties & Readonly<Record<'--row-height', string>> = {
    '--row-height': `${rowPx}px`,
  };
  return (
    <div
      ref={view}
      id={id}
      role="grid"
      aria-label={name}
      aria-rowcount={rows}
      aria-readonly="true"
      aria-multiselectable={picks || undefined}
      aria-activedescendant={activeDomId}
      tabIndex={0}
      className={`board-grid ${className}`}
      style={style}
      onScroll={onScroll}
      onPointerDown={onPointerDown}
      onKeyDown={onKeyDown}
    >
      <div role="rowgroup" style={{ height: heightPx }}>
        <div role="presentation" style={{ transform: `translateY(${first * rowPx}px)` }}>
          {children(first, end)}
        </div>
      </div>
    </div>
  );
}
