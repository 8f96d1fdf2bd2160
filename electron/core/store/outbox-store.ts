import {
  type ChangeId,
  IncidentChange,
  RecordedChange,
  SeenIncident,
} from '#shared/domain/change.ts';
import type { IncidentKey } from '#shared/domain/incident.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import { AppError } from '#shared/errors.ts';
import type { Instant } from '#shared/time.ts';
import type { Database } from './database.ts';
import { fromJson } from './stored-json.ts';

/** One row as SQLite has it; JSON is still text. */
interface OutboxRow {
  readonly tenantId: string;
  readonly incidentId: string;
  readonly id: string;
  readonly stage: string;
  readonly accountId: string;
  readonly recordedAt: string;
  readonly sentAt: string | null;
  readonly settledAt: string | null;
  readonly attempts: number;
  readonly change: string;
  readonly base: string;
  readonly reason: string | null;
  readonly remedy: string | null;
  readonly found: string | null;
}

/** The members of a change that may move after it was recorded. */
export type OutboxProgress = Partial<
  Pick<
    RecordedChange,
    'stage' | 'sentAt' | 'settledAt' | 'attempts' | 'base' | 'reason' | 'remedy' | 'found'
  >
>;

const COLUMNS = `tenant_id AS tenantId, incident_id AS incidentId, id, stage,
  account_id AS accountId, recorded_at AS recordedAt, sent_at AS sentAt, settled_at AS settledAt,
  attempts, change, base, reason, remedy, found`;
const PENDING = "stage IN ('recorded', 'sending', 'sent')";
const UNSETTLED = "stage IN ('recorded', 'sending', 'sent', 'refused')";

/** The outbox: wishes in the order they were recorded. A row stays until it is settled and old. */
export function outboxStore(db: Database) {
  const select = (rest: string) => `SELECT ${COLUMNS} FROM outbox ${rest}`;
  const insert = db.prepare<[OutboxRow]>(`
    INSERT INTO outbox (tenant_id, incident_id, id, stage, account_id, recorded_at, sent_at, settled_at,
                        attempts, change, base, reason, remedy, found)
    VALUES (@tenantId, @incidentId, @id, @stage, @accountId, @recordedAt, @sentAt, @settledAt,
            @attempts, @change, @base, @reason, @remedy, @found)`);
  const write = db.prepare<[OutboxRow]>(`
    UPDATE outbox SET stage = @stage, sent_at = @sentAt, settled_at = @settledAt, attempts = @attempts,
                      base = @base, reason = @reason, remedy = @remedy, found = @found
    WHERE id = @id`);
  const byId = db.prepare<[string], OutboxRow>(select('WHERE id = ?'));
  const recent = db.prepare<[string], OutboxRow>(
    select(`WHERE ${UNSETTLED} OR settled_at >= ? ORDER BY place`),
  );
  const pending = db.prepare<[], OutboxRow>(select(`WHERE ${PENDING} ORDER BY place`));
  const byIncident = db.prepare<[string, string], OutboxRow>(
    select('WHERE tenant_id = ? AND incident_id = ? ORDER BY place'),
  );
  const due = db.prepare<[string], OutboxRow>(
    select(`WHERE tenant_id = ? AND stage IN ('recorded', 'sending') ORDER BY place`),
  );
  const unsettled = db
    .prepare<[string], number>(`SELECT count(*) FROM outbox WHERE tenant_id = ? AND ${UNSETTLED}`)
    .pluck();
  const totals = db.prepare<[], { pending: number; refused: number }>(`
    SELECT count(*) FILTER (WHERE ${PENDING}) AS pending,
           count(*) FILTER (WHERE stage = 'refused') AS refused
    FROM outbox`);
  const purge = db.prepare<[string]>('DELETE FROM outbox WHERE tenant_id = ?');
  const compact = db.prepare<[string]>(
    "DELETE FROM outbox WHERE stage IN ('confirmed', 'discarded') AND settled_at < ?",
  );

  const get = (id: ChangeId): RecordedChange | null => {
    const row = byId.get(id);
    return row ? fromRow(row) : null;
  };
  const update = db.transaction((id: ChangeId, progress: OutboxProgress): RecordedChange => {
    const present = get(id);
    if (!present) throw new AppError('not-found', 'That change is not in the outbox any more.');
    const next = { ...present, ...progress };
    write.run(toRow(next));
    return next;
  });

  return {
    /** Records a wish. When this returns it is on the disk. */
    add: (change: RecordedChange): void => {
      insert.run(toRow(change));
    },
    get,
    /** Everything that is not settled, and what was settled at `settledSince` or later. Oldest first. */
    list: (settledSince: Instant): RecordedChange[] => recent.all(settledSince).map(fromRow),
    /** Recorded, sending and sent, of all tenants: what the board replays. Oldest first. */
    listPending: (): RecordedChange[] => pending.all().map(fromRow),
    /** All changes to one incident, settled ones included. Oldest first. */
    listForIncident: ({ tenantId, incidentId }: IncidentKey): RecordedChange[] =>
      byIncident.all(tenantId, incidentId).map(fromRow),
    /** Moves a wish on. @throws AppError `not-found`. */
    update: (id: ChangeId, progress: OutboxProgress): RecordedChange =>
      update.immediate(id, progress),
    /** The person takes it back. */
    discard: (id: ChangeId, settledAt: Instant): RecordedChange =>
      update.immediate(id, { stage: 'discarded', settledAt }),
    /** What is to be sent to a tenant, or to be looked at because sending was cut short. Oldest first. */
    dueForTenant: (tenantId: TenantId): RecordedChange[] => due.all(tenantId).map(fromRow),
    /** Not settled: pending or refused and waiting for the person. */
    countUnsettledForTenant: (tenantId: TenantId): number => unsettled.get(tenantId) ?? 0,
    counts: (): { pending: number; refused: number } => totals.get() ?? { pending: 0, refused: 0 },
    purgeTenant: (tenantId: TenantId): void => {
      purge.run(tenantId);
    },
    /** Forgets what was settled before that moment; refused wishes stay. Answers how many went. */
    compact: (before: Instant): number => compact.run(before).changes,
  };
}
export type OutboxStore = ReturnType<typeof outboxStore>;

function toRow(change: RecordedChange): OutboxRow {
  const { change: wish, base, found, ...rest } = change;
  return {
    ...rest,
    change: JSON.stringify(wish),
    base: JSON.stringify(base),
    found: found && JSON.stringify(found),
  };
}

function fromRow({ change, base, found, ...rest }: OutboxRow): RecordedChange {
  const parsed = RecordedChange.safeParse({
    ...rest,
    change: fromJson(IncidentChange, change),
    base: fromJson(SeenIncident, base),
    found: found === null ? null : fromJson(SeenIncident, found),
  });
  if (parsed.success) return parsed.data;
  throw new AppError('damaged', 'A recorded change cannot be read.', { cause: parsed.error });
}
