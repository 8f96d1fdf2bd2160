import { createContext, useCallback, useContext } from 'react';
import type { ActionId } from '#shared/domain/keys/action.ts';
import { type Bindings, bindingsOf } from '#shared/domain/keys/bindings.ts';
import { ariaKeys, keysText, pressOf, stepOf } from '#shared/domain/keys/press.ts';

interface Shortcuts {
  readonly bindings: Bindings;
  /** Prints Cmd and Option instead of Ctrl and Alt. */
  readonly mac: boolean;
}

const ShortcutsContext = createContext<Shortcuts>({ bindings: bindingsOf({}), mac: false });

export const ShortcutsProvider = ShortcutsContext.Provider;

/** The keys of any action as they are printed now; null = it has none, or single keys are switched off. */
export function useKeysText(): (id: ActionId) => string | null {
  const { bindings, mac } = useContext(ShortcutsContext);
  return useCallback(
    (id) => {
      const keys = bindings.keysOf(id);
      return keys === null ? null : keysText(keys, mac);
    },
    [bindings, mac],
  );
}

/** Any keys as they are printed on this keyboard. */
export function usePrintedKeys(): (keys: string) => string {
  const { mac } = useContext(ShortcutsContext);
  return (keys) => keysText(keys, mac);
}

/** What a button says when it is pointed at: its name with its keys, such as `Remind me (n)`. */
export function useTitle(): (name: string, id: ActionId) => string {
  const textOf = useKeysText();
  return (name, id) => {
    const keys = textOf(id);
    return keys === null ? name : `${name} (${keys})`;
  };
}

/** `aria-keyshortcuts` of an action; undefined where it has none that the attribute can say. */
export function useAriaKeys(): (id: ActionId) => string | undefined {
  const { bindings, mac } = useContext(ShortcutsContext);
  return (id) => {
    const keys = bindings.keysOf(id);
    return (keys !== null && ariaKeys(keys, mac)) || undefined;
  };
}

/** Whether a press is the keys of an action (of one step): what opens a dialog closes it again. */
export function useOpensWith(id: ActionId): (event: KeyboardEvent) => boolean {
  const { bindings } = useContext(ShortcutsContext);
  const keys = bindings.keysOf(id);
  return (event) => keys !== null && stepOf(pressOf(event)) === keys;
}

/** The keys of an action beside its name; nothing where it has none. */
export function Keys({ of }: { readonly of: ActionId }) {
  const keys = useKeysText()(of);
  return keys === null ? null : <kbd aria-hidden="true">{keys}</kbd>;
}
