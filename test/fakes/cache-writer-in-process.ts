import type { Database } from '#electron/core/store/database.ts';
import { cacheOperations } from '#electron/core/ingest/cache-operations.ts';
import { packAlerts, packIncidents, packTasks } from '#electron/core/ingest/prepared-answers.ts';
import type { CacheWriter } from '#electron/core/ingest/cache-writer.ts';

/** The cache written on this very thread, over a connection of the caller's. For tests and small tools. */
export function cacheWriterInProcess(db: Database): CacheWriter {
  const now = cacheOperations(db);
  return {
    saveIncidents: async (answer) => now.saveIncidents({ ...answer, page: packIncidents(answer) }),
    saveAlerts: async (answer) => now.saveAlerts({ ...answer, page: packAlerts(answer) }),
    setPending: async (pending) => now.setPending(pending),
    setSnooze: async (snoozed) => now.setSnooze(snoozed),
    saveTasks: async (tasks) => now.saveTasks(tasks),
    saveTask: async (one) => now.saveTask(one),
    saveTaskPage: async (answer) => now.saveTaskPage({ ...answer, page: packTasks(answer) }),
    keepTasks: async (whole) => now.keepTasks(whole),
    saveAccess: async (read) => now.saveAccess(read),
    saveSync: async (sync) => now.saveSync(sync),
    saveCursor: async (tenantId, kind, text) => now.saveCursor(tenantId, kind, text),
    saveIdentity: async (identity) => now.saveIdentity(identity),
    saveTypedName: async (tenantId, upn) => now.saveTypedName(tenantId, upn),
    saveTenants: async (tenants) => now.saveTenants(tenants),
    forgetNews: async (told) => now.forgetNews(told),
    forgetEndedClocks: async (upTo) => now.forgetEndedClocks(upTo),
    dropMissing: async (sweep) => now.dropMissing(sweep),
    expire: async (step) => now.expire(step),
    purgeTenant: async (tenantId) => now.purgeTenant(tenantId),
    reset: async () => now.reset(),
    checkpoint: async () => now.checkpoint(),
    close: async () => now.finish(),
  };
}
