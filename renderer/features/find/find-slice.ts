import type { StateCreator } from 'zustand';
import type { Api } from '#shared/contract/contract.ts';
import { type FoundIncident, type FoundWithin, LOOKED_INTO } from '#shared/contract/find.ts';
import { askedWords } from '#shared/domain/find/asked-words.ts';
import type { Failure } from '#shared/errors.ts';
import type { FoundKind } from './find-lines.ts';

/** Incidents that are looked into for alerts, evidence and comments. */
export const MOST_LOOKED_INTO = 30;

export interface FindSlice {
  shown: boolean;
  typed: string;
  incidents: readonly FoundIncident[];
  /** How many incidents fit, and whether they are more than were counted. */
  total: number;
  more: boolean;
  within: readonly FoundWithin[];
  /** Something may still come. */
  looking: boolean;
  failure: Failure | null;
  /** Kinds of which all that was found is listed. */
  unfolded: ReadonlySet<FoundKind>;
  unfold: (kind: FoundKind) => void;
  show: (typed: string) => void;
  hide: () => void;
  /** @returns whether the letters were meant for it: asked for and not there yet. */
  typeAhead: (letters: string) => boolean;
  /** Incidents come first, then what is in them; an answer to earlier words is dropped. */
  ask: (typed: string) => Promise<void>;
}

const NOTHING = {
  incidents: [],
  total: 0,
  more: false,
  within: [],
  failure: null,
  unfolded: new Set<FoundKind>(),
} as const;

export const createFindSlice =
  (api: Api): StateCreator<FindSlice> =>
  (set, get) => {
    /** Each question is one run; the same words may be asked again before they are answered. */
    let run = 0;
    return {
      shown: false,
      typed: '',
      looking: false,
      ...NOTHING,
      unfold: (kind) => set({ unfolded: new Set(get().unfolded).add(kind) }),
      show: (typed) => {
        set({ ...NOTHING, shown: true });
        void get().ask(typed);
      },
      hide: () => {
        run += 1;
        set({ ...NOTHING, shown: false, typed: '', looking: false });
      },
      typeAhead: (letters) => {
        const { shown, typed, ask } = get();
        if (shown) void ask(typed + letters);
        return shown;
      },
      ask: async (typed) => {
        run += 1;
        const own = run;
        const isStale = () => run !== own;
        if (askedWords(typed).length === 0) return set({ ...NOTHING, typed, looking: false });
        set({ typed, looking: true, failure: null, unfolded: NOTHING.unfolded });
        const found = await api.query('find.incidents', { text: typed });
        if (isStale()) return;
        if (!found.ok) return set({ failure: found.failure, looking: false });
        set({ ...found.value, within: [] });
        const keys = found.value.incidents
          .slice(0, MOST_LOOKED_INTO)
          .map(({ tenantId, incidentId }) => ({ tenantId, incidentId }));
        for (let at = 0; at < keys.length; at += LOOKED_INTO) {
          const part = { text: typed, keys: keys.slice(at, at + LOOKED_INTO) };
          const within = await api.query('find.within', part);
          if (isStale()) return;
          if (!within.ok) return set({ failure: within.failure, looking: false });
          set({ within: [...get().within, ...within.value] });
        }
        set({ looking: false });
      },
    };
  };
