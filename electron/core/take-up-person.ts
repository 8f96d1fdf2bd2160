import type { Account } from '#shared/contract/session.ts';
import { parseTasksSeen, TASKS_KIND } from '#shared/domain/tasks-seen.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import { SECOND_MS } from '#shared/time.ts';
import { GDAP_KIND } from './access/gdap-keeping.ts';
import type { CacheWriter } from './ingest/cache-writer.ts';
import type { Log } from './log.ts';
import type { Dispatcher } from './outbox/dispatcher.ts';
import { waitMs } from './outbox/waits.ts';
import type { Sleep } from './sleep.ts';
import { IDENTITIES_OF, type MetaStore } from './store/meta-store.ts';
import type { OwnNameStore } from './store/own-name-store.ts';
import type { SyncReader } from './store/sync-reader.ts';
import type { TenantStore } from './store/tenant-store.ts';
import type { SyncEngine } from './sync/engine.ts';
import { nothingRead } from './sync/steps/access.ts';
import { IDENTITY_KIND } from './sync/steps/identity.ts';
import { createWake } from './wake.ts';

interface PersonParts {
  readonly account: () => Account | null;
  readonly tenants: Pick<TenantStore, 'list' | 'get'>;
  readonly meta: MetaStore;
  readonly syncs: Pick<SyncReader, 'cursor' | 'identity'>;
  readonly names: Pick<OwnNameStore, 'of'>;
  readonly writer: Pick<
    CacheWriter,
    'saveIdentity' | 'saveTypedName' | 'saveCursor' | 'saveAccess'
  >;
  readonly engine: Pick<SyncEngine, 'setTenants'>;
  readonly dispatch: Pick<Dispatcher, 'interrupt'>;
  readonly sleep: Sleep;
  readonly log: Log;
  /** What could not be taken up at first is taken up now. */
  readonly onTakenUpLate: () => void;
}

/** No account is called that. */
const NOBODY = '';
const FIRST_WAIT_MS = SECOND_MS;

/** The account of which the cache says who we are in each tenant; null = of nobody, or partly of two. */
export function takenUp(meta: Pick<MetaStore, 'get'>): string | null {
  return meta.get(IDENTITIES_OF) || null;
}

/** Whether what the cache knows of who we are in each tenant is said of that account. */
export function isTakenUp(meta: Pick<MetaStore, 'get'>, accountId: string): boolean {
  return takenUp(meta) === accountId;
}

/** Whether somebody is signed in, and what the cache knows of a person is still said of another. */
export function isOfAnother(meta: Pick<MetaStore, 'get'>, account: Account | null): boolean {
  return account !== null && !isTakenUp(meta, account.id);
}

/**
 * Called whenever somebody signed in or out: what was being sent for an earlier person is broken off, and
 * who we are in each tenant is asked anew for another one, so that nobody acts under a colleague's name
 * (law 4), and so is what the colleague may not read. Calls are carried out one after another. One that
 * fails (a full disk) rejects, leaves all tenants in the schedule, and is tried again until it succeeds.
 */
export function takeUpPerson(parts: PersonParts) {
  const { account, tenants, names, meta, syncs, writer, engine, dispatch, log } = parts;
  const wake = createWake(parts.sleep);
  let last = Promise.resolve();
  /** The cache may be partly one person's and partly another's, also where that could not be written down. */
  let isMixed = false;
  /** Tries in vain since the last that succeeded. */
  let failures = 0;
  let trying: Promise<void> | null = null;
  let stopped = false;

  const forgetIn = async (tenantId: TenantId, typedName: string | null) => {
    const nobody = { upn: null, objectId: null, displayName: null, roles: [] };
    await writer.saveIdentity({ tenantId, ...nobody, write: 'unknown' });
    await writer.saveTypedName(tenantId, typedName);
    await writer.saveCursor(tenantId, IDENTITY_KIND, '');
    await writer.saveCursor(tenantId, GDAP_KIND, '');
    await writer.saveAccess(nothingRead(tenantId)); // it is what the colleague could see and ask for
    const seen = parseTasksSeen(syncs.cursor(tenantId, TASKS_KIND));
    if (!seen?.refused) return;
    await writer.saveCursor(tenantId, TASKS_KIND, JSON.stringify({ ...seen, refused: null }));
  };

  const takeUp = async () => {
    await dispatch.interrupt(null);
    const id = account()?.id ?? null;
    if (id === null) return;
    const given = names.of(id);
    if (isTakenUp(meta, id) && !isMixed) {
      for (const [tenantId, upn] of given) {
        const known = syncs.identity(tenantId)?.typedUpn ?? null;
        if (known !== upn) await writer.saveTypedName(tenantId, upn); // the cache is a new one
      }
      return;
    }
    isMixed = true;
    try {
      await engine.setTenants([]); // runs under way would still tell of the earlier person
      meta.set(IDENTITIES_OF, NOBODY); // cut short, it is neither person's
      for (const { id: tenantId } of tenants.list()) {
        const isThere = tenants.get(tenantId) !== null; // it may be removed meanwhile
        if (isThere) await forgetIn(tenantId, given.get(tenantId) ?? null);
      }
      meta.set(IDENTITIES_OF, id);
      isMixed = false;
    } finally {
      // Listed anew: tenants may have come and gone. Failed or not, they are looked at.
      await engine.setTenants(tenants.list().map((tenant) => tenant.id));
    }
  };

  const attempt = async () => {
    try {
      await takeUp();
      failures = 0;
    } catch (error) {
      failures += 1;
      trying ??= tryAgain();
      throw error;
    }
  };
  const inTurn = (): Promise<void> => {
    last = last.then(attempt, attempt);
    return last;
  };
  const sayFailed = (error: unknown) =>
    log.warn({ err: error, failures }, 'a change of person could still not be taken up');
  const tryAgain = async () => {
    while (failures > 0 && !stopped) {
      await wake.wait(waitMs(failures - 1, FIRST_WAIT_MS));
      if (failures === 0 || stopped) break; // somebody signed in or out, or core stops
      await inTurn().then(parts.onTakenUpLate, sayFailed);
    }
    trying = null;
  };

  return {
    takeUp: inTurn,
    /** No more tries; resolves when the last one has ended. */
    stop: async (): Promise<void> => {
      stopped = true;
      wake.now();
      await trying;
    },
  };
}
