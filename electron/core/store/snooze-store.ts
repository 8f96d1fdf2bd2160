import type { IncidentKey } from '#shared/domain/incident.ts';
import { SeenAsleep, Snooze } from '#shared/domain/snooze.ts';
import type { Instant } from '#shared/time.ts';
import type { Database } from './database.ts';
import type { InboxStore, NewInboxEntry } from './inbox-store.ts';
import { fromJson } from './stored-json.ts';

interface Row {
  readonly seen: string;
}

const COLUMNS = `tenant_id AS tenantId, incident_id AS incidentId, until_at AS untilAt,
  wake_at AS wakeAt, title, seen`;

/** What an ended snooze becomes in the inbox; null: nothing is said. */
export type EndOf = (snooze: Snooze) => NewInboxEntry | null;

/** Incidents that are put away (ledger). They go with their tenant (ON DELETE CASCADE). */
export function snoozeStore(db: Database, inbox: Pick<InboxStore, 'add'>) {
  const put = db.prepare<[string, string, string, string, string, string]>(`
    INSERT INTO snoozes (tenant_id, incident_id, until_at, wake_at, title, seen)
    SELECT tenant_id, ?, ?, ?, ?, ? FROM tenants WHERE tenant_id = ?
    ON CONFLICT (tenant_id, incident_id) DO UPDATE SET
      until_at = excluded.until_at, wake_at = excluded.wake_at, title = excluded.title,
      seen = excluded.seen`);
  const one = db.prepare<[string, string], Row>(
    `SELECT ${COLUMNS} FROM snoozes WHERE tenant_id = ? AND incident_id = ?`,
  );
  const all = db.prepare<[], Row>(`SELECT ${COLUMNS} FROM snoozes ORDER BY wake_at`);
  const due = db.prepare<[string], Row>(
    `SELECT ${COLUMNS} FROM snoozes WHERE wake_at <= ? ORDER BY wake_at`,
  );
  const next = db.prepare<[], string | null>('SELECT min(wake_at) FROM snoozes').pluck();
  const drop = db.prepare<[string, string]>(
    'DELETE FROM snoozes WHERE tenant_id = ? AND incident_id = ?',
  );
  const dropAll = db.prepare('DELETE FROM snoozes');

  const read = (row: Row): Snooze => Snooze.parse({ ...row, seen: fromJson(SeenAsleep, row.seen) });
  const putAll = db.transaction((snoozes: readonly Snooze[]) => {
    for (const { tenantId, incidentId, untilAt, wakeAt, title, seen } of snoozes) {
      put.run(incidentId, untilAt, wakeAt, title, JSON.stringify(seen), tenantId);
    }
  });
  const endAll = db.transaction((ended: readonly Snooze[], entryOf: EndOf): NewInboxEntry[] => {
    for (const { tenantId, incidentId } of ended) drop.run(tenantId, incidentId);
    return inbox.add(ended.flatMap((snooze) => entryOf(snooze) ?? []));
  });
  const dropThese = db.transaction((keys: readonly IncidentKey[]) => {
    for (const { tenantId, incidentId } of keys) drop.run(tenantId, incidentId);
  });
  const change = db.transaction((dropped: readonly IncidentKey[], snoozes: readonly Snooze[]) => {
    dropThese(dropped);
    putAll(snoozes);
  });

  return {
    /** All or none; each takes the place of an earlier one. Of a tenant removed meanwhile none is kept. */
    set: (snoozes: readonly Snooze[]): void => putAll.immediate(snoozes),
    get: ({ tenantId, incidentId }: IncidentKey): Snooze | null => {
      const row = one.get(tenantId, incidentId);
      return row ? read(row) : null;
    },
    list: (): Snooze[] => all.all().map(read),
    /** When the next one comes back; null when none is put away. */
    nextAt: (): string | null => next.get() ?? null,
    due: (now: Instant): Snooze[] => due.all(now).map(read),
    /**
     * Takes snoozes away and puts what is said of it into the inbox, in one commit: each comes back exactly
     * once, whatever ends the program. @returns the lines that are new.
     */
    end: (ended: readonly Snooze[], entryOf: EndOf): NewInboxEntry[] =>
      endAll.immediate(ended, entryOf),
    /** Without a word: the person said so. */
    drop: (keys: readonly IncidentKey[]): void => dropThese.immediate(keys),
    /** Some without a word, and others put away, all of it or nothing. */
    exchange: (dropped: readonly IncidentKey[], snoozes: readonly Snooze[]): void =>
      change.immediate(dropped, snoozes),
    clear: (): void => {
      dropAll.run();
    },
  };
}
export type SnoozeStore = ReturnType<typeof snoozeStore>;
