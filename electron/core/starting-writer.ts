import type { CacheWriter } from './ingest/cache-writer.ts';

/**
 * A writer that starts with the first it is asked: what is asked meanwhile waits, in the order it was asked,
 * and nobody who only reads pays for it. When it cannot start, every call rejects with the reason.
 */
export function startingWriter(start: () => Promise<CacheWriter>): CacheWriter {
  let begun: Promise<CacheWriter> | null = null;
  const started = (): Promise<CacheWriter> => (begun ??= start());
  return {
    saveIncidents: async (answer) => (await started()).saveIncidents(answer),
    saveAlerts: async (answer) => (await started()).saveAlerts(answer),
    setPending: async (pending) => (await started()).setPending(pending),
    setSnooze: async (snoozed) => (await started()).setSnooze(snoozed),
    saveTasks: async (tasks) => (await started()).saveTasks(tasks),
    saveTask: async (one) => (await started()).saveTask(one),
    saveTaskPage: async (answer) => (await started()).saveTaskPage(answer),
    keepTasks: async (whole) => (await started()).keepTasks(whole),
    saveAccess: async (read) => (await started()).saveAccess(read),
    saveSync: async (sync) => (await started()).saveSync(sync),
    saveCursor: async (tenantId, kind, text) => (await started()).saveCursor(tenantId, kind, text),
    saveIdentity: async (identity) => (await started()).saveIdentity(identity),
    saveTypedName: async (tenantId, upn) => (await started()).saveTypedName(tenantId, upn),
    saveTenants: async (tenants) => (await started()).saveTenants(tenants),
    forgetNews: async (told) => (await started()).forgetNews(told),
    forgetEndedClocks: async (upTo) => (await started()).forgetEndedClocks(upTo),
    dropMissing: async (sweep) => (await started()).dropMissing(sweep),
    expire: async (step) => (await started()).expire(step),
    purgeTenant: async (tenantId) => (await started()).purgeTenant(tenantId),
    reset: async () => (await started()).reset(),
    checkpoint: async () => (await started()).checkpoint(),
    close: async () => (await begun)?.close(),
  };
}
