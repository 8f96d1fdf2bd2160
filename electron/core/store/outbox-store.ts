import type { UndoTarget } from '#shared/contract/undo.ts';
import {
  type BatchId,
  ChangeId,
  isPending,
  isReadable,
  type ListedChange,
  type RecordedChange,
} from '#shared/domain/change.ts';
import type { IncidentKey } from '#shared/domain/incident.ts';
import { TenantId } from '#shared/domain/tenant.ts';
import { AppError } from '#shared/errors.ts';
import type { Instant } from '#shared/time.ts';
import type { AuditStore, StepNote } from './audit-store.ts';
import type { Database } from './database.ts';
import { listedFromRow, type OutboxRow, toRow, UNREADABLE } from './outbox-rows.ts';

/** The members of a change that may move after it was recorded. */
export type OutboxProgress = Partial<
  Pick<
    RecordedChange,
    'stage' | 'sentAt' | 'settledAt' | 'attempts' | 'base' | 'reason' | 'remedy' | 'found'
  >
>;

const COLUMNS = `tenant_id AS tenantId, incident_id AS incidentId, id, stage,
  account_id AS accountId, batch, recorded_at AS recordedAt, sent_at AS sentAt, settled_at AS settledAt,
  attempts, change, base, reason, remedy, found`;
/** Word for word what the index of open ones is limited to: only then it serves, also where fewer stages are meant. */
const UNSETTLED = "stage IN ('recorded', 'sending', 'sent', 'refused')";
const PENDING = `${UNSETTLED} AND stage IN ('recorded', 'sending', 'sent')`;
/** Two lists, each by its index: no index serves an OR of both. */
const RECENT = `place IN (SELECT place FROM outbox WHERE ${UNSETTLED}
  UNION ALL SELECT place FROM outbox WHERE settled_at >= ?)`;

/**
 * The outbox: wishes in the order they were recorded. A row stays until it is settled and old. Every step that
 * the audit trail tells stands there with the same commit.
 */
export function outboxStore(db: Database, audit: AuditStore) {
  const select = (rest: string) => `SELECT ${COLUMNS} FROM outbox ${rest}`;
  const insert = db.prepare<[OutboxRow]>(`
    INSERT INTO outbox (tenant_id, incident_id, id, stage, account_id, batch, recorded_at, sent_at,
                        settled_at, attempts, change, base, reason, remedy, found)
    VALUES (@tenantId, @incidentId, @id, @stage, @accountId, @batch, @recordedAt, @sentAt,
            @settledAt, @attempts, @change, @base, @reason, @remedy, @found)`);
  const write = db.prepare<[OutboxRow]>(`
    UPDATE outbox SET stage = @stage, sent_at = @sentAt, settled_at = @settledAt, attempts = @attempts,
                      base = @base, reason = @reason, remedy = @remedy, found = @found
    WHERE id = @id`);
  const byId = db.prepare<[string], OutboxRow>(select('WHERE id = ?'));
  const recent = db.prepare<[string], OutboxRow>(select(`WHERE ${RECENT} ORDER BY place`));
  const pending = db.prepare<[], OutboxRow>(select(`WHERE ${PENDING} ORDER BY place`));
  const byIncident = db.prepare<[string, string], OutboxRow>(
    select('WHERE tenant_id = ? AND incident_id = ? ORDER BY place'),
  );
  const confirmedAs = db
    .prepare<[string, string, string], number>(`
      SELECT EXISTS (SELECT 1 FROM outbox WHERE tenant_id = ? AND incident_id = ? AND stage = 'confirmed'
        AND json_extract(found, '$.updatedAt') = ?)`)
    .pluck();
  const byBatch = db.prepare<[string], OutboxRow>(select('WHERE batch = ? ORDER BY place'));
  const unsettledRows = db.prepare<[], OutboxRow>(select(`WHERE ${UNSETTLED} ORDER BY place`));
  const refuse = db.prepare<[string, string, string, string, string]>(`
    UPDATE outbox SET sent_at = CASE stage WHEN 'sending' THEN coalesce(sent_at, ?) ELSE sent_at END,
                      stage = 'refused', settled_at = ?, reason = ?, remedy = ?
    WHERE id = ?`);
  const putAway = db.prepare<[string, string]>(
    "UPDATE outbox SET stage = 'discarded', settled_at = ? WHERE id = ?",
  );
  const unsettled = db
    .prepare<[string], number>(`SELECT count(*) FROM outbox WHERE tenant_id = ? AND ${UNSETTLED}`)
    .pluck();
  const totals = db.prepare<[], { pending: number; refused: number }>(`
    SELECT count(*) FILTER (WHERE stage <> 'refused') AS pending,
           count(*) FILTER (WHERE stage = 'refused') AS refused
    FROM outbox WHERE ${UNSETTLED}`);
  const tenants = db.prepare<[], string>('SELECT DISTINCT tenant_id FROM outbox').pluck();
  const purge = db.prepare<[string]>('DELETE FROM outbox WHERE tenant_id = ?');
  const compact = db.prepare<[string]>(
    "DELETE FROM outbox WHERE stage IN ('confirmed', 'discarded') AND settled_at < ?",
  );

  const get = (id: ChangeId): ListedChange | null => {
    const row = byId.get(id);
    return row ? listedFromRow(row) : null;
  };
  const mustHave = (id: ChangeId): ListedChange => {
    const present = get(id);
    if (present) return present;
    throw new AppError('not-found', 'That change is not in the outbox any more.');
  };
  const note = (change: ListedChange, { action, at, detail }: StepNote): void => {
    const { tenantId, incidentId, id, accountId } = change;
    audit.append({ tenantId, at, accountId, action, detail: { id, incidentId, ...detail } });
  };
  const move = (id: ChangeId, progress: OutboxProgress, told: StepNote | null): RecordedChange => {
    const present = mustHave(id);
    if (!isReadable(present)) {
      throw new AppError('damaged', UNREADABLE.reason, { remedy: UNREADABLE.remedy });
    }
    const next = { ...present, ...progress };
    write.run(toRow(next));
    const { stage, reason } = next;
    if (told) note(next, { ...told, detail: { stage, reason, ...told.detail } });
    return next;
  };
  const update = db.transaction(move);
  const moveOn = db.transaction(
    (id: ChangeId, progress: OutboxProgress, told: StepNote | null): RecordedChange | null => {
      const present = get(id);
      return present && isPending(present.stage) ? move(id, progress, told) : null;
    },
  );
  const discard = db.transaction((id: ChangeId, settledAt: Instant): ListedChange => {
    putAway.run(settledAt, id);
    const gone = mustHave(id);
    note(gone, { action: 'change.discarded', at: settledAt });
    return gone;
  });
  const refuseUnreadable = db.transaction((at: Instant): ListedChange[] => {
    const unread = unsettledRows
      .all()
      .filter(({ id, stage }) => stage !== 'refused' && !isReadable(mustHave(ChangeId.parse(id))));
    for (const { id } of unread) refuse.run(at, at, UNREADABLE.reason, UNREADABLE.remedy, id);
    const refused = unread.map(({ id }) => mustHave(ChangeId.parse(id)));
    for (const change of refused) {
      const { stage, reason } = change;
      note(change, { action: 'change.refused', at, detail: { stage, reason } });
    }
    return refused;
  });

  const addAll = db.transaction((changes: readonly RecordedChange[], undoes: UndoTarget | null) => {
    for (const one of changes) {
      insert.run(toRow(one));
      const detail = { change: one.change, ...(undoes && { undoes }) };
      note(one, { action: 'change.recorded', at: one.recordedAt, detail });
    }
  });

  return {
    /** Records wishes, all or none; `undoes` is what they undo. When this returns they are on the disk. */
    addAll: (changes: readonly RecordedChange[], undoes: UndoTarget | null = null): void =>
      addAll.immediate(changes, undoes),
    get,
    /** Everything that is not settled, and what was settled at `settledSince` or later. Oldest first. */
    list: (settledSince: Instant): ListedChange[] => recent.all(settledSince).map(listedFromRow),
    /** Recorded, sending and sent, of all tenants: what there is to send. Oldest first. */
    listPending: (): RecordedChange[] => pending.all().map(listedFromRow).filter(isReadable),
    /** All changes to one incident, settled ones included. Oldest first. */
    listForIncident: ({ tenantId, incidentId }: IncidentKey): ListedChange[] =>
      byIncident.all(tenantId, incidentId).map(listedFromRow),
    /** Whether a change of ours was confirmed by an incident that was changed last at that moment. */
    isConfirmedAs: ({ tenantId, incidentId }: IncidentKey, updatedAt: Instant): boolean =>
      confirmedAs.get(tenantId, incidentId, updatedAt) === 1,
    /** All changes of one gesture. Oldest first. */
    listBatch: (batch: BatchId): ListedChange[] => byBatch.all(batch).map(listedFromRow),
    /** Moves a wish on. @throws AppError `not-found`, or `damaged` when it cannot be read any more. */
    update: (
      id: ChangeId,
      progress: OutboxProgress,
      told: StepNote | null = null,
    ): RecordedChange => update.immediate(id, progress, told),
    /**
     * Moves on what is recorded, sending or sent. Null: it is no more, because the person took it back while
     * it was looked at. @throws AppError `damaged` when it cannot be read any more.
     */
    moveOn: (
      id: ChangeId,
      progress: OutboxProgress,
      told: StepNote | null = null,
    ): RecordedChange | null => moveOn.immediate(id, progress, told),
    /** The person takes it back, or puts it away. @throws AppError `not-found`. */
    discard: (id: ChangeId, settledAt: Instant): ListedChange => discard.immediate(id, settledAt),
    /**
     * Refuses what is not settled and cannot be read any more: it is not sent and waits for the person. One
     * whose sending was cut short keeps that it may have been sent. Answers what was refused just now.
     */
    refuseUnreadable: (at: Instant): ListedChange[] => refuseUnreadable.immediate(at),
    /** Not settled: pending or refused and waiting for the person. */
    countUnsettledForTenant: (tenantId: TenantId): number => unsettled.get(tenantId) ?? 0,
    counts: (): { pending: number; refused: number } => totals.get() ?? { pending: 0, refused: 0 },
    /** Every tenant there is a row of. */
    tenants: (): TenantId[] => tenants.all().map((id) => TenantId.parse(id)),
    purgeTenant: (tenantId: TenantId): void => {
      purge.run(tenantId);
    },
    /** Forgets what was settled before that moment; refused wishes stay. Answers how many went. */
    compact: (before: Instant): number => compact.run(before).changes,
  };
}
export type OutboxStore = ReturnType<typeof outboxStore>;
