import type { StateCreator } from 'zustand';

const MOST_RECENT = 12;

export interface PaletteSlice {
  shown: boolean;
  /** What it begins with: letters that came while it was on its way. */
  typed: string;
  /** What was used lately, the latest first; forgotten with the window, because names of tenants are in it. */
  recent: readonly string[];
  show: (shown: boolean) => void;
  /** @returns whether the letters were meant for it: asked for and not there yet. */
  typeAhead: (letters: string) => boolean;
  used: (id: string) => void;
}

export const createPaletteSlice: StateCreator<PaletteSlice> = (set, get) => ({
  shown: false,
  typed: '',
  recent: [],
  show: (shown) => set({ shown, typed: '' }),
  typeAhead: (letters) => {
    const { shown, typed } = get();
    if (shown) set({ typed: typed + letters });
    return shown;
  },
  used: (id) => {
    const others = get().recent.filter((other) => other !== id);
    set({ recent: [id, ...others].slice(0, MOST_RECENT) });
  },
});
