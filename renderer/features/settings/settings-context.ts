import { sliceContext } from '../../ui/slice-context.tsx';
import type { SettingsSlice } from './settings-slice.ts';

/** The heading of the comment templates, which a command leads to. */
export const TEMPLATES_ID = 'comment-templates';

export const {
  Provider: SettingsProvider,
  useSlice: useSettings,
  useSliceStore: useSettingsStore,
} = sliceContext<SettingsSlice>('settings');
