import type { StateCreator } from 'zustand';
import type { Api } from '#shared/contract/contract.ts';
import { INBOX_PAGE } from '#shared/contract/inbox.ts';
import type { IncidentKey } from '#shared/domain/incident.ts';
import type { InboxEntry } from '#shared/domain/telling/inbox-entry.ts';
import type { TellingSettings } from '#shared/domain/telling/quiet.ts';
import type { Reminder } from '#shared/domain/telling/reminder.ts';
import type { Failure } from '#shared/errors.ts';

export interface InboxSlice {
  /** Newest first; null until the first answer. */
  entries: readonly InboxEntry[] | null;
  unread: number;
  /** Where the older lines begin; null when all are here. */
  next: number | null;
  /** The oldest line that was asked for with older ones; null while only the first page is here. */
  oldest: number | null;
  reminders: readonly Reminder[];
  /** How the person is told; null until the first answer. */
  telling: TellingSettings | null;
  /** Notifications are held back now. */
  quiet: boolean;
  failure: Failure | null;
  /** The incident a reminder is being set for. */
  reminding: IncidentKey | null;
  /** In place of what was told: how the person wants to be told. */
  showsTelling: boolean;
  showTelling: (shown: boolean) => void;
  /** The rule that a line led to, until it has the focus. */
  soughtRule: string | null;
  /** Goes to one rule among those that say how the person is told. */
  seekRule: (id: string) => void;
  ruleFound: () => void;
  remind: (key: IncidentKey | null) => void;
  refresh: () => Promise<void>;
  showOlder: () => Promise<void>;
  refreshReminders: () => Promise<void>;
  refreshTelling: () => Promise<void>;
}

export const createInboxSlice =
  (api: Api): StateCreator<InboxSlice> =>
  (set, get) => ({
    entries: null,
    unread: 0,
    next: null,
    oldest: null,
    reminders: [],
    telling: null,
    quiet: false,
    failure: null,
    reminding: null,
    showsTelling: false,
    showTelling: (showsTelling) => set({ showsTelling, soughtRule: null }),
    soughtRule: null,
    seekRule: (soughtRule) => set({ showsTelling: true, soughtRule }),
    ruleFound: () => set({ soughtRule: null }),
    remind: (reminding) => set({ reminding }),
    refresh: async () => {
      const result = await api.query('inbox.list', { before: null, limit: INBOX_PAGE });
      if (!result.ok) return set({ failure: result.failure });
      const { unread } = result.value;
      let { entries, next } = result.value;
      // Whoever opened older lines stays among them: asked for down to where they are by then.
      while (next !== null && next > (get().oldest ?? next)) {
        const more = await api.query('inbox.list', { before: next, limit: INBOX_PAGE });
        if (!more.ok) return set({ failure: more.failure });
        entries = [...entries, ...more.value.entries];
        next = more.value.next;
      }
      const oldest = get().oldest;
      const kept = entries.filter(({ id }) => id >= (oldest ?? 0));
      const isCut = oldest !== null && kept.length < entries.length;
      set({ entries: kept, unread, next: isCut ? oldest : next, failure: null });
    },
    showOlder: async () => {
      const { next } = get();
      if (next === null) return;
      const result = await api.query('inbox.list', { before: next, limit: INBOX_PAGE });
      if (!result.ok) return set({ failure: result.failure });
      if (get().next !== next) return get().showOlder(); // read anew meanwhile: from there
      const entries = [...(get().entries ?? []), ...result.value.entries];
      set({ ...result.value, entries, oldest: entries.at(-1)?.id ?? null, failure: null });
    },
    refreshReminders: async () => {
      const result = await api.query('reminders.list', {});
      if (!result.ok) return set({ failure: result.failure });
      set({ reminders: result.value });
    },
    refreshTelling: async () => {
      const result = await api.query('telling.get', {});
      if (!result.ok) return set({ failure: result.failure });
      set({ telling: result.value.settings, quiet: result.value.quiet });
    },
  });
