import { type RefObject, useLayoutEffect, useState } from 'react';

export interface Viewport {
  readonly widthPx: number;
  readonly heightPx: number;
}

/** The inside of an element in pixels, followed as it changes. */
export function useViewport(element: RefObject<HTMLElement | null>): Viewport {
  const [viewport, setViewport] = useState<Viewport>({ widthPx: 0, heightPx: 0 });
  useLayoutEffect(() => {
    const watched = element.current;
    if (!watched) return;
    const measure = () => {
      const { clientWidth: widthPx, clientHeight: heightPx } = watched;
      setViewport((before) =>
        before.widthPx === widthPx && before.heightPx === heightPx ? before : { widthPx, heightPx },
      );
    };
    const observer = new ResizeObserver(measure);
    measure();
    observer.observe(watched);
    return () => observer.disconnect();
  }, [element]);
  return viewport;
}
