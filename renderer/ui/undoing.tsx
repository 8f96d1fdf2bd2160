import { createContext, useContext } from 'react';
import type { UndoTarget } from '#shared/contract/undo.ts';

const UndoContext = createContext<(of: UndoTarget) => Promise<void>>(async () => {});

export const UndoProvider = UndoContext.Provider;

/** Undoes a change or a gesture: at once where nothing was sent, else after saying what that means. */
export function useUndo(): (of: UndoTarget) => Promise<void> {
  return useContext(UndoContext);
}
