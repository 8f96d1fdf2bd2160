import type { StateCreator } from 'zustand';
import type { MyAccess } from '#shared/contract/my-access.ts';
import type { Api } from '#shared/contract/contract.ts';
import type { AccessAnswer, RequestId } from '#shared/domain/access/request.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import type { Place } from '#shared/domain/telling/event.ts';
import type { Failure } from '#shared/errors.ts';
import { type Drafts, NO_DRAFTS, withDraft } from '../drafts.ts';
import type { Deed } from './deed-words.ts';
import type { Cursor } from '../row-moves.ts';
import { type AskFor, draftKeys } from './ask-questions.ts';
import { placeToCancel } from './last-sent.ts';
import { type Group, type LineOf, linesOf, type MineLine, placeAbout } from './mine-lines.ts';

/** A form that asks for one package or for several. */
export interface Asking {
  readonly what: 'ask';
  readonly packages: readonly AskFor[];
  readonly deed: Deed;
  /** How many were picked and are left out: they are had, or asked for. */
  readonly omitted?: number;
  /** What was answered when it was asked for the last time. */
  readonly before?: readonly AccessAnswer[];
  /** The reason that was given then; empty = none, or not the same for all. */
  readonly reasonBefore?: string;
  /** It is recorded: whoever opened the form lets go of what they had picked for it. */
  readonly onOver?: () => void;
}

/** What the person is about to do; one at a time. */
export type Doing =
  | { readonly what: 'look'; readonly line: MineLine }
  | Asking
  | { readonly what: 'change'; readonly line: LineOf<'held'> }
  | { readonly what: 'give-back'; readonly line: LineOf<'held'> }
  | { readonly what: 'cancel'; readonly line: LineOf<'request'>; readonly requestId: RequestId }
  | { readonly what: 'import' };

/** One's own access in all tenants: what is shown of it, and what is being done about it. */
export interface MineSlice {
  /** Null until the first answer. */
  mine: MyAccess | null;
  failure: Failure | null;
  group: Group;
  text: string;
  tenant: TenantId | null;
  /** Also packages that the person has, or asked for, or may not ask for now. */
  wide: boolean;
  /** The line the keys mean. */
  cursor: Cursor;
  picked: ReadonlySet<string>;
  doing: Doing | null;
  /** What was written for requests that were put off. */
  drafts: Drafts;
  showGroup: (group: Group) => void;
  filter: (filter: Partial<Pick<MineSlice, 'text' | 'tenant'>>) => void;
  widen: (wide: boolean) => void;
  goTo: (place: number, key: string | null) => void;
  pick: (key: string) => void;
  /** Those of these keys. */
  pickAll: (keys: readonly string[]) => void;
  letGo: () => void;
  doNow: (doing: Doing | null) => void;
  /** What a form that is about to be opened waits for; null = nothing. */
  preparing: object | null;
  /**
   * A form is about to be opened, once what it begins with is read.
   * @returns whether that is still wanted: nothing else was begun or opened since, and the person is the same.
   */
  prepare: () => () => boolean;
  /** The person has gone elsewhere: what is read by now opens nothing any more. */
  leave: () => void;
  /**
   * Goes to the line that a wish was about, without a filter; to what was asked for where none is there.
   * @param opens its details are shown.
   */
  seek: (
    about: { readonly tenantId: TenantId; readonly id: string },
    opens: boolean,
  ) => Promise<void>;
  /** Where the request that a person recorded last can still be canceled; null = nowhere. */
  lastToCancel: (person: string | null) => Promise<Place | null>;
  /** What is written about exactly these packages; empty words forget it. */
  setDraft: (packages: readonly AskFor[], words: string) => void;
  /** Another person has signed in: nothing of what the one before picked or wrote is left. */
  forgetPerson: () => void;
  /** Asks again; before it was shown once nothing is asked. */
  follow: () => Promise<void>;
  refresh: () => Promise<void>;
  /** It was asked for once: from then on it is followed. */
  isAsked: boolean;
  /** Counts who was here: what was asked for one person is not shown to the next. */
  person: number;
}

const NONE: ReadonlySet<string> = new Set();
const START: Cursor = { key: null, place: 0 };
const NOBODYS = {
  mine: null,
  failure: null,
  group: 'held',
  text: '',
  tenant: null,
  wide: false,
  cursor: START,
  picked: NONE,
  doing: null,
  preparing: null,
  drafts: NO_DRAFTS,
} as const;

export const createMineSlice =
  (api: Api): StateCreator<MineSlice> =>
  (set, get) => ({
    ...NOBODYS,
    isAsked: false,
    person: 0,
    showGroup: (group) => set({ group, cursor: START, picked: new Set() }),
    filter: (filter) => set({ ...filter, cursor: START }),
    widen: (wide) => set({ wide, cursor: START }),
    goTo: (place, key) => set({ cursor: { key, place } }),
    pick: (key) => {
      const picked = new Set(get().picked);
      if (!picked.delete(key)) picked.add(key);
      set({ picked });
    },
    pickAll: (keys) => set({ picked: new Set(keys) }),
    letGo: () => set({ picked: new Set() }),
    doNow: (doing) => set({ doing, preparing: null }),
    prepare: () => {
      const preparing = {};
      set({ preparing });
      return () => get().preparing === preparing;
    },
    leave: () => set({ preparing: null }),
    seek: async (about, opens) => {
      const { person } = get();
      await get().refresh();
      if (get().person !== person) return;
      const { mine } = get();
      const lines = mine && linesOf(mine, [], new Map());
      const found = lines && placeAbout(lines, about);
      const { group, place } = found ?? { group: 'pending', place: 0 };
      const line = found ? lines[found.group][found.place] : undefined;
      const cursor: Cursor = { key: line?.key ?? null, place };
      const doing: Doing | null = line && opens ? { what: 'look', line } : null;
      set({ group, cursor, text: '', tenant: null, picked: new Set(), doing, preparing: null });
    },
    lastToCancel: async (person) => {
      const [wishes, mine] = await Promise.all([
        api.query('access.wishes', {}),
        api.query('access.mine', {}),
      ]);
      if (!wishes.ok || !mine.ok) return null;
      return placeToCancel(wishes.value, mine.value.requests, person);
    },
    setDraft: (packages, words) =>
      set({ drafts: withDraft(get().drafts, draftKeys(packages), words) }),
    forgetPerson: () => set({ ...NOBODYS, person: get().person + 1 }),
    follow: async () => {
      if (get().isAsked) await get().refresh();
    },
    refresh: async () => {
      set({ isAsked: true });
      const { person } = get();
      const result = await api.query('access.mine', {});
      if (get().person !== person) return;
      set(result.ok ? { mine: result.value, failure: null } : { failure: result.failure });
    },
  });
