import { useCallback, useEffect, useRef } from 'react';

/** @returns a way to a signal that is aborted once the value is another: what is said of it is true no longer. */
export function useWhileSame(value: unknown): () => AbortSignal {
  const current = useRef(new AbortController());
  useEffect(() => {
    const here = new AbortController();
    current.current = here;
    return () => here.abort();
  }, [value]);
  return useCallback(() => current.current.signal, []);
}
