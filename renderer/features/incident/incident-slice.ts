import type { StateCreator } from 'zustand';
import type { Api } from '#shared/contract/contract.ts';
import type { IncidentDetail } from '#shared/contract/incidents.ts';
import type { Draft } from '#shared/domain/draft.ts';
import { type IncidentKey, isSameIncident } from '#shared/domain/incident.ts';
import type { IncidentPart } from '#shared/domain/telling/event.ts';
import type { Failure } from '#shared/errors.ts';
import type { Clock } from '#shared/time.ts';
import { draftKeeping } from './draft-keeping.ts';
import { restingReread } from './resting-reread.ts';
import { carryOutLeft, type LeftWish } from './left-wish.ts';
import { NO_NOTES, type NotesRead, noteKeeping } from './note-keeping.ts';
import { NO_TASKS, type TasksRead, tasksReading } from './tasks-reading.ts';

/** Which part of the pane the keyboard asked for; `count` makes the same wish twice two wishes. */
export interface PaneWish {
  readonly part: 'take' | 'unassign' | 'status' | 'classify' | 'comment' | 'note';
  readonly count: number;
  /** Letters that came before the part was there to take them. */
  readonly typed: string;
}

/** The parts of the full screen, in the order of their keys 1 to 5. */
export const TABS = ['summary', 'alerts', 'evidence', 'activity', 'related'] as const;
export type Tab = (typeof TABS)[number];

export interface IncidentSlice
  extends ReturnType<typeof tasksReading>,
    ReturnType<typeof noteKeeping>,
    ReturnType<typeof draftKeeping> {
  /** The incident in the pane; null = the pane is closed. */
  open: IncidentKey | null;
  /** Of `open`, or of the one before while the next is read. */
  detail: IncidentDetail | null;
  /** Core answered and does not hold the incident. */
  missing: boolean;
  failure: Failure | null;
  wish: PaneWish | null;
  /** The part of the open incident that something told led to, until it is in sight. */
  sought: IncidentPart | null;
  /** Of the incident that is open; in the full screen it is the tab that has the part. */
  seek: (part: IncidentPart) => void;
  found: () => void;
  /** What the piece of evidence is called that a search led to; marked as long as the incident is open. */
  hit: string | null;
  markHit: (label: string | null) => void;
  /** The incident takes the whole screen instead of the side. */
  full: boolean;
  /** Kept from one incident to the next, so that going through a list compares like with like. */
  tab: Tab;
  /** The merged incidents that were followed to this one, the first one first: the way back. */
  trail: readonly IncidentKey[];
  /** Unsent words by incident; they outlive a crash. */
  drafts: ReadonlyMap<string, Draft>;
  tasks: TasksRead;
  notes: NotesRead;
  show: (key: IncidentKey | null, part?: PaneWish['part']) => void;
  /**
   * Does what was asked of an incident once what stood in its way is gone: as asked anew where it is open still,
   * else as a key that was faster than the reading.
   */
  again: (key: IncidentKey, asked: LeftWish) => Promise<void>;
  /** @returns the letters that came meanwhile. */
  fulfilled: () => string;
  /**
   * Letters belong to the field, the form or the menu that was asked for, as long as that is on its way: a
   * comment takes them up, else they are dropped. @returns false: nothing is on its way.
   */
  typeAhead: (letters: string) => boolean;
  /** Does nothing while no incident is open. */
  expand: (full: boolean) => void;
  showTab: (tab: Tab) => void;
  /** To the incident this one was merged into; does nothing for one that was not. */
  follow: () => void;
  /** Back to the merged one. @returns whether there was a way back. */
  goBack: () => boolean;
  refresh: () => Promise<void>;
  /** Who is signed in; null: nobody, undefined: not known yet. */
  person: string | null | undefined;
  /**
   * Says who is signed in now. @returns whether that is not who was there before: then nothing of their words
   * is left, and the pane has to be read again.
   */
  followPerson: (accountId: string | null) => boolean;
}

/** What is shown is the open incident and not the one before it. */
export function isOpenShown({ open, detail }: Pick<IncidentSlice, 'open' | 'detail'>): boolean {
  return detail !== null && isSameIncident(keyOf(detail), open);
}

function keyOf({ incident }: IncidentDetail): IncidentKey {
  return { tenantId: incident.tenantId, incidentId: incident.id };
}

export const createIncidentSlice =
  (api: Api, now: Clock): StateCreator<IncidentSlice> =>
  (set, get) => {
    const rest = restingReread({
      api,
      now,
      readAt: (key) => {
        const { detail } = get();
        return detail && isSameIncident(keyOf(detail), key) ? detail.readAt : null;
      },
    });
    return {
      open: null,
      detail: null,
      missing: false,
      failure: null,
      wish: null,
      sought: null,
      hit: null,
      full: false,
      tab: 'summary',
      trail: [],
      tasks: NO_TASKS,
      ...tasksReading({ api, get: () => get().tasks, set: (tasks) => set({ tasks }) }),
      notes: NO_NOTES,
      ...noteKeeping({ api, get: () => get().notes, set: (notes) => set({ notes }) }),
      person: undefined,
      drafts: new Map(),
      ...draftKeeping({
        api,
        person: () => get().person,
        get: () => get().drafts,
        set: (drafts) => set({ drafts }),
        onFailure: (failure) => set({ failure }),
      }),
      show: (key, part) => {
        const before = get();
        const wish = part ? { part, count: (before.wish?.count ?? 0) + 1, typed: '' } : null;
        if (isSameIncident(before.open, key)) return wish ? set({ wish }) : undefined;
        const closed = { detail: null, full: false };
        const fresh = { trail: [], wish, sought: null, hit: null, missing: false, failure: null };
        set({ open: key, ...fresh, ...(key ? {} : closed) });
        if (!key) return rest(null);
        const read = get().refresh();
        rest(key, read);
        const { open: left } = before;
        const asked = before.wish?.part;
        if (left && (asked === 'take' || asked === 'unassign')) {
          void read
            .then(() => carryOutLeft(api, left, asked))
            .then((failure) => failure && set({ failure }));
        }
      },
      again: async (key, asked) => {
        if (isSameIncident(get().open, key)) await get().refresh(); // what it says of us is new
        if (isSameIncident(get().open, key)) return get().show(key, asked);
        const failure = await carryOutLeft(api, key, asked);
        if (failure) set({ failure });
      },
      fulfilled: () => {
        const typed = get().wish?.typed ?? '';
        set({ wish: null });
        return typed;
      },
      typeAhead: (letters) => {
        const { wish } = get();
        if (!wish || wish.part === 'take' || wish.part === 'unassign') return false;
        set({ wish: { ...wish, typed: wish.typed + letters } });
        return true;
      },
      seek: (sought) => {
        if (!get().full) return set({ sought });
        if (sought === 'alerts') return set({ tab: 'alerts' });
        set({ sought, ...(sought !== 'changes' && { tab: 'summary' }) });
      },
      found: () => set({ sought: null }),
      markHit: (hit) => set({ hit }),
      expand: (full) => set({ full: full && get().open !== null }),
      showTab: (tab) => set({ tab }),
      follow: () => {
        const { open, detail, trail, show } = get();
        if (!open || !detail?.target || !isSameIncident(keyOf(detail), open)) return;
        show({ tenantId: open.tenantId, incidentId: detail.target.incidentId });
        set({ trail: [...trail, open] });
      },
      goBack: () => {
        const { trail, show } = get();
        const last = trail.at(-1);
        if (!last) return false;
        show(last);
        set({ trail: trail.slice(0, -1) });
        return true;
      },
      refresh: async () => {
        const { open } = get();
        if (!open) return;
        const result = await api.query('incidents.detail', open);
        if (!isSameIncident(get().open, open)) return; // the person has moved on meanwhile
        if (!result.ok) return set({ failure: result.failure, wish: null });
        const missing = result.value === null;
        set({ detail: result.value, missing, failure: null, ...(missing && { wish: null }) });
        await get().recallTasks(open);
      },
      followPerson: (accountId) => {
        const { person: before, forgetNotes, forgetDrafts, readDrafts } = get();
        if (accountId === before) return false;
        set({ person: accountId });
        if (before === undefined) return false;
        forgetNotes();
        forgetDrafts();
        void readDrafts();
        return true;
      },
    };
  };
