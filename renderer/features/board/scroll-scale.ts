/** Chromium lays nothing out beyond about 33.5 million pixels; past this height scrolling is scaled. */
export const TALLEST_PX = 30_000_000;

export interface ScrollFacts {
  readonly count: number;
  readonly rowPx: number;
  readonly viewportPx: number;
  readonly scrollTop: number;
  /** What something that stays at the top covers of the first lines. */
  readonly coverPx?: number;
}

export interface ScrollWindow {
  /** Height of the scrolled content in pixels. */
  readonly heightPx: number;
  /** First row to draw, and the one after the last. */
  readonly first: number;
  readonly end: number;
  /** Where the first drawn row stands inside the content, in pixels. */
  readonly topPx: number;
  /** First and last row that are really to be seen. */
  readonly firstSeen: number;
  readonly lastSeen: number;
}

function scale({ count, rowPx, viewportPx }: Omit<ScrollFacts, 'scrollTop'>): number {
  const fullPx = count * rowPx;
  if (fullPx <= TALLEST_PX) return 1;
  return (fullPx - viewportPx) / (TALLEST_PX - viewportPx);
}

/** Which rows of a list with equal heights to draw where. `spare` rows are drawn above and below. */
export function scrollWindow(facts: ScrollFacts, spare = 8): ScrollWindow {
  const { count, rowPx, viewportPx, scrollTop } = facts;
  const offsetPx = scrollTop * scale(facts);
  const firstSeen = Math.min(Math.max(0, Math.floor(offsetPx / rowPx)), Math.max(0, count - 1));
  const lastSeen = Math.min(count - 1, Math.ceil((offsetPx + viewportPx) / rowPx) - 1);
  const first = Math.max(0, firstSeen - spare);
  const end = Math.min(count, lastSeen + 1 + spare);
  const heightPx = Math.min(count * rowPx, TALLEST_PX);
  return { heightPx, first, end, topPx: first * rowPx - offsetPx + scrollTop, firstSeen, lastSeen };
}

/** The scroll position that brings a row fully into view with the least movement. */
export function scrollTopFor(index: number, facts: ScrollFacts): number {
  const { rowPx, viewportPx, scrollTop, coverPx = 0 } = facts;
  const factor = scale(facts);
  const offsetPx = scrollTop * factor;
  const topPx = index * rowPx;
  if (topPx < offsetPx + coverPx) return Math.max(0, topPx - coverPx) / factor;
  const bottomPx = topPx + rowPx;
  if (bottomPx > offsetPx + viewportPx) return (bottomPx - viewportPx) / factor;
  return scrollTop;
}
