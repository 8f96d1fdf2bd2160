import type { Strip } from '#shared/contract/app.ts';
import type { Account } from '#shared/contract/session.ts';
import type { TenantRow } from '#shared/contract/tenants.ts';
import type { Cloud } from '#shared/domain/cloud.ts';
import { UNKNOWN_ENGAGEMENT } from '#shared/domain/engagement.ts';
import { parseTasksSeen, setsTasks, TASKS_KIND } from '#shared/domain/tasks-seen.ts';
import type { TenantId, TenantSync } from '#shared/domain/tenant.ts';
import { AppError } from '#shared/errors.ts';
import { instant } from '#shared/time.ts';
import { contractBook, contractNamed } from './contract-book.ts';
import type { Announcer } from './announcer.ts';
import type { GraphClients } from './graph-clients.ts';
import type { Host } from './host.ts';
import type { Log } from './log.ts';
import type { Dispatcher } from './outbox/dispatcher.ts';
import type { Profile } from './profile.ts';
import { nameOneself } from './name-oneself.ts';
import { strip } from './read/strip.ts';
import { tenantRow } from './read/tenant-rows.ts';
import { notice } from './store/file-notices.ts';
import { NO_INCIDENTS } from './store/board-tenant-totals.ts';
import type { StoredIdentity } from './store/identity.ts';
import type { SyncEngine } from './sync/engine.ts';
import { IDENTITY_KIND } from './sync/steps/identity.ts';
import { isOfAnother } from './take-up-person.ts';
import { tenantBook } from './tenant-book.ts';
import { findTenants } from './tenants/find-tenants.ts';

interface CustomersParts {
  readonly cloud: Cloud;
  readonly profile: Profile;
  readonly host: Pick<Host, 'now'>;
  readonly log: Log;
  readonly forgetInLog: (text: string) => void;
  /** What the person was told of a tenant. */
  readonly forgetTold: (id: TenantId) => void;
  /** What was promised to customers may be something else now. */
  readonly followTerms: () => void;
  readonly events: Announcer;
  readonly account: () => Account | null;
  readonly graphs: GraphClients;
  readonly engine: SyncEngine;
  readonly dispatch: Pick<Dispatcher, 'interrupt'>;
  /** Where changes of incidents cannot be sent before an administrator of the tenant approves them. */
  readonly unapproved: ReadonlySet<TenantId>;
}

/** The user's tenants: the book they stand in, how new ones are found, and how each of them is doing. */
export function customers(parts: CustomersParts) {
  const { cloud, profile, host, log, events, account, graphs, engine, dispatch } = parts;
  const { tenants, contracts, outbox, audit, writer, signIns, syncs, board } = profile;
  const { now } = host;

  const waitingForApproval = (): number => {
    if (parts.unapproved.size === 0) return 0;
    return outbox.listPending().filter(({ tenantId }) => parts.unapproved.has(tenantId)).length;
  };

  const book = tenantBook({
    tenants,
    contracts,
    outbox,
    accessWishes: profile.accessWishes,
    removals: profile.removals,
    audit,
    writer,
    engine,
    accountId: () => account()?.id ?? null,
    stopSending: dispatch.interrupt,
    forgetSignIn: (id) => {
      signIns.remove(id);
      graphs.forget(id);
    },
    forgetCopies: () => {
      const kept = profile.forgetCopies();
      if (kept.length > 0) profile.notices.add(notice.asidesDeleted(kept, instant(now())));
      return kept;
    },
    forgetInLog: parts.forgetInLog,
    forgetTold: (id) => {
      parts.forgetTold(id);
      profile.lastShown.forgetTenant(id);
      profile.views.forgetTenant(id);
    },
    cached: syncs.tenants,
    now,
    onChange: () => {
      parts.followTerms();
      events.changed('tenants', 'incidents', 'outbox');
    },
  });

  const contractsOf = contractBook({
    contracts,
    tenants,
    publish: book.publish,
    note: (action, detail) => book.note(action, null, detail),
  });

  const nameMe = nameOneself({
    names: profile.ownNames,
    tenants,
    writer,
    account,
    note: book.note,
    onChange: () => events.changed('tenants', 'incidents'),
  });

  const finder = findTenants({
    cloud,
    homeGraph: () => {
      const home = account()?.homeTenantId;
      if (home) return graphs.directory(home);
      throw new AppError('needs-sign-in', 'Nobody is signed in yet.', { remedy: 'Sign in first.' });
    },
    known: () => new Set(tenants.list().map(({ id }) => id)),
    hasContract: (name) => contractNamed(contracts, name) !== null,
    onChange: () => events.changed('candidates'),
    log,
  });

  /** What the cache knows of an earlier person is said of nobody: their time may not be over in it yet. */
  const isAnothers = (): boolean => isOfAnother(profile.meta, account());

  const tenantRows = (): TenantRow[] => {
    const known = new Map(engine.syncs().map((sync) => [sync.tenantId, sync]));
    const counts = board.byTenant(now());
    const tasks = syncs.cursors(TASKS_KIND);
    const asked = syncs.cursors(IDENTITY_KIND);
    const identities = isAnothers() ? null : syncs.identities();
    return tenants.list().map((tenant) => {
      const { expertsWork, ...counted } = counts.get(tenant.id) ?? NO_INCIDENTS;
      return tenantRow(
        tenant,
        {
          sync: known.get(tenant.id) ?? null,
          counts: counted,
          identity: identities?.get(tenant.id) ?? null,
          asked: (asked.get(tenant.id) ?? '') !== '',
          tasks: setsTasks(tenant.engagement, () => expertsWork)
            ? parseTasksSeen(tasks.get(tenant.id) ?? null)
            : null,
        },
        now(),
        engine.isOffline(),
      );
    });
  };

  return {
    book,
    contracts: contractsOf,
    nameMe,
    finder,
    tenantRows,
    identityOf: (id: TenantId): StoredIdentity | null => (isAnothers() ? null : syncs.identity(id)),
    setsTasks: (id: TenantId): boolean =>
      setsTasks(tenants.get(id)?.engagement ?? UNKNOWN_ENGAGEMENT, () => profile.expertsWork(id)),

    syncOf: (id: TenantId): TenantSync | null =>
      engine.syncs().find(({ tenantId }) => tenantId === id) ?? null,

    strip: (): Strip =>
      strip({
        tenants: tenantRows(),
        incidents: board.total(),
        syncing: engine.running(),
        offline: engine.isOffline(),
        clocks: profile.clocks.pressing(now()),
        outbox: { ...outbox.counts(), unapproved: waitingForApproval() },
      }),

    /** Takes in all tenants of a range, unless some are there already. Without a window only. */
    takeInRange: async (): Promise<void> => {
      if (cloud.kind !== 'range' || tenants.list().length > 0) return;
      await finder.start('range', '');
      await book.add(finder.chosen(finder.view().candidates.map(({ key }) => key)));
    },
  };
}
