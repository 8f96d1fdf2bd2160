import type { StateCreator } from 'zustand';
import type { ReviewRound, StrayDecision } from '#shared/contract/access-reviews.ts';
import type { Api } from '#shared/contract/contract.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import type { Failure } from '#shared/errors.ts';
import { type Drafts, NO_DRAFTS, withDraft } from '../drafts.ts';
import { type ItemLine, itemKey, itemsOf, linesOf, type ReviewLine } from './review-lines.ts';

export type Wanted = 'approve' | 'deny' | 'dontKnow' | 'recommended';

export interface Judging {
  readonly wanted: Wanted;
  readonly items: readonly ItemLine[];
}

export interface ReviewsSlice {
  /** Null until the first answer. */
  lines: readonly ReviewLine[] | null;
  rounds: readonly ReviewRound[];
  /** Decisions that wait although their round is not listed any more. */
  stray: readonly StrayDecision[];
  failure: Failure | null;
  /** Among the items: the one that the keys mean. */
  place: number;
  picked: ReadonlySet<string>;
  judging: Judging | null;
  /** What was written for decisions that were put off. */
  drafts: Drafts;
  refresh: () => Promise<void>;
  /** Asks again; before the list was shown once nothing is asked. */
  follow: () => Promise<void>;
  move: (to: (place: number, last: number) => number) => void;
  /** Goes to the item a decision was about (`aboutOf`), where it is still listed. */
  seek: (about: { readonly tenantId: TenantId; readonly id: string }) => Promise<void>;
  pick: (key: string) => void;
  /** Everybody in the list. */
  pickAll: () => void;
  /** @param but what stays picked: it was left out. */
  letGo: (but?: ReadonlySet<string>) => void;
  judge: (judging: Judging | null) => void;
  /** What is written about exactly these; empty words forget it. */
  setDraft: (items: readonly ItemLine[], words: string) => void;
  /** Another person has signed in: nothing of what the one before picked or wrote is left. */
  forgetPerson: () => void;
}

const NONE: ReadonlySet<string> = new Set();

/** Rounds of all tenants in which the person decides: what is on the screen, and what of it is meant. */
export const createReviewsSlice =
  (api: Api): StateCreator<ReviewsSlice> =>
  (set, get) => ({
    lines: null,
    rounds: [],
    stray: [],
    failure: null,
    place: 0,
    picked: new Set(),
    judging: null,
    drafts: NO_DRAFTS,
    refresh: async () => {
      const result = await api.query('access.reviews', {});
      if (!result.ok) return set({ failure: result.failure });
      const before = itemsOf(get().lines ?? [])[get().place];
      const { rounds, stray } = result.value;
      const lines = linesOf(rounds);
      const items = itemsOf(lines);
      const keys = new Set(items.map(itemKey));
      const found = before ? items.findIndex((one) => itemKey(one) === itemKey(before)) : -1;
      const place = found < 0 ? Math.max(0, Math.min(get().place, items.length - 1)) : found;
      const picked = new Set([...get().picked].filter((key) => keys.has(key)));
      set({ lines, rounds, stray, failure: null, place, picked });
    },
    follow: async () => {
      if (get().lines !== null) await get().refresh();
    },
    move: (to) => {
      const last = itemsOf(get().lines ?? []).length - 1;
      if (last >= 0) set({ place: Math.max(0, Math.min(last, to(get().place, last))) });
    },
    seek: async ({ tenantId, id }) => {
      await get().refresh();
      const place = itemsOf(get().lines ?? []).findIndex(
        ({ round, row }) =>
          round.tenantId === tenantId &&
          `${round.definitionId}/${round.instanceId}/${row.itemId}` === id,
      );
      if (place >= 0) set({ place });
    },
    pick: (key) => {
      const picked = new Set(get().picked);
      if (!picked.delete(key)) picked.add(key);
      set({ picked });
    },
    pickAll: () => set({ picked: new Set(itemsOf(get().lines ?? []).map(itemKey)) }),
    letGo: (but = NONE) =>
      set({ picked: new Set([...get().picked].filter((key) => but.has(key))) }),
    judge: (judging) => set({ judging }),
    setDraft: (items, words) => set({ drafts: withDraft(get().drafts, items.map(itemKey), words) }),
    forgetPerson: () => set({ picked: new Set(), judging: null, drafts: NO_DRAFTS }),
  });
