import type { StateCreator } from 'zustand';

const MOST_RECENT = 12;

export interface PaletteSlice {
  shown: boolean;
  /** What was used lately, the latest first; forgotten with the window, because names of tenants are in it. */
  recent: readonly string[];
  show: (shown: boolean) => void;
  used: (id: string) => void;
}

export const createPaletteSlice: StateCreator<PaletteSlice> = (set, get) => ({
  shown: false,
  recent: [],
  show: (shown) => set({ shown }),
  used: (id) => {
    const others = get().recent.filter((other) => other !== id);
    set({ recent: [id, ...others].slice(0, MOST_RECENT) });
  },
});
