import type { StateCreator } from 'zustand';
import { DEFAULT_SETTINGS, type Settings } from '#shared/contract/app.ts';
import type { Api } from '#shared/contract/contract.ts';
import type { Failure } from '#shared/errors.ts';

export interface SettingsSlice {
  settings: Settings;
  /** Names of the members that the policy of this computer fixes. */
  managed: ReadonlySet<string>;
  /** False until the first answer. */
  known: boolean;
  failure: Failure | null;
  refresh: () => Promise<void>;
  /** Answers whether it was taken. */
  change: (change: Partial<Settings>) => Promise<boolean>;
}

export const createSettingsSlice =
  (api: Api): StateCreator<SettingsSlice> =>
  (set, get) => ({
    settings: DEFAULT_SETTINGS,
    managed: new Set(),
    known: false,
    failure: null,
    refresh: async () => {
      const result = await api.query('settings.get', {});
      if (!result.ok) return set({ failure: result.failure });
      const { settings, managed } = result.value;
      set({ settings, managed: new Set(managed), known: true, failure: null });
    },
    change: async (change) => {
      const result = await api.command('settings.set', change);
      if (!result.ok) {
        set({ failure: result.failure });
        return false;
      }
      if (change.theme !== undefined) {
        const host = await api.command('host.setTheme', { theme: change.theme });
        if (!host.ok) set({ failure: host.failure });
      }
      await get().refresh();
      return true;
    },
  });
