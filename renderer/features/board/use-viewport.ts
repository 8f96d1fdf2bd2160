import { type RefObject, useLayoutEffect, useState } from 'react';

/** Height of an element's inside in pixels, followed as it changes. */
export function useViewportPx(element: RefObject<HTMLElement | null>): number {
  const [heightPx, setHeightPx] = useState(0);
  useLayoutEffect(() => {
    const watched = element.current;
    if (!watched) return;
    const observer = new ResizeObserver(() => setHeightPx(watched.clientHeight));
    setHeightPx(watched.clientHeight);
    observer.observe(watched);
    return () => observer.disconnect();
  }, [element]);
  return heightPx;
}
