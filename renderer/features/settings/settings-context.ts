import { sliceContext } from '../../ui/slice-context.tsx';
import type { SettingsSlice } from './settings-slice.ts';

export const {
  Provider: SettingsProvider,
  useSlice: useSettings,
  useSliceStore: useSettingsStore,
} = sliceContext<SettingsSlice>('settings');
