import { type RefObject, useLayoutEffect, useRef } from 'react';

/**
 * Where the focus was when something opened: a list, when its key was pressed there, else its button.
 * @returns takes the focus back there; where that is gone, to the button.
 */
export function useWayBack(open: boolean, button: RefObject<HTMLElement | null>): () => void {
  const before = useRef<Element | null>(null);
  // Before the effects with which what is opened takes the focus.
  useLayoutEffect(() => {
    if (open) before.current = document.activeElement;
  }, [open]);
  return () => {
    const place = before.current;
    const isThere = place instanceof HTMLElement && place.isConnected && place !== document.body;
    (isThere ? place : button.current)?.focus();
  };
}
