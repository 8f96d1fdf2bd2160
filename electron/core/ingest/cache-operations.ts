import { isSameUser } from '#shared/domain/own-name.ts';
import type { TenantId, TenantSync } from '#shared/domain/tenant.ts';
import { millis } from '#shared/time.ts';
import { cacheUpkeep } from '../store/cache-upkeep.ts';
import type { Database } from '../store/database.ts';
import { nameIn, type StoredIdentity } from '../store/identity.ts';
import { guarded } from '../store/sqlite-failure.ts';
import type {
  BoardTenant,
  Identity,
  IncidentTasks,
  OneTask,
  PageReport,
  PendingChanges,
  SnoozedIncident,
  SweepResult,
  TaskPageReport,
  TenantAccessRead,
  WholeTaskList,
} from './cache-writer.ts';
import {
  type PreparedAlerts,
  type PreparedIncidents,
  type PreparedTasks,
  unpacked,
} from './prepared-answers.ts';
import { cacheStores, retakeTurns, rowContext, saveAlerts, saveIncidents } from './save-pages.ts';
import { retakeAt, saveTaskPage, wakeForTasks } from './save-tasks.ts';

const FILE = 'cache.db';

/** Who the person is where the tenant was not asked yet. */
const NOT_ASKED = {
  upn: null,
  typedUpn: null,
  objectId: null,
  displayName: null,
  roles: [],
  write: 'unknown',
} satisfies Omit<StoredIdentity, 'tenantId'>;

/**
 * Everything that writes to the cache, done at once on one connection. Each call is one transaction:
 * when it throws (AppError), nothing of it is there. The same code runs in the worker and in tests.
 */
export function cacheOperations(db: Database) {
  const stores = cacheStores(db);
  const upkeep = cacheUpkeep(db);
  const { incidents, tenants, pending, snoozes, syncs, news, tasks, access } = stores;
  upkeep.setClean(false);

  /** Numbers given inside a transaction that failed do not exist: nothing may remember them. */
  const forget = () => {
    incidents.forget();
    tenants.forget();
  };
  const inTransaction = <T>(work: () => T): T =>
    guarded(FILE, () => {
      if (db.inTransaction) return work(); // inside `together`
      try {
        return db.transaction(work).immediate();
      } catch (error) {
        forget();
        throw error;
      }
    });
  const removeAll = (rows: readonly number[]): number => {
    for (const n of rows) {
      const key = incidents.keyOf(n);
      if (key) tasks.drop(key.tenant, key.id);
      incidents.remove(n);
    }
    upkeep.trimLog();
    return rows.length;
  };

  /** Who the person is in a tenant now, and with that which incidents are theirs. */
  const become = (tenant: number, identity: StoredIdentity) => {
    const before = nameIn(syncs.identity(tenant));
    syncs.saveIdentity(tenant, identity);
    const name = nameIn(identity);
    if (before === name) return;
    for (const { n, mine, assignedTo } of upkeep.assignedIn(tenant)) {
      const now = isSameUser(assignedTo, name);
      if (now !== (mine === 1)) incidents.setMine(n, now);
    }
  };

  return {
    /**
     * Runs several of the calls below as one commit. When one of them throws, or the commit is refused,
     * nothing of any of them is saved and this throws.
     */
    together: (calls: () => void): void => inTransaction(calls),
    saveIncidents: (answer: PreparedIncidents): PageReport =>
      inTransaction(() => {
        const report = saveIncidents(stores, answer, unpacked(answer.page));
        upkeep.trimLog();
        return report;
      }),
    saveAlerts: (answer: PreparedAlerts): PageReport =>
      inTransaction(() => saveAlerts(stores, answer, unpacked(answer.page))),
    setPending: ({ tenantId, incidentId, changes, refused }: PendingChanges): void =>
      inTransaction(() => {
        const tenant = tenants.numberOf(tenantId);
        const before = pending.get(tenant, incidentId);
        pending.set(tenant, incidentId, { changes, refused });
        const n = incidents.rowOf(tenant, incidentId);
        if (n === null) return;
        const context = rowContext(stores, tenantId)(incidentId);
        incidents.recompute(n, context);
        const isRefused = context.snooze !== null && refused > before.refused;
        incidents.wakeUp(n, tenant, incidentId, isRefused ? 'refused' : null);
      }),
    setSnooze: ({ tenantId, incidentId, snooze }: SnoozedIncident): void =>
      inTransaction(() => {
        const tenant = tenants.numberOf(tenantId);
        const n = incidents.rowOf(tenant, incidentId);
        if (snooze === null) {
          snoozes.drop(tenant, incidentId);
          if (n !== null) incidents.setSnoozed(n, 0);
          return;
        }
        const isNew = snoozes.set(tenant, incidentId, snooze);
        if (n === null) return;
        if (isNew) incidents.putAway(n, snooze, rowContext(stores, tenantId)(incidentId));
        else incidents.setSnoozed(n, snooze.untilMs);
      }),
    saveTasks: ({ tenantId, incidentId, known }: IncidentTasks): number =>
      inTransaction(() => {
        const { moved, opened } = tasks.save(tenants.numberOf(tenantId), incidentId, known);
        if (opened) wakeForTasks(stores, tenantId, [incidentId]);
        return moved ? retakeAt(stores, tenantId, [incidentId]) : 0;
      }),
    saveTask: ({ tenantId, incidentId, task }: OneTask): number =>
      inTransaction(() => {
        const { moved } = tasks.saveOne(tenants.numberOf(tenantId), incidentId, task);
        return moved ? retakeAt(stores, tenantId, [incidentId]) : 0;
      }),
    saveTaskPage: (answer: PreparedTasks): TaskPageReport =>
      inTransaction(() => {
        const report = saveTaskPage(stores, answer, unpacked(answer.page));
        upkeep.trimLog();
        return report;
      }),
    keepTasks: ({ tenantId, listed }: WholeTaskList): number =>
      inTransaction(() => {
        const kept = Map.groupBy(listed, ({ incidentId }) => incidentId);
        const ids = [...kept].map(
          ([id, ones]) => [id, new Set(ones.map(({ taskId }) => taskId))] as const,
        );
        const moved = tasks.keepOnly(tenants.numberOf(tenantId), new Map(ids));
        return retakeAt(stores, tenantId, moved);
      }),
    saveAccess: ({ tenantId, seen, lists }: TenantAccessRead): number =>
      inTransaction(() => {
        const tenant = tenants.numberOf(tenantId);
        syncs.saveCursor(tenant, seen.kind, seen.text);
        return lists.reduce((changed, list) => changed + access.replace(tenant, list), 0);
      }),
    saveSync: (sync: TenantSync): void =>
      inTransaction(() => syncs.saveSync(tenants.numberOf(sync.tenantId), sync)),
    saveCursor: (tenantId: TenantId, kind: string, text: string): void =>
      inTransaction(() => syncs.saveCursor(tenants.numberOf(tenantId), kind, text)),
    saveIdentity: (identity: Identity): void =>
      inTransaction(() => {
        const tenant = tenants.numberOf(identity.tenantId);
        const typedUpn = syncs.identity(tenant)?.typedUpn ?? null;
        become(tenant, { ...identity, typedUpn, roles: [...identity.roles] });
      }),
    saveTypedName: (tenantId: TenantId, typedUpn: string | null): void =>
      inTransaction(() => {
        const tenant = tenants.numberOf(tenantId);
        const known = syncs.identity(tenant) ?? { tenantId, ...NOT_ASKED };
        if (known.typedUpn !== typedUpn) become(tenant, { ...known, typedUpn });
      }),
    saveTenants: (list: readonly BoardTenant[]): boolean =>
      inTransaction(() => {
        const { isOther, agreed } = tenants.saveAll(list);
        for (const { id, number, engagement } of agreed) {
          // What is closed has no clock, but it may be somebody's turn.
          const rows = engagement ? upkeep.ofTenant(number) : upkeep.openOf(number);
          retakeTurns(stores, id, rows);
        }
        upkeep.trimLog();
        return isOther;
      }),
    forgetNews: ({ late, upTo }: { late: boolean; upTo: number }): void =>
      inTransaction(() => news.forget(late, upTo)),
    forgetEndedClocks: (upTo: number): void => inTransaction(() => stores.endedClocks.forget(upTo)),
    dropMissing: ({ tenantId, createdFrom, createdTo, seenIds }: SweepResult): number =>
      inTransaction(() => {
        const tenant = tenants.find(tenantId);
        if (tenant === null) return 0;
        const seen = new Set(seenIds);
        const present = upkeep.createdBetween(tenant, millis(createdFrom), millis(createdTo));
        return removeAll(present.filter(({ id }) => !seen.has(id)).map(({ n }) => n));
      }),
    expire: ({ before, limit }: { before: string; limit: number }): number =>
      inTransaction(() => removeAll(upkeep.expired(millis(before), limit))),
    /** The tenant itself goes last: what is cut short before that is found again, and done again. */
    purgeTenant: (tenantId: TenantId): void => {
      const tenant = inTransaction(() => {
        const found = tenants.find(tenantId);
        if (found !== null) upkeep.unsearchTenant(found);
        return found;
      });
      if (tenant === null) return;
      inTransaction(upkeep.packSearch);
      inTransaction(() => {
        tenants.remove(tenant);
        upkeep.dropOrphans();
        upkeep.startOver();
        forget();
      });
      guarded(FILE, upkeep.checkpoint);
    },
    reset: (): void => {
      inTransaction(() => {
        upkeep.emptyAll();
        upkeep.startOver();
        forget();
      });
      guarded(FILE, upkeep.checkpoint);
    },
    checkpoint: (): void => guarded(FILE, upkeep.checkpoint),
    /** The last call: says that this program got to its end. The connection stays open. */
    finish: (): void =>
      guarded(FILE, () => {
        upkeep.setClean(true);
        upkeep.checkpoint();
      }),
  };
}
export type CacheOperations = ReturnType<typeof cacheOperations>;
