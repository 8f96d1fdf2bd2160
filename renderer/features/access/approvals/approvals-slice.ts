import type { StateCreator } from 'zustand';
import type { ApprovalDetail, ApprovalRow } from '#shared/contract/access.ts';
import type { Api } from '#shared/contract/contract.ts';
import { RequestId } from '#shared/domain/access/request.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import type { Failure } from '#shared/errors.ts';
import { type Drafts, NO_DRAFTS, withDraft } from '../drafts.ts';
import { nextUnseen, rowKey } from './approval-rules.ts';

/** What waits for the person, or what no longer does. */
export type Which = 'waiting' | 'history';

export interface Deciding {
  readonly result: 'approve' | 'deny';
  readonly rows: readonly ApprovalRow[];
}

export interface ApprovalsSlice {
  which: Which;
  /** Null until the first answer. */
  rows: readonly ApprovalRow[] | null;
  failure: Failure | null;
  /** The row the keys mean, and where it stood when it was seen last. */
  chosen: ApprovalRow | null;
  place: number;
  /** The details of the chosen one are shown. */
  open: boolean;
  detail: ApprovalDetail | null;
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
  move: (to: (place: number, last: number) => number) => void;
  choose: (row: ApprovalRow) => void;
  setOpen: (open: boolean) => void;
  /** @returns whether there was one. */
  goToUnseen: () => boolean;
  pick: (row: ApprovalRow) => void;
  /** All that are listed. */
  pickAll: () => void;
  /** @param but what stays picked: it was left out. */
  letGo: (but?: ReadonlySet<string>) => void;
  decide: (deciding: Deciding | null) => void;
  /** What is written about exactly these; empty words forget it. */
  setDraft: (rows: readonly ApprovalRow[], words: string) => void;
  /** Another person has signed in: nothing of what the one before picked or wrote is left. */
  forgetPerson: () => void;
}

/** The queue of all tenants: what is on the screen, and what of it is meant. */
const NONE: ReadonlySet<string> = new Set();

export const createApprovalsSlice =
  (api: Api): StateCreator<ApprovalsSlice> =>
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
    return {
      which: 'waiting',
      rows: null,
      failure: null,
      chosen: null,
      place: 0,
      open: false,
      detail: null,
      picked: new Set(),
      deciding: null,
      drafts: NO_DRAFTS,
      show: async (which) => {
        if (which === get().which) return;
        set({ which, rows: null, chosen: null, place: 0, detail: null, picked: new Set() });
        await get().refresh();
      },
      seek: async ({ tenantId, id }) => {
        const key = { tenantId, requestId: RequestId.parse(id) };
        const found = await api.query('access.approval', key);
        if (!found.ok) return set({ failure: found.failure });
        const chosen = found.value?.row ?? null;
        const which = chosen?.goneAt === null ? 'waiting' : 'history';
        set({ which, rows: null, chosen, detail: null, picked: new Set(), open: chosen !== null });
        await get().refresh();
      },
      follow: async () => {
        if (get().rows !== null) await get().refresh();
      },
      refresh: async () => {
        const { which } = get();
        const result = await api.query('access.approvals', { which });
        if (get().which !== which) return;
        if (!result.ok) return set({ failure: result.failure });
        const rows = result.value;
        const keys = new Map(rows.map((row, place) => [rowKey(row), place]));
        const { chosen, place, open } = get();
        const now = chosen ? (keys.get(rowKey(chosen)) ?? null) : null;
        const stands = now ?? Math.max(0, Math.min(place, rows.length - 1));
        set({
          rows,
          failure: null,
          place: stands,
          // One that left the queue stays before whoever looks at it.
          chosen: now === null && open && chosen ? chosen : (rows[stands] ?? null),
          picked: new Set([...get().picked].filter((key) => keys.has(key))),
        });
        await readDetail();
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
      goToUnseen: () => {
        const { rows, open, chosen } = get();
        const next = nextUnseen(rows ?? [], open && chosen ? rowKey(chosen) : null);
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
      pickAll: () => set({ picked: new Set((get().rows ?? []).map(rowKey)) }),
      letGo: (but = NONE) =>
        set({ picked: new Set([...get().picked].filter((key) => but.has(key))) }),
      decide: (deciding) => set({ deciding }),
      setDraft: (rows, words) => set({ drafts: withDraft(get().drafts, rows.map(rowKey), words) }),
      forgetPerson: () => set({ picked: new Set(), deciding: null, drafts: NO_DRAFTS }),
    };
  };
