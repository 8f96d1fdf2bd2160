import type { StateCreator } from 'zustand';
import type { Runway } from '#shared/contract/access-runway.ts';
import type { Api } from '#shared/contract/contract.ts';
import type { Failure } from '#shared/errors.ts';
import type { Cursor } from '../row-moves.ts';
import { EVERYTHING, type RunwayFilter } from './runway-view.ts';

export const RUNWAY_FACES = ['list', 'people', 'calendar', 'chart'] as const;
export type RunwayFace = (typeof RUNWAY_FACES)[number];

export interface RunwaySlice {
  /** Null until the first answer. */
  runway: Runway | null;
  failure: Failure | null;
  face: RunwayFace;
  filter: RunwayFilter;
  /** The row that the keys mean. */
  cursor: Cursor;
  /** The details of the row that the keys mean are shown. */
  open: boolean;
  setOpen: (open: boolean) => void;
  /** Several that are extended together, by `runwayKey`. */
  picked: ReadonlySet<string>;
  pick: (key: string) => void;
  pickAll: (keys: readonly string[]) => void;
  /** @param only these; else all. */
  letGo: (only?: readonly string[]) => void;
  /** Another person has signed in: nothing of what the one before chose is left. */
  forgetPerson: () => void;
  show: (face: RunwayFace) => void;
  narrow: (change: Partial<RunwayFilter>) => void;
  move: (place: number, key: string | null) => void;
  refresh: () => Promise<void>;
  /** Asks again; before it was shown once nothing is asked. */
  follow: () => Promise<void>;
  /** It was asked for once: from then on it is followed. */
  isAsked: boolean;
  /** Counts who was here: what was asked for one person is not shown to the next. */
  person: number;
}

const NONE: ReadonlySet<string> = new Set();
const START: Cursor = { key: null, place: 0 };
const NOBODYS = {
  runway: null,
  failure: null,
  filter: EVERYTHING,
  cursor: START,
  open: false,
  picked: NONE,
} as const;

/** Everything that ends, and what of it is on the screen. */
export const createRunwaySlice =
  (api: Api): StateCreator<RunwaySlice> =>
  (set, get) => ({
    ...NOBODYS,
    face: 'list',
    isAsked: false,
    person: 0,
    setOpen: (open) => set({ open }),
    pick: (key) => {
      const picked = new Set(get().picked);
      if (!picked.delete(key)) picked.add(key);
      set({ picked });
    },
    pickAll: (keys) => set({ picked: new Set(keys) }),
    letGo: (only) => {
      const picked = new Set(only ? get().picked : []);
      for (const key of only ?? []) picked.delete(key);
      set({ picked });
    },
    forgetPerson: () => set({ ...NOBODYS, person: get().person + 1 }),
    show: (face) => set({ face, open: false }),
    narrow: (change) => set({ filter: { ...get().filter, ...change }, cursor: START }),
    move: (place, key) => set({ cursor: { key, place } }),
    refresh: async () => {
      set({ isAsked: true });
      const { person } = get();
      const result = await api.query('access.runway', {});
      if (get().person !== person) return;
      set(result.ok ? { runway: result.value, failure: null } : { failure: result.failure });
    },
    follow: async () => {
      if (get().isAsked) await get().refresh();
    },
  });
