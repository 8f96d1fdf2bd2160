import { createContext, useContext } from 'react';
import { useStore } from 'zustand';

/** The reading side of a zustand store. */
interface Readable<T> {
  getState(): T;
  getInitialState(): T;
  subscribe(listener: (state: T, before: T) => void): () => void;
}

/** A provider for one slice and the hook that reads from it; features get their slice this way. */
export function sliceContext<T>(name: string) {
  const Context = createContext<Readable<T> | null>(null);
  function useSliceStore(): Readable<T> {
    const store = useContext(Context);
    if (!store) throw new Error(`The slice "${name}" has no provider here.`);
    return store;
  }
  function useSlice<S>(select: (state: T) => S): S {
    return useStore(useSliceStore(), select);
  }
  return { Provider: Context.Provider, useSlice, useSliceStore };
}
