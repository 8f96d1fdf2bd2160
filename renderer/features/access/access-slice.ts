import type { StateCreator } from 'zustand';
import type { AccessOverview } from '#shared/contract/access.ts';
import type { Api } from '#shared/contract/contract.ts';
import type { WishId } from '#shared/domain/access/wish.ts';
import type { Failure } from '#shared/errors.ts';
import type { TrailChoice } from './trail/trail-filter.tsx';

export const ACCESS_TABS = ['approvals', 'mine', 'runway', 'reviews'] as const;
export type AccessTab = (typeof ACCESS_TABS)[number];

/** The place as a whole: how far access can be seen, and which part of it is shown. */
export interface AccessSlice {
  /** Null until the first answer. */
  overview: AccessOverview | null;
  failure: Failure | null;
  /** Stays as it was when the person comes back. */
  tab: AccessTab;
  showTab: (tab: AccessTab) => void;
  /** The trail of decisions is open, with what it is filtered by at first; null = it is closed. */
  trail: Partial<TrailChoice> | null;
  showTrail: (trail: Partial<TrailChoice> | null) => void;
  /** The answer of the person's that was shown last, counted from 1 among those that wait; null = none yet. */
  answer: ShownAnswer | null;
  showAnswer: (answer: ShownAnswer | null) => void;
  refresh: () => Promise<void>;
}

interface ShownAnswer {
  readonly id: WishId;
  readonly nth: number;
  readonly of: number;
}

export const createAccessSlice =
  (api: Api): StateCreator<AccessSlice> =>
  (set) => ({
    overview: null,
    failure: null,
    tab: 'approvals',
    showTab: (tab) => set({ tab }),
    trail: null,
    showTrail: (trail) => set({ trail }),
    answer: null,
    showAnswer: (answer) => set({ answer }),
    refresh: async () => {
      const result = await api.query('access.overview', {});
      set(result.ok ? { overview: result.value, failure: null } : { failure: result.failure });
    },
  });
