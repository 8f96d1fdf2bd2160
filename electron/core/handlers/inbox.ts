import { INBOX_PAGE, type inboxContract } from '#shared/contract/inbox.ts';
import type { Incident, IncidentKey } from '#shared/domain/incident.ts';
import { isQuiet } from '#shared/domain/telling/quiet.ts';
import { MOST_RULES, withoutRule, withRule } from '#shared/domain/telling/rule.ts';
import { FARTHEST_REMINDER_MS } from '#shared/domain/telling/reminder.ts';
import { AppError } from '#shared/errors.ts';
import { type Clock, instant, millis } from '#shared/time.ts';
import type { InboxStore } from '../store/inbox-store.ts';
import type { ReminderStore } from '../store/reminder-store.ts';
import type { TellingStore } from '../store/telling-store.ts';
import type { HandlersOf } from './handler.ts';

interface InboxHandlerParts {
  readonly inbox: InboxStore;
  readonly reminders: ReminderStore;
  readonly telling: TellingStore;
  readonly accountId: () => string | null;
  readonly snapshot: (key: IncidentKey) => Incident | null;
  readonly now: Clock;
  readonly onInbox: () => void;
  readonly onReminders: () => void;
  readonly onTelling: () => void;
}

export function inboxHandlers(parts: InboxHandlerParts): HandlersOf<typeof inboxContract> {
  const { inbox, reminders, telling, accountId, now } = parts;
  return {
    'inbox.list': ({ before, limit }) => {
      const whose = accountId();
      const entries = inbox.list(whose, before, Math.min(limit, INBOX_PAGE));
      const last = entries.length < limit ? undefined : entries.at(-1);
      return { entries, unread: inbox.unread(whose), next: last?.id ?? null };
    },
    'inbox.mark': ({ ids, read }) => {
      inbox.mark(accountId(), ids, read ? instant(now()) : null);
      parts.onInbox();
      return null;
    },
    'inbox.markAll': ({ upTo }) => {
      inbox.markUpTo(accountId(), upTo, instant(now()));
      parts.onInbox();
      return null;
    },
    'reminders.get': (key) => reminders.get(key),
    'reminders.list': () => reminders.list(),
    'reminders.set': ({ dueAt, note, ...key }) => {
      const incident = parts.snapshot(key);
      if (incident === null) {
        throw new AppError('not-found', 'This incident is not on this computer any more.');
      }
      const aheadMs = millis(dueAt) - now();
      if (aheadMs <= 0 || aheadMs > FARTHEST_REMINDER_MS) {
        throw new AppError('bad-input', 'A reminder lies between now and a year from now.', {
          remedy: 'Choose another time.',
        });
      }
      reminders.set({ ...key, dueAt, note, title: incident.title });
      parts.onReminders();
      return null;
    },
    'reminders.clear': (key) => {
      reminders.clear(key);
      parts.onReminders();
      return null;
    },
    'telling.get': () => {
      const settings = telling.get();
      return { settings, quiet: isQuiet(settings, now()) };
    },
    'telling.set': (change) => {
      telling.set(change);
      parts.onTelling();
      return null;
    },
    'telling.setRule': (rule) => {
      const rules = withRule(telling.get().rules, rule);
      if (rules.length > MOST_RULES) {
        throw new AppError('bad-input', `There are ${MOST_RULES} rules already.`, {
          remedy: 'Remove one, or change one of them.',
        });
      }
      telling.set({ rules });
      parts.onTelling();
      return null;
    },
    'telling.removeRule': ({ id }) => {
      telling.set({ rules: withoutRule(telling.get().rules, id) });
      parts.onTelling();
      return null;
    },
  };
}
