import { z } from 'zod';
import type { IncidentKey } from '#shared/domain/incident.ts';
import { Reminder } from '#shared/domain/telling/reminder.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import type { Instant } from '#shared/time.ts';
import type { Database } from './database.ts';
import type { InboxStore, NewInboxEntry } from './inbox-store.ts';

/** A screen full of them, and more than anybody sets. */
const LISTED = 500;
const COLUMNS = 'tenant_id AS tenantId, incident_id AS incidentId, due_at AS dueAt, note, title';

/** Incidents that are to come back to the person (ledger). */
export function reminderStore(db: Database, inbox: Pick<InboxStore, 'add'>) {
  const put = db.prepare<[Reminder]>(`
    INSERT INTO reminders (tenant_id, incident_id, due_at, note, title)
    VALUES (@tenantId, @incidentId, @dueAt, @note, @title)
    ON CONFLICT (tenant_id, incident_id) DO UPDATE SET
      due_at = excluded.due_at, note = excluded.note, title = excluded.title`);
  const one = db.prepare<[string, string]>(
    `SELECT ${COLUMNS} FROM reminders WHERE tenant_id = ? AND incident_id = ?`,
  );
  const all = db.prepare<[number]>(`SELECT ${COLUMNS} FROM reminders ORDER BY due_at LIMIT ?`);
  const due = db.prepare<[string]>(
    `SELECT ${COLUMNS} FROM reminders WHERE due_at <= ? ORDER BY due_at`,
  );
  const next = db.prepare<[], string | null>('SELECT min(due_at) FROM reminders').pluck();
  const drop = db.prepare<[string, string]>(
    'DELETE FROM reminders WHERE tenant_id = ? AND incident_id = ?',
  );
  const purge = db.prepare<[string]>('DELETE FROM reminders WHERE tenant_id = ?');

  const fire = db.transaction(
    (now: Instant, entryOf: (reminder: Reminder) => NewInboxEntry): NewInboxEntry[] => {
      const fired = z.array(Reminder).parse(due.all(now));
      for (const { tenantId, incidentId } of fired) drop.run(tenantId, incidentId);
      return inbox.add(fired.map(entryOf));
    },
  );

  return {
    /** Takes the place of an earlier one for the same incident. */
    set: (reminder: Reminder): void => {
      put.run(reminder);
    },
    get: ({ tenantId, incidentId }: IncidentKey): Reminder | null =>
      Reminder.nullable().parse(one.get(tenantId, incidentId) ?? null),
    /** The next 500, soonest first. */
    list: (): Reminder[] => z.array(Reminder).parse(all.all(LISTED)),
    /** When the next one is due; null when none is set. */
    nextAt: (): string | null => next.get() ?? null,
    clear: ({ tenantId, incidentId }: IncidentKey): void => {
      drop.run(tenantId, incidentId);
    },
    /**
     * Turns what is due into lines of the inbox, in one commit: each reminder comes exactly once, whatever
     * ends the program, and a clock that is put back brings none again.
     */
    fire: (now: Instant, entryOf: (reminder: Reminder) => NewInboxEntry): NewInboxEntry[] =>
      fire.immediate(now, entryOf),
    purgeTenant: (id: TenantId): void => {
      purge.run(id);
    },
  };
}
export type ReminderStore = ReturnType<typeof reminderStore>;
