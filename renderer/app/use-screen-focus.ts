import { type RefObject, useEffect } from 'react';
import { focusList } from './full-screen.ts';
import type { Screen } from './view-slice.ts';

/** Where a person already is when a screen comes: nobody is torn away from there. */
const STAYS = '.rail, .top-strip, dialog, .access-panel';
/** The incident beside the board, or in place of it, came with the board. */
const OPEN_INCIDENT = '.pane, .full';

/** Puts the focus on the heading that is seen (the board's stays, hidden), which is no stop of the tab key. */
export function focusHeading(place: ParentNode | null): boolean {
  const heading = [...(place?.querySelectorAll('h1') ?? [])].find((one) =>
    one.checkVisibility({ visibilityProperty: true }),
  );
  if (!heading) return false;
  heading.tabIndex = -1;
  heading.focus();
  return document.activeElement === heading;
}

/**
 * A screen that comes takes the focus: the board with its list, so that the arrow keys work at once, any
 * other with its heading. What had the focus went with the screen before.
 */
export function useScreenFocus(screen: Screen, place: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const focused = document.activeElement;
    if (focused?.closest(STAYS)) return;
    if (screen === 'board') {
      if (focused?.closest(OPEN_INCIDENT)) return;
      focusList();
      return;
    }
    if (focusHeading(place.current)) return;
    place.current?.focus(); // its file is still being read
    return headingToCome(place.current);
  }, [screen, place]);
}

/** The heading takes the focus once it is there, unless the person went elsewhere meanwhile. */
function headingToCome(place: HTMLElement | null): (() => void) | undefined {
  if (!place) return undefined;
  const watcher = new MutationObserver(() => {
    if (document.activeElement !== place || focusHeading(place)) watcher.disconnect();
  });
  watcher.observe(place, { childList: true, subtree: true });
  return () => watcher.disconnect();
}
