import { type UIEvent, useEffect, useRef, useState } from 'react';

interface RowWindow {
  readonly rows: number;
  /** The row that has to be in sight. */
  readonly activeRow: number;
  readonly rowPx: number;
  /** Of the whole area until it is measured, and of what stays at its top. */
  readonly viewPx: number;
  readonly headPx?: number;
  /** Of what may stand over its bottom: the keys bring no row under that, and there is room behind the last one. */
  readonly footPx?: number;
}

const AROUND = 3;

/** The rows of a fixed height that are in sight: hundreds of rows cost no more than the few that are seen. */
export function useRowWindow({
  rows,
  activeRow,
  rowPx,
  viewPx,
  headPx = 0,
  footPx = 0,
}: RowWindow) {
  const view = useRef<HTMLDivElement>(null);
  const [scrollTop, setScrollTop] = useState(0);
  const [heightPx, setHeightPx] = useState(viewPx);
  const room = heightPx - headPx;
  const foot = rows * rowPx > room ? Math.min(footPx, room / 3) : 0;
  const isPointed = useRef(false);
  useEffect(() => {
    // A press may choose no other row; the keys after it are not the pointer.
    const onKey = () => {
      isPointed.current = false;
    };
    window.addEventListener('keydown', onKey, true);
    return () => window.removeEventListener('keydown', onKey, true);
  }, []);
  useEffect(() => {
    const shown = view.current;
    if (!shown) return undefined;
    const observer = new ResizeObserver(() => setHeightPx(shown.clientHeight || viewPx));
    observer.observe(shown);
    return () => observer.disconnect();
  }, [viewPx]);
  useEffect(() => {
    const shown = view.current;
    if (!shown) return;
    const top = activeRow * rowPx;
    // What is pointed at stays where it is.
    const under = isPointed.current ? 0 : foot;
    isPointed.current = false;
    const least = top + rowPx - room + under;
    if (top < shown.scrollTop) shown.scrollTo({ top });
    else if (least > shown.scrollTop) shown.scrollTo({ top: least });
  }, [activeRow, rowPx, room, foot]);
  return {
    view,
    first: Math.max(0, Math.floor(scrollTop / rowPx) - AROUND),
    end: Math.min(rows, Math.ceil((scrollTop + room) / rowPx) + AROUND),
    /** Of all rows, and of the room behind the last one. */
    heightPx: rows * rowPx + foot,
    onPointerDown: () => {
      isPointed.current = true;
    },
    onScroll: (event: UIEvent<HTMLDivElement>) => setScrollTop(event.currentTarget.scrollTop),
  };
}
