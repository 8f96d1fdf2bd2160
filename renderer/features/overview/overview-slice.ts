import type { StateCreator } from 'zustand';
import type { Notice, Strip } from '#shared/contract/app.ts';
import type { Api } from '#shared/contract/contract.ts';

export interface OverviewSlice {
  strip: Strip | null;
  notices: readonly Notice[];
  refreshStrip: () => Promise<void>;
  refreshNotices: () => Promise<void>;
}

/** No tenant has been read by anybody yet, and none has refused: then nothing is known, not even zero. */
export function isNothingRead({ total, fresh, blind, incidents, lastCompleteAt }: Strip): boolean {
  return total > 0 && fresh + blind + incidents === 0 && lastCompleteAt === null;
}

/** The line at the top and what the person must know once. */
export const createOverviewSlice =
  (api: Api): StateCreator<OverviewSlice> =>
  (set) => ({
    strip: null,
    notices: [],
    refreshStrip: async () => {
      const result = await api.query('app.strip', {});
      if (result.ok) set({ strip: result.value }); // else the line keeps what it knew; the shell says core is away
    },
    refreshNotices: async () => {
      const result = await api.query('app.notices', {});
      if (result.ok) set({ notices: result.value });
    },
  });
