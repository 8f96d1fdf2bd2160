import type { StateCreator } from 'zustand';
import type { ReviewDetail, ReviewRound, StrayDecision } from '#shared/contract/access-reviews.ts';
import type { Api } from '#shared/contract/contract.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import type { Failure } from '#shared/errors.ts';
import { type Drafts, NO_DRAFTS, withDraft } from '../drafts.ts';
import { type ListFilter, NO_FILTER } from '../list-filter.ts';
import type { RowMove } from '../row-moves.ts';
import {
  type ItemLine,
  itemName,
  itemsOf,
  itemKey,
  linesOf,
  nextToLookAt,
  type ReviewLine,
} from './review-lines.ts';
import { placeAfter, placeMoved, placeOf, placeOfAbout, standsIn } from './review-place.ts';

export type Wanted = 'approve' | 'deny' | 'dontKnow' | 'recommended';

export interface Judging {
  readonly wanted: Wanted;
  readonly items: readonly ItemLine[];
}

export interface ReviewsSlice {
  /** Those that are shown; null until the first answer. */
  lines: readonly ReviewLine[] | null;
  rounds: readonly ReviewRound[];
  filter: ListFilter;
  /** Decisions that wait although their round is not listed any more. */
  stray: readonly StrayDecision[];
  failure: Failure | null;
  /** The item that the keys mean, and where among the items it stood when it was seen last. */
  chosen: ItemLine | null;
  place: number;
  /** The details of the chosen one are shown. */
  open: boolean;
  detail: ReviewDetail | null;
  /** Also those that the filter does not show. */
  picked: ReadonlySet<string>;
  judging: Judging | null;
  /** What was written for decisions that were put off. */
  drafts: Drafts;
  refresh: () => Promise<void>;
  /** Asks again; before the list was shown once nothing is asked. */
  follow: () => Promise<void>;
  narrow: (filter: Partial<ListFilter>) => void;
  move: (to: RowMove) => void;
  /** One of the list. */
  choose: (item: ItemLine) => void;
  setOpen: (open: boolean) => void;
  /** Shows the details of one, also where the filter hid it. */
  lookAt: (item: ItemLine) => void;
  /** Shows the details of the next one to decide, first of those not looked at. @returns whether there was one. */
  goToNext: () => boolean;
  /** Goes to the item a decision was about (`aboutOf`), or to the first of a round, where it is still listed. */
  seek: (about: { readonly tenantId: TenantId; readonly id: string }) => Promise<void>;
  pick: (key: string) => void;
  /** Everybody that the list shows. */
  pickAll: () => void;
  /** @param but what stays picked: it was left out. */
  letGo: (but?: ReadonlySet<string>) => void;
  judge: (judging: Judging | null) => void;
  /** What is written about exactly these; empty words forget it. */
  setDraft: (items: readonly ItemLine[], words: string) => void;
  /** Another person has signed in: nothing of what the one before picked, sought or wrote is left. */
  forgetPerson: () => void;
  /** It was asked for once: from then on it is followed. */
  isAsked: boolean;
  /** Counts who was here: what was asked for one person is not shown to the next. */
  person: number;
}

const NONE: ReadonlySet<string> = new Set();
const NOBODYS = {
  lines: null,
  rounds: [],
  stray: [],
  failure: null,
  place: 0,
  filter: NO_FILTER,
  chosen: null,
  open: false,
  detail: null,
  picked: NONE,
  judging: null,
  drafts: NO_DRAFTS,
} as const;

/**
 * Rounds of all tenants in which the person decides: what is on the screen, and what of it is meant.
 * @param nameOf how a tenant is called here: words are sought in it too.
 */
export const createReviewsSlice =
  (api: Api, nameOf: (tenantId: TenantId) => string): StateCreator<ReviewsSlice> =>
  (set, get) => {
    const readDetail = async () => {
      const { chosen, open } = get();
      if (!chosen || !open) return set({ detail: null });
      const result = await api.query('access.review', itemKey(chosen));
      if (get().chosen !== chosen || !get().open) return; // the person has moved on meanwhile
      set(result.ok ? { detail: result.value } : { failure: result.failure });
    };
    const choose = (chosen: ItemLine, place: number) => {
      const before = get().chosen;
      const isSame = before !== null && itemName(before) === itemName(chosen);
      set({ chosen, place, ...(!isSame && { detail: null }) });
      void readDetail();
    };
    /** Shows what fits the filter; the keys go on meaning what they meant, as long as it is there. */
    const list = () => {
      const { rounds, filter } = get();
      const lines = linesOf(rounds, filter, nameOf);
      set({ lines, ...placeAfter(itemsOf(lines), itemsOf(linesOf(rounds)), get()) });
      void readDetail();
    };
    return {
      ...NOBODYS,
      isAsked: false,
      person: 0,
      refresh: async () => {
        set({ isAsked: true });
        const { person } = get();
        const result = await api.query('access.reviews', {});
        if (get().person !== person) return;
        if (!result.ok) return set({ failure: result.failure });
        const { rounds, stray } = result.value;
        const keys = new Set(itemsOf(linesOf(rounds)).map(itemName));
        const picked = new Set([...get().picked].filter((key) => keys.has(key)));
        set({ rounds, stray, failure: null, picked });
        list();
      },
      follow: async () => {
        if (get().isAsked) await get().refresh();
      },
      narrow: (filter) => {
        set({ filter: { ...get().filter, ...filter } });
        list();
      },
      move: (to) => {
        const next = placeMoved(itemsOf(get().lines ?? []), get(), to);
        if (next) choose(next.chosen, next.place);
      },
      choose: (item) => {
        choose(item, placeOf(itemsOf(get().lines ?? []), item) ?? get().place);
      },
      setOpen: (open) => {
        set({ open: open && get().chosen !== null });
        void readDetail();
      },
      lookAt: (item) => {
        if (placeOf(itemsOf(get().lines ?? []), item) === null) get().narrow(NO_FILTER);
        set({ open: true });
        get().choose(item);
      },
      goToNext: () => {
        const { lines, place, open } = get();
        const items = itemsOf(lines ?? []);
        const next = nextToLookAt(items, place, open && standsIn(items, get()));
        const item = next === null ? undefined : items[next];
        if (next === null || !item) return false;
        set({ open: true });
        choose(item, next);
        return true;
      },
      seek: async ({ tenantId, id }) => {
        set({ filter: NO_FILTER });
        const { person } = get();
        await get().refresh();
        if (get().person !== person) return;
        const items = itemsOf(get().lines ?? []);
        const place = placeOfAbout(items, { tenantId, id });
        const item = items[place];
        if (item) choose(item, place);
      },
      pick: (key) => {
        const picked = new Set(get().picked);
        if (!picked.delete(key)) picked.add(key);
        set({ picked });
      },
      pickAll: () => {
        const shown = itemsOf(get().lines ?? []).map(itemName);
        set({ picked: new Set([...get().picked, ...shown]) });
      },
      letGo: (but = NONE) =>
        set({ picked: new Set([...get().picked].filter((key) => but.has(key))) }),
      judge: (judging) => set({ judging }),
      setDraft: (items, words) =>
        set({ drafts: withDraft(get().drafts, items.map(itemName), words) }),
      forgetPerson: () => set({ ...NOBODYS, person: get().person + 1 }),
    };
  };
