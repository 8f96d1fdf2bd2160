import type { Place } from '#shared/domain/telling/event.ts';

/** Where a click outside the window wants the page to go. The page is told that there is something, and asks. */
export function wantedPlace(tell: () => void) {
  let wanted: Place | null = null;
  return {
    want: (place: Place): void => {
      wanted = place;
      tell();
    },
    /** Given once. */
    take: (): Place | null => {
      const place = wanted;
      wanted = null;
      return place;
    },
  };
}
