import {
  AccessWish,
  aboutOf,
  type AccessWishKind,
  isReadableWish,
  isReplacedBy,
  ListedWish,
  RecordedWish,
  type WishId,
} from '#shared/domain/access/wish.ts';
import type { WishStage } from '#shared/domain/access/wish-stage.ts';
import { SeenState } from '#shared/domain/access/seen-state.ts';
import { TenantId } from '#shared/domain/tenant.ts';
import { AppError } from '#shared/errors.ts';
import type { Instant } from '#shared/time.ts';
import type { AuditStore, StepNote } from './audit-store.ts';
import type { Database } from './database.ts';
import { readable } from './stored-json.ts';

interface WishRow {
  readonly id: string;
  readonly tenantId: string;
  readonly stage: string;
  readonly accountId: string;
  readonly batch: string | null;
  readonly recordedAt: string;
  readonly sentAt: string | null;
  readonly settledAt: string | null;
  readonly attempts: number;
  readonly wish: string;
  readonly seen: string;
  readonly found: string | null;
  readonly reason: string | null;
  readonly remedy: string | null;
}

/** How far a wish about something is, and whose it is. */
interface StageRow {
  readonly tenantId: string;
  readonly about: string;
  readonly accountId: string;
  readonly stage: string;
}

/** What became of a wish that waited for the connection. */
export interface OfflineWish {
  readonly stage: WishStage;
  readonly recordedAt: Instant;
  /** When it was last seen waiting for the connection. */
  readonly offlineAt: Instant;
  /** Null: it waits, or is on its way. */
  readonly settledAt: Instant | null;
}

/** The members of a wish that may move after it was recorded. */
export type WishProgress = Partial<
  Pick<
    RecordedWish,
    'stage' | 'sentAt' | 'settledAt' | 'attempts' | 'seen' | 'found' | 'reason' | 'remedy'
  >
>;

const COLUMNS = `id, tenant_id AS tenantId, stage, account_id AS accountId, batch,
  recorded_at AS recordedAt, sent_at AS sentAt, settled_at AS settledAt, attempts, wish, seen, found,
  reason, remedy`;
/** Word for word what the index of open ones is limited to: only then it serves, also where fewer stages are meant. */
const OPEN = "stage IN ('recorded', 'sending', 'sent', 'changed', 'refused')";
const PENDING = `${OPEN} AND stage IN ('recorded', 'sending', 'sent')`;
const UNSENT = `${OPEN} AND stage IN ('recorded', 'sending')`;
/** Two lists, each by its index: no index serves an OR of both. */
const RECENT = `place IN (SELECT place FROM access_wishes WHERE ${OPEN}
  UNION ALL SELECT place FROM access_wishes WHERE settled_at >= ?)`;

const UNREADABLE = {
  reason: 'This can no longer be read by this version of Tidewatch, so it is not sent.',
  remedy: 'Look at it in My Access of this tenant, and put this away.',
} as const;

/**
 * Wishes about access in the order they were recorded. Every step stands in the audit trail with the same
 * commit, so that what a wish came to is explained even when the computer stops in between.
 */
export function accessWishStore(db: Database, audit: AuditStore) {
  const select = (rest: string) => `SELECT ${COLUMNS} FROM access_wishes ${rest}`;
  const insert = db.prepare<[WishRow & { kind: string; about: string }]>(`
    INSERT INTO access_wishes (id, tenant_id, kind, about, stage, account_id, batch, recorded_at, sent_at,
                               settled_at, attempts, wish, seen, found, reason, remedy)
    VALUES (@id, @tenantId, @kind, @about, @stage, @accountId, @batch, @recordedAt, @sentAt,
            @settledAt, @attempts, @wish, @seen, @found, @reason, @remedy)`);
  const write = db.prepare<[WishRow]>(`
    UPDATE access_wishes SET stage = @stage, sent_at = @sentAt, settled_at = @settledAt,
      attempts = @attempts, seen = @seen, found = @found, reason = @reason, remedy = @remedy
    WHERE id = @id`);
  const byId = db.prepare<[string], WishRow>(select('WHERE id = ?'));
  const pending = db.prepare<[], WishRow>(select(`WHERE ${PENDING} ORDER BY place`));
  const open = db.prepare<[], WishRow>(select(`WHERE ${OPEN} ORDER BY place`));
  const since = db.prepare<[string], WishRow>(select(`WHERE ${RECENT} ORDER BY place`));
  const inTenant = db.prepare<[string, string, string], WishRow>(
    select(`WHERE tenant_id = ? AND kind = ? AND (${OPEN} OR settled_at >= ?) ORDER BY place`),
  );
  const stages = db.prepare<[string, string], StageRow>(`
    SELECT tenant_id AS tenantId, about, account_id AS accountId, stage FROM access_wishes
    WHERE kind = ? AND ${RECENT} ORDER BY place`);
  const offline = db.prepare<[string, string, string]>(`
    UPDATE access_wishes SET offline_at = ? WHERE tenant_id = ? AND account_id = ? AND ${UNSENT}`);
  const wereOffline = db.prepare<[string, string], OfflineWish>(`
    SELECT stage, recorded_at AS recordedAt, offline_at AS offlineAt, settled_at AS settledAt
    FROM access_wishes
    WHERE account_id = ? AND offline_at IS NOT NULL AND (settled_at IS NULL OR settled_at >= ?)`);
  const about = db.prepare<[string, string, string], WishRow>(
    select('WHERE tenant_id = ? AND kind = ? AND about = ? ORDER BY place'),
  );
  const putAway = db.prepare<[{ id: string; at: string; replacedBy: string | null }]>(
    // What was never sent has nothing to wait for any more; what was refused keeps why.
    `UPDATE access_wishes SET settled_at = @at,
       replaced_by = CASE stage WHEN 'recorded' THEN @replacedBy END,
       reason = CASE stage WHEN 'recorded' THEN NULL ELSE reason END,
       remedy = CASE stage WHEN 'recorded' THEN NULL ELSE remedy END,
       stage = 'taken-back'
     WHERE id = @id`,
  );
  const replaced = db.prepare<[string], WishRow>(select('WHERE replaced_by = ?'));
  const restore = db.prepare<[string]>(
    "UPDATE access_wishes SET stage = 'recorded', settled_at = NULL, replaced_by = NULL WHERE id = ?",
  );
  const unsettled = db
    .prepare<[string], number>(`SELECT count(*) FROM access_wishes WHERE tenant_id = ? AND ${OPEN}`)
    .pluck();
  const tenants = db.prepare<[], string>('SELECT DISTINCT tenant_id FROM access_wishes').pluck();
  const purge = db.prepare<[string]>('DELETE FROM access_wishes WHERE tenant_id = ?');

  const mustHave = (id: WishId): ListedWish => {
    const row = byId.get(id);
    if (row) return listed(row);
    throw new AppError('not-found', 'This wish is not in the ledger any more.');
  };
  const note = (one: ListedWish, { action, at, detail }: StepNote) => {
    const { id, tenantId, accountId, stage, wish } = one;
    const about = wish && { kind: wish.kind, about: aboutOf(wish) };
    audit.append({ tenantId, accountId, at, action, detail: { id, ...about, stage, ...detail } });
  };

  /** Settled, for another one takes its place. */
  const giveWay = (one: ListedWish, replacedBy: WishId, at: Instant) => {
    putAway.run({ id: one.id, at, replacedBy });
    const detail = { replacedBy };
    note({ ...one, stage: 'taken-back' }, { action: 'access.replaced', at, detail });
  };
  const addAll = db.transaction(
    (wishes: readonly RecordedWish[], at: Instant, by: string | null) => {
      for (const one of wishes) {
        RecordedWish.parse(one); // what could not be read again is not taken in
        const { id, tenantId, wish } = one;
        for (const before of about.all(tenantId, wish.kind, aboutOf(wish)).map(listed)) {
          if (isReplacedBy(before, one)) giveWay(before, id, at);
        }
        insert.run({ ...toRow(one), kind: one.wish.kind, about: aboutOf(one.wish) });
        const detail = { wish: one.wish, seen: one.seen, ...(by !== null && { by }) };
        note(one, { action: 'access.recorded', at, detail });
      }
    },
  );
  const move = db.transaction(
    (id: WishId, progress: WishProgress, told: StepNote | null): RecordedWish => {
      const present = mustHave(id);
      if (!isReadableWish(present)) throw new AppError('damaged', UNREADABLE.reason);
      const next = { ...present, ...progress };
      write.run(toRow(next));
      if (told) note(next, told);
      return next;
    },
  );

  const settleUnsent = (one: ListedWish, at: Instant) => {
    putAway.run({ id: one.id, at, replacedBy: null });
    note({ ...one, stage: 'taken-back' }, { action: 'access.taken-back', at });
  };
  const takeBack = db.transaction((one: ListedWish, at: Instant): { isRestored: boolean } => {
    settleUnsent(one, at);
    if (one.stage !== 'recorded') return { isRestored: false };
    const before = replaced.all(one.id).map(listed);
    for (const earlier of before) {
      restore.run(earlier.id);
      const detail = { instead: one.id };
      note({ ...earlier, stage: 'recorded' }, { action: 'access.restored', at, detail });
    }
    return { isRestored: before.length > 0 };
  });
  const putAllAway = db.transaction((at: Instant) => {
    for (const one of open.all().map(listed)) settleUnsent(one, at);
  });

  return {
    /**
     * Records wishes, all or none, in place of what they answer (`isReplacedBy`). When this returns they are on the
     * disk. @param by name of the person, for the trail.
     */
    addAll: (wishes: readonly RecordedWish[], at: Instant, by: string | null = null): void =>
      addAll.immediate(wishes, at, by),
    /** Moves a wish on, and says so in the trail. @throws AppError `not-found`, `damaged`. */
    move: (id: WishId, progress: WishProgress, told: StepNote | null): RecordedWish =>
      move.immediate(id, progress, told),
    /**
     * Settles a wish as taken back, also one that can no longer be read, and says so in the trail. Where it was not
     * sent, the unsent one whose place it took stands again.
     */
    takeBack: (one: ListedWish, at: Instant): { isRestored: boolean } =>
      takeBack.immediate(one, at),
    /** Null where there is none. */
    get: (id: WishId): ListedWish | null => {
      const row = byId.get(id);
      return row ? listed(row) : null;
    },
    /** Recorded, sending and sent, of all tenants: what there is to send. Oldest first. */
    listPending: (): RecordedWish[] => pending.all().map(listed).filter(isReadableWish),
    /** All that is not settled: to send, or waiting for the person. Oldest first. */
    listOpen: (): ListedWish[] => open.all().map(listed),
    /** The same, and what was settled at that moment or later. */
    list: (settledSince: Instant): ListedWish[] => since.all(settledSince).map(listed),
    /** Those of one tenant and kind, in the same order: no other is read for it. */
    listInTenant: (tenantId: TenantId, kind: AccessWishKind, settledSince: Instant): ListedWish[] =>
      inTenant.all(tenantId, kind, settledSince).map(listed),
    /** How far all of one kind are, for counting: those `list` would tell, in its order, without reading them. */
    listStages: (kind: AccessWishKind, settledSince: Instant) =>
      stages
        .all(kind, settledSince)
        .map((row) => ({ ...row, stage: ListedWish.shape.stage.parse(row.stage) })),
    /**
     * There is no connection: whatever of a person's is not sent in a tenant waits for it. What was sent already only
     * waits to be looked at.
     */
    noteOffline: (tenantId: TenantId, accountId: string, at: Instant): void => {
      offline.run(at, tenantId, accountId);
    },
    /** Those of a person that waited for the connection and are under way, or were settled at that moment or later. */
    listOffline: (accountId: string, settledSince: Instant): OfflineWish[] =>
      wereOffline.all(accountId, settledSince),
    /** All wishes about one thing, settled ones included. Oldest first. */
    listAbout: (tenantId: TenantId, kind: AccessWishKind, id: string): ListedWish[] =>
      about.all(tenantId, kind, id).map(listed),
    /** Puts away whatever is not settled: nobody is left who would understand it. */
    putAllAway: (at: Instant): void => putAllAway.immediate(at),
    countOpenForTenant: (tenantId: TenantId): number => unsettled.get(tenantId) ?? 0,
    /** Every tenant there is a wish of. */
    tenants: (): TenantId[] => tenants.all().map((id) => TenantId.parse(id)),
    purgeTenant: (tenantId: TenantId): void => {
      purge.run(tenantId);
    },
  };
}
export type AccessWishStore = ReturnType<typeof accessWishStore>;

function toRow({ wish, seen, found, ...rest }: RecordedWish): WishRow {
  return {
    ...rest,
    wish: JSON.stringify(wish),
    seen: JSON.stringify(seen),
    found: found && JSON.stringify(found),
  };
}

/** One bad row must not keep the others from the person: it is shown without its wish, as refused. */
function listed({ wish, seen, found, ...rest }: WishRow): ListedWish {
  const parts = {
    wish: readable(AccessWish, wish)[0] ?? null,
    seen: readable(SeenState, seen)[0] ?? null,
    found: found === null ? null : (readable(SeenState, found)[0] ?? null),
  };
  const whole = RecordedWish.safeParse({ ...rest, ...parts });
  if (whole.success) return whole.data;
  const { stage } = ListedWish.pick({ stage: true }).parse(rest);
  const isSettled = rest.settledAt !== null;
  const shown = isSettled ? { stage } : { stage: 'refused' as const, ...UNREADABLE };
  return ListedWish.parse({ ...rest, ...shown, wish: null, seen: null, found: null });
}
