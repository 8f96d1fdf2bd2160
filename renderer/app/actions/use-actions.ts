import { useMemo } from 'react';
import { useStore } from 'zustand';
import { bindingsOf } from '#shared/domain/keys/bindings.ts';
import { useCommand } from '../../api.tsx';
import type { Stores } from '../stores.ts';
import { actionTable } from './action-table.ts';

/** Which keys mean what at this moment. */
export function useBindings(settings: Stores['settings']) {
  const singleKeys = useStore(settings, (state) => state.settings.singleKeyShortcuts);
  const keys = useStore(settings, (state) => state.settings.keys);
  return useMemo(() => bindingsOf(keys, singleKeys), [keys, singleKeys]);
}

/** What can be done, and the keys it is done with. */
export function useActions(stores: Stores) {
  const run = useCommand();
  const actions = useMemo(() => actionTable(stores, run), [stores, run]);
  return { actions, bindings: useBindings(stores.settings) };
}
