import type { Account } from '#shared/contract/session.ts';
import { parseTasksSeen, TASKS_KIND } from '#shared/domain/tasks-seen.ts';
import type { CacheWriter } from './ingest/cache-writer.ts';
import type { Dispatcher } from './outbox/dispatcher.ts';
import type { MetaStore } from './store/meta-store.ts';
import type { OwnNameStore } from './store/own-name-store.ts';
import type { SyncReader } from './store/sync-reader.ts';
import type { TenantStore } from './store/tenant-store.ts';
import type { SyncEngine } from './sync/engine.ts';
import { GDAP_KIND } from './access/gdap-keeping.ts';
import { nothingRead } from './sync/steps/access.ts';
import { IDENTITY_KIND } from './sync/steps/identity.ts';

interface PersonParts {
  readonly account: () => Account | null;
  readonly tenants: Pick<TenantStore, 'list'>;
  readonly meta: MetaStore;
  readonly syncs: Pick<SyncReader, 'cursor' | 'identity'>;
  readonly names: Pick<OwnNameStore, 'of'>;
  readonly writer: Pick<
    CacheWriter,
    'saveIdentity' | 'saveTypedName' | 'saveCursor' | 'saveAccess'
  >;
  readonly engine: Pick<SyncEngine, 'setTenants'>;
  readonly dispatch: Pick<Dispatcher, 'interrupt'>;
}

const KNOWN_AS = 'identities-of';

/** Whether what the cache knows of who we are in each tenant is said of that account. */
export function isTakenUp(meta: Pick<MetaStore, 'get'>, accountId: string): boolean {
  return meta.get(KNOWN_AS) === accountId;
}

/**
 * Called whenever somebody signed in or out: what was being sent for an earlier person is broken off, and
 * who we are in each tenant is asked anew for another one, so that nobody acts under a colleague's name
 * (law 4), and so is what the colleague may not read. Calls are carried out one after another.
 */
export function takeUpPerson(parts: PersonParts) {
  const { account, tenants, names, meta, syncs, writer, engine, dispatch } = parts;
  let last = Promise.resolve();

  const takeUp = async () => {
    await dispatch.interrupt(null);
    const id = account()?.id ?? null;
    if (id === null) return;
    const ids = tenants.list().map(({ id }) => id);
    const given = names.of(id);
    if (isTakenUp(meta, id)) {
      for (const [tenantId, upn] of given) {
        const known = syncs.identity(tenantId)?.typedUpn ?? null;
        if (known !== upn) await writer.saveTypedName(tenantId, upn); // the cache is a new one
      }
      return;
    }
    await engine.setTenants([]); // runs under way would still tell of the earlier person
    for (const tenantId of ids) {
      const nobody = { upn: null, objectId: null, displayName: null, roles: [] };
      await writer.saveIdentity({ tenantId, ...nobody, write: 'unknown' });
      await writer.saveTypedName(tenantId, given.get(tenantId) ?? null);
      await writer.saveCursor(tenantId, IDENTITY_KIND, '');
      await writer.saveCursor(tenantId, GDAP_KIND, '');
      await writer.saveAccess(nothingRead(tenantId)); // it is what the colleague could see and ask for
      const seen = parseTasksSeen(syncs.cursor(tenantId, TASKS_KIND));
      if (!seen?.refused) continue;
      await writer.saveCursor(tenantId, TASKS_KIND, JSON.stringify({ ...seen, refused: null }));
    }
    meta.set(KNOWN_AS, id);
    await engine.setTenants(ids);
  };

  return (): Promise<void> => {
    last = last.then(takeUp, takeUp);
    return last;
  };
}
