import { useEffect, useRef } from 'react';

/** So long details stand before whoever looks at them. A key that is held goes on sooner, by some 60 ms a row. */
export const LOOK_MS = 1_000;

/** Tells once the details have stood there for a moment. @returns what is done when they go: then nothing is told. */
export function afterALook(tell: () => void): () => void {
  const timer = setTimeout(tell, LOOK_MS);
  return () => clearTimeout(timer);
}

/**
 * Whoever has the details before them for a moment has looked at them: this is told once for each state that they
 * have; what only flies by is not looked at.
 * @param mark of what is shown and was not looked at yet; null = there is nothing to tell.
 */
export function useLookedAt(mark: string | null, tell: (mark: string) => Promise<unknown>): void {
  const latest = useRef(tell);
  latest.current = tell;
  useEffect(() => {
    // Refused only where core is away; then it is not looked at yet, and says so.
    return mark === null ? undefined : afterALook(() => void latest.current(mark));
  }, [mark]);
}
