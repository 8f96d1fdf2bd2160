import type { Topic } from '#shared/contract/app-event.ts';
import type { Input, Name, Output } from '#shared/contract/contract.ts';
import type { InboxEntry } from '#shared/domain/telling/inbox-entry.ts';
import { DEFAULT_TELLING, TellingSettings } from '#shared/domain/telling/quiet.ts';
import { TellingRule, withoutRule, withRule } from '#shared/domain/telling/rule.ts';
import { Reminder } from '#shared/domain/telling/reminder.ts';
import { instant } from '#shared/time.ts';
import { FAKE_NOW } from './board-data.ts';

type InboxName = Extract<
  Name,
  `inbox.${string}` | `reminders.${string}` | `telling.${string}` | 'host.takePlace'
>;

/** Being told, in memory: an inbox without lines, no reminders, the settings of a fresh profile. */
export function inboxCalls(changed: (...topics: Topic[]) => void): {
  [N in InboxName]: (input: Input<N>) => Output<N>;
} {
  const entries: InboxEntry[] = [];
  let reminders: Reminder[] = [];
  let settings = DEFAULT_TELLING;
  const others = (key: { tenantId: string; incidentId: string }) =>
    reminders.filter((r) => r.tenantId !== key.tenantId || r.incidentId !== key.incidentId);
  const read = (which: (entry: InboxEntry) => boolean, isRead: boolean) => {
    for (const entry of entries.filter(which)) entry.readAt = isRead ? instant(FAKE_NOW) : null;
    changed('inbox');
    return null;
  };
  return {
    'inbox.list': () => ({
      entries,
      unread: entries.filter(({ readAt }) => readAt === null).length,
      next: null,
    }),
    'inbox.mark': ({ ids, read: isRead }) => read(({ id }) => ids.includes(id), isRead),
    'inbox.markAll': ({ upTo }) => read(({ id }) => id <= upTo, true),
    'reminders.get': (key) => reminders.find((one) => !others(key).includes(one)) ?? null,
    'reminders.list': () => reminders,
    'reminders.set': (reminder) => {
      reminders = [...others(reminder), Reminder.parse({ ...reminder, title: 'Incident' })];
      changed('reminders');
      return null;
    },
    'reminders.clear': (key) => {
      reminders = others(key);
      changed('reminders');
      return null;
    },
    'telling.get': () => ({ settings, quiet: false }),
    'telling.set': (change) => {
      settings = TellingSettings.parse({ ...settings, ...change });
      changed('telling');
      return null;
    },
    'telling.setRule': (rule) => {
      settings = { ...settings, rules: withRule(settings.rules, TellingRule.parse(rule)) };
      changed('telling');
      return null;
    },
    'telling.removeRule': ({ id }) => {
      settings = { ...settings, rules: withoutRule(settings.rules, id) };
      changed('telling');
      return null;
    },
    'host.takePlace': () => null,
  };
}
