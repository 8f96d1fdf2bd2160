import { type KeyboardEvent, useCallback } from 'react';
import { flushSync } from 'react-dom';
import { useStore } from 'zustand';
import type { ActionId } from '#shared/domain/keys/action.ts';
import { useCommand } from '../api.tsx';
import { Palette } from '../features/palette/palette.tsx';
import type { Doing } from '../ui/offers.tsx';
import { useKeysText, useOpensWith } from '../ui/shortcuts.tsx';
import { LONGEST_LINK } from '#shared/domain/app-link.ts';
import { paletteSource } from './palette-sources.ts';
import { pastedLink } from './pasted-link.ts';
import type { Stores } from './stores.ts';

interface CommandPaletteProps {
  readonly stores: Stores;
  readonly actions: Readonly<Record<ActionId, Doing>>;
}

/** The palette with everything this window has for it. Its own keys close it again. */
export function CommandPalette({ stores, actions }: CommandPaletteProps) {
  const { palette } = stores;
  const recent = useStore(palette, (state) => state.recent);
  const textOf = useKeysText();
  const isOwnKey = useOpensWith('palette');
  const run = useCommand();
  const pasted = useCallback((typed: string) => pastedLink(stores, typed), [stores]);
  const close = () => palette.getState().show(false);
  return (
    <Palette
      begun={palette.getState().typed}
      source={paletteSource({ stores, actions, textOf, run })}
      recent={recent}
      longest={LONGEST_LINK}
      pasted={pasted}
      onSearch={(typed) => {
        flushSync(close);
        stores.find.getState().show(typed);
      }}
      isOwnKey={(event: KeyboardEvent) => isOwnKey(event.nativeEvent)}
      onClose={close}
      onChoose={({ item }) => {
        flushSync(close); // the focus is back where it was before anything is done
        palette.getState().used(item.entry.id);
        item.entry.run();
      }}
    />
  );
}
