import type { StateCreator } from 'zustand';
import type { ApprovalDetail, ApprovalRow } from '#shared/contract/access.ts';
import type { Api } from '#shared/contract/contract.ts';
import { RequestId } from '#shared/domain/access/request.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import type { Failure } from '#shared/errors.ts';
import { type Drafts, NO_DRAFTS, withDraft } from '../drafts.ts';
import { fitsFilter, type ListFilter, type NameOf, NO_FILTER } from '../list-filter.ts';
import { nextToDecide, rowKey } from './approval-rules.ts';

/** What waits for the person, or what no longer does. */
export type Which = 'waiting' | 'history';

export interface Deciding {
  readonly result: 'approve' | 'deny';
  readonly rows: readonly ApprovalRow[];
}

export interface ApprovalsSlice {
  which: Which;
  /** Null until the first answer. */
  all: readonly ApprovalRow[] | null;
  /** Those of them that fit the filter and are shown. */
  rows: readonly ApprovalRow[] | null;
  filter: ListFilter;
  failure: Failure | null;
  /** The row the keys mean, and where it stood when it was seen last. */
  chosen: ApprovalRow | null;
  place: number;
  /** The details of the chosen one are shown. */
  open: boolean;
  detail: ApprovalDetail | null;
  /** Also those that the filter does not show; only what is shown is decided. */
  picked: ReadonlySet<string>;
  /** The decision that is being written. */
  deciding: Deciding | null;
  /** What was written for decisions that were put off: nobody types it twice. */
  drafts: Drafts;
  show: (which: Which) => Promise<void>;
  /** Goes to the request of that id, wherever it stands now; to the history where it is not known any more. */
  seek: (about: { readonly tenantId: TenantId; readonly id: string }) => Promise<void>;
  /** Asks again; before the list was shown once nothing is asked. */
  follow: () => Promise<void>;
  refresh: () => Promise<void>;
  narrow: (filter: Partial<ListFilter>) => void;
  move: (to: (place: number, last: number) => number) => void;
  choose: (row: ApprovalRow) => void;
  setOpen: (open: boolean) => void;
  /** Shows the details of the next one to decide, first of those not looked at. @returns whether there was one. */
  goToNext: () => boolean;
  pick: (row: ApprovalRow) => void;
  /** All that the list shows. */
  pickAll: () => void;
  /** @param but what stays picked: it was left out. */
  letGo: (but?: ReadonlySet<string>) => void;
  decide: (deciding: Deciding | null) => void;
  /** What is written about exactly these; empty words forget it. */
  setDraft: (rows: readonly ApprovalRow[], words: string) => void;
  /** Another person has signed in: nothing of what the one before picked, sought or wrote is left. */
  forgetPerson: () => void;
  /** It was asked for once: from then on it is followed. */
  isAsked: boolean;
  /** Counts who was here: what was asked for one person is not shown to the next. */
  person: number;
}

const NONE: ReadonlySet<string> = new Set();
const NOBODYS = {
  which: 'waiting',
  all: null,
  rows: null,
  filter: NO_FILTER,
  failure: null,
  chosen: null,
  place: 0,
  open: false,
  detail: null,
  picked: NONE,
  deciding: null,
  drafts: NO_DRAFTS,
} as const;

/**
 * The queue of all tenants: what is on the screen, and what of it is meant.
 * @param nameOf how a tenant is called here: words are sought in it too.
 */
export const createApprovalsSlice =
  (api: Api, nameOf: NameOf): StateCreator<ApprovalsSlice> =>
  (set, get) => {
    const readDetail = async () => {
      const { chosen, open } = get();
      if (!chosen || !open) return set({ detail: null });
      const { tenantId, requestId } = chosen;
      const result = await api.query('access.approval', { tenantId, requestId });
      if (get().chosen !== chosen || !get().open) return; // the person has moved on meanwhile
      if (!result.ok) return set({ failure: result.failure });
      // What left the queue is known by its details alone from now on.
      set({ detail: result.value, chosen: result.value?.row ?? chosen });
    };
    const choose = (chosen: ApprovalRow, place: number) => {
      const before = get().detail?.row;
      const isSame = before !== undefined && rowKey(before) === rowKey(chosen);
      set({ chosen, place, ...(!isSame && { detail: null }) });
      void readDetail();
    };
    /** Shows what fits the filter; the keys go on meaning what they meant, as long as it is there. */
    const list = async (all: readonly ApprovalRow[]) => {
      const { filter, chosen, place, open } = get();
      const rows = all.filter(({ tenantId, person, packageName, justification, outcome }) => {
        const texts = [person, packageName, justification, outcome ?? ''];
        return fitsFilter(filter, { tenantId, texts }, nameOf);
      });
      const now = chosen ? rows.findIndex((row) => rowKey(row) === rowKey(chosen)) : -1;
      const stands = now < 0 ? Math.max(0, Math.min(place, rows.length - 1)) : now;
      // One that left the queue stays before whoever looks at it.
      const kept = now < 0 && open && chosen !== null;
      set({ rows, place: stands, chosen: kept ? chosen : (rows[stands] ?? null) });
      await readDetail();
    };
    return {
      ...NOBODYS,
      isAsked: false,
      person: 0,
      show: async (which) => {
        if (which === get().which) return;
        set({
          which,
          all: null,
          rows: null,
          chosen: null,
          place: 0,
          detail: null,
          picked: new Set(),
        });
        await get().refresh();
      },
      seek: async ({ tenantId, id }) => {
        const key = { tenantId, requestId: RequestId.parse(id) };
        const { person } = get();
        const found = await api.query('access.approval', key);
        if (get().person !== person) return;
        if (!found.ok) return set({ failure: found.failure });
        const chosen = found.value?.row ?? null;
        const which = chosen?.goneAt === null ? 'waiting' : 'history';
        set({
          which,
          all: null,
          rows: null,
          filter: NO_FILTER,
          chosen,
          detail: null,
          picked: new Set(),
          open: chosen !== null,
        });
        await get().refresh();
      },
      follow: async () => {
        if (get().isAsked) await get().refresh();
      },
      refresh: async () => {
        set({ isAsked: true });
        const { which, person } = get();
        const result = await api.query('access.approvals', { which });
        if (get().which !== which || get().person !== person) return;
        if (!result.ok) return set({ failure: result.failure });
        const all = result.value;
        const keys = new Set(all.map(rowKey));
        const picked = new Set([...get().picked].filter((key) => keys.has(key)));
        set({ all, failure: null, picked });
        await list(all);
      },
      narrow: (filter) => {
        set({ filter: { ...get().filter, ...filter } });
        const { all } = get();
        if (all !== null) void list(all);
      },
      move: (to) => {
        const { rows, place, chosen } = get();
        if (!rows || rows.length === 0) return;
        const last = rows.length - 1;
        const here = rows[place];
        const hasLeft = chosen !== null && here !== undefined && rowKey(here) !== rowKey(chosen);
        const wanted = to(place, last);
        // Where the chosen one stood the next one stands now.
        const next = Math.max(0, Math.min(last, hasLeft && wanted > place ? wanted - 1 : wanted));
        const row = rows[next];
        if (row) choose(row, next);
      },
      choose: (row) => {
        const place = get().rows?.findIndex((one) => rowKey(one) === rowKey(row)) ?? -1;
        choose(row, place < 0 ? get().place : place);
      },
      setOpen: (open) => {
        set({ open });
        void readDetail();
      },
      goToNext: () => {
        const { rows, open, chosen } = get();
        const next = nextToDecide(rows ?? [], open && chosen ? rowKey(chosen) : null);
        const row = next === null ? undefined : rows?.[next];
        if (next === null || !row) return false;
        set({ open: true });
        choose(row, next);
        return true;
      },
      pick: (row) => {
        const picked = new Set(get().picked);
        if (!picked.delete(rowKey(row))) picked.add(rowKey(row));
        set({ picked });
      },
      pickAll: () => {
        const shown = (get().rows ?? []).map(rowKey);
        set({ picked: new Set([...get().picked, ...shown]) });
      },
      letGo: (but = NONE) =>
        set({ picked: new Set([...get().picked].filter((key) => but.has(key))) }),
      decide: (deciding) => set({ deciding }),
      setDraft: (rows, words) => set({ drafts: withDraft(get().drafts, rows.map(rowKey), words) }),
      forgetPerson: () => set({ ...NOBODYS, person: get().person + 1 }),
    };
  };
