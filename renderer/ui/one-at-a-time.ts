import { useState } from 'react';

/**
 * Work that begins only when the one before is over: a second press while the first is on its way is not a second
 * deed. What comes in between is let go.
 */
export function oneAtATime(): (work: () => Promise<void>) => Promise<void> {
  let isBusy = false;
  return async (work) => {
    if (isBusy) return;
    isBusy = true;
    try {
      await work();
    } finally {
      isBusy = false;
    }
  };
}

/** The same for as long as a component lives. */
export function useOneAtATime() {
  const [once] = useState(oneAtATime);
  return once;
}
