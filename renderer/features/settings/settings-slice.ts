import type { StateCreator } from 'zustand';
import type { Settings } from '#shared/contract/app.ts';
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

/** `before`: how the page looks and answers until core has told the settings. */
export const createSettingsSlice =
  (api: Api, before: Settings): StateCreator<SettingsSlice> =>
  (set, get) => ({
    settings: before,
    managed: new Set(),
    known: false,
    failure: null,
    refresh: async () => {
      const result = await api.query('settings.get', {});
      if (!result.ok) return set({ failure: result.failure });
      const { settings, managed } = result.value;
      const isOther = settings.theme !== get().settings.theme;
      set({ settings, managed: new Set(managed), known: true, failure: null });
      if (!isOther) return;
      // The window's own parts follow, and are there in this theme before the next start of core.
      const told = await api.command('host.setTheme', { theme: settings.theme });
      if (!told.ok) set({ failure: told.failure });
    },
    change: async (change) => {
      const result = await api.command('settings.set', change);
      if (!result.ok) {
        set({ failure: result.failure });
        return false;
      }
      await get().refresh();
      return true;
    },
  });
