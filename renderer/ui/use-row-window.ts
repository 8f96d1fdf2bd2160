import { type UIEvent, useEffect, useRef, useState } from 'react';

interface RowWindow {
  readonly rows: number;
  /** The row that has to be in sight. */
  readonly activeRow: number;
  readonly rowPx: number;
  /** Of the whole area until it is measured, and of what stays at its top. */
  readonly viewPx: number;
  readonly headPx?: number;
}

const AROUND = 3;

/** The rows of a fixed height that are in sight: hundreds of rows cost no more than the few that are seen. */
export function useRowWindow({ rows, activeRow, rowPx, viewPx, headPx = 0 }: RowWindow) {
  const view = useRef<HTMLDivElement>(null);
  const [scrollTop, setScrollTop] = useState(0);
  const [heightPx, setHeightPx] = useState(viewPx);
  const room = heightPx - headPx;
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
    if (top < shown.scrollTop) shown.scrollTo({ top });
    else if (top + rowPx > shown.scrollTop + room) shown.scrollTo({ top: top + rowPx - room });
  }, [activeRow, rowPx, room]);
  return {
    view,
    first: Math.max(0, Math.floor(scrollTop / rowPx) - AROUND),
    end: Math.min(rows, Math.ceil((scrollTop + room) / rowPx) + AROUND),
    onScroll: (event: UIEvent<HTMLDivElement>) => setScrollTop(event.currentTarget.scrollTop),
  };
}
