import { type TenantTerms, USUAL_TERMS } from '#shared/domain/clock/contract.ts';
import { UNKNOWN_ENGAGEMENT } from '#shared/domain/engagement.ts';
import type { Tenant, TenantId } from '#shared/domain/tenant.ts';
import {
  DEFAULT_BROWSER,
  LONGEST_DOMAIN,
  LONGEST_TENANT_NAME,
  TENANT_COLOURS,
} from '#shared/domain/tenant.ts';
import { AppError } from '#shared/errors.ts';
import { cut } from '#shared/text.ts';
import { type Clock, instant } from '#shared/time.ts';
import { contractFor, contractNamed } from './contract-book.ts';
import type { CacheWriter } from './ingest/cache-writer.ts';
import type { AccessWishStore } from './store/access-wish-store.ts';
import type { AuditStore } from './store/audit-store.ts';
import type { ContractStore } from './store/contract-store.ts';
import type { OutboxStore } from './store/outbox-store.ts';
import type { RemovalMarks } from './store/removal-marks.ts';
import type { TenantStore } from './store/tenant-store.ts';
import type { SyncEngine } from './sync/engine.ts';
import type { FoundTenant } from './tenants/finding.ts';

interface TenantBookParts {
  readonly tenants: TenantStore;
  readonly contracts: Pick<ContractStore, 'list' | 'get'>;
  readonly outbox: OutboxStore;
  readonly accessWishes: Pick<AccessWishStore, 'countOpenForTenant' | 'purgeTenant' | 'tenants'>;
  readonly removals: Pick<RemovalMarks, 'tenants' | 'emptied' | 'hasCopies' | 'copiesGone'>;
  readonly audit: AuditStore;
  readonly writer: CacheWriter;
  readonly engine: Pick<SyncEngine, 'setTenants'>;
  readonly accountId: () => string | null;
  /** Breaks off what is being sent to a tenant. */
  readonly stopSending: (id: TenantId) => Promise<void>;
  /** Forgets the tenant's own sign-in. */
  readonly forgetSignIn: (id: TenantId) => void;
  /**
   * Leaves no copy of a removed tenant in backups, logs of the database or files set aside. Answers which of those
   * were ledgers, kept for the person.
   */
  readonly forgetCopies: () => readonly string[];
  /** Leaves no line with that text in the log. */
  readonly forgetInLog: (text: string) => void;
  /** Forgets what the person was told of the tenant, and asked to be told. */
  readonly forgetTold: (id: TenantId) => void;
  /** Every tenant the cache has something of, in the list or not. */
  readonly cached: () => readonly TenantId[];
  readonly now: Clock;
  readonly onChange: () => void;
}

/** The user's tenants: added, described, removed; the board and the schedule are told each time. */
export function tenantBook(parts: TenantBookParts) {
  const { tenants, outbox, accessWishes, removals, audit, writer, engine } = parts;

  const note = (action: string, tenantId: TenantId | null, detail: Record<string, unknown>) =>
    audit.append({
      tenantId,
      at: instant(parts.now()),
      accountId: parts.accountId(),
      action,
      detail,
    });

  /** The cache and the schedule hear of every tenant. @returns whether the cache knew another list. */
  const announce = async (): Promise<boolean> => {
    const all = tenants.list();
    const [isOther] = await Promise.all([
      writer.saveTenants(
        all.map(({ id, name, colour, tags, engagement, terms }) => ({
          id,
          name,
          colour,
          tags,
          engagement,
          contract: contractFor(parts.contracts, terms),
        })),
      ),
      engine.setTenants(all.map(({ id }) => id)),
    ]);
    return isOther;
  };

  const publish = async () => {
    await announce();
    parts.onChange();
  };

  /** A removed tenant is in no copy of the ledger any more. */
  const forgetCopies = () => {
    const kept = parts.forgetCopies();
    if (kept.length > 0) note('ledger.set-aside-deleted', null, { files: kept });
    removals.copiesGone();
  };

  /** Everything but the place in the list. Copies come last: the ledger has no mark with its id any more then. */
  const purge = async (id: TenantId, action: string) => {
    outbox.purgeTenant(id);
    accessWishes.purgeTenant(id);
    await parts.stopSending(id); // what is under way would bring rows back
    await publish();
    audit.purgeTenant(id);
    parts.forgetSignIn(id);
    parts.forgetTold(id);
    note(action, null, {});
    parts.forgetInLog(id);
    await writer.purgeTenant(id);
    removals.emptied(id);
    forgetCopies();
    parts.onChange();
  };

  /** The colour fewest tenants have, so that neighbours differ. */
  const freeColour = () => {
    const used = Array.from({ length: TENANT_COLOURS }, () => 0);
    for (const { colour } of tenants.list()) used[colour] = (used[colour] ?? 0) + 1;
    return used.indexOf(Math.min(...used));
  };

  /** A list names contracts as people do; a name that is not known leaves the usual targets. */
  const termsFor = (name: string | null): TenantTerms => {
    const found = name === null ? null : contractNamed(parts.contracts, name);
    return found ? { ...USUAL_TERMS, contract: found.id } : USUAL_TERMS;
  };

  return {
    publish,
    /** After a start: every tenant has its state, before the cache hears of them. */
    schedule: (): Promise<void> => engine.setTenants(tenants.list().map(({ id }) => id)),
    /** After a start: what is shown is asked for again only where the cache had it otherwise. */
    publishFirst: async (): Promise<void> => {
      if (await announce()) parts.onChange();
    },
    note,

    /** Adds candidates that can be added and are not there yet. Answers how many were new. */
    add: async (candidates: readonly FoundTenant[]): Promise<number> => {
      let added = 0;
      for (const { id, name, domain, accessModel, problem, tags, contract } of candidates) {
        if (id === null || problem !== null || tenants.get(id) !== null) continue;
        tenants.upsert({
          id,
          name: cut(name.toWellFormed().trim(), LONGEST_TENANT_NAME) || id,
          // Half a domain is another one.
          domain: domain.length > LONGEST_DOMAIN ? '' : domain.toWellFormed(),
          colour: freeColour(),
          tags: [...tags],
          accessModel,
          browser: DEFAULT_BROWSER,
          engagement: UNKNOWN_ENGAGEMENT,
          terms: termsFor(contract),
        });
        note('tenant.added', id, { name, domain, accessModel });
        added += 1;
      }
      if (added > 0) await publish();
      return added;
    },

    update: async (change: Omit<Tenant, 'domain'>): Promise<void> => {
      const present = tenants.get(change.id);
      if (!present) throw new AppError('not-found', 'This tenant is not in your list any more.');
      tenants.upsert({ ...present, ...change });
      await publish();
    },

    /** Removes every byte of a tenant (design, law 5). Unsent wishes are only dropped when told to. */
    remove: async (id: TenantId, { discardUnsent }: { discardUnsent: boolean }): Promise<void> => {
      const tenant = tenants.get(id);
      if (!tenant) throw new AppError('not-found', 'This tenant is not in your list any more.');
      const unsent = outbox.countUnsettledForTenant(id) + accessWishes.countOpenForTenant(id);
      if (unsent > 0 && !discardUnsent) {
        throw new AppError(
          'conflict',
          `${unsent} ${unsent === 1 ? 'change' : 'changes'} to ${tenant.name} ${unsent === 1 ? 'is' : 'are'} not settled yet.`,
          { remedy: 'Let them be sent, or remove the tenant together with them.' },
        );
      }
      tenants.remove(id);
      await purge(id, 'tenant.removed');
    },

    /**
     * What an earlier run removed from the list without getting to the end is removed for good. The ledger alone
     * says what that is: it may be new or restored, and what the cache knows beyond it was not removed by anybody.
     * That can be read again, so the cache is rid of it as soon as there is a list; no copy of the ledger is touched.
     */
    finishRemovals: async (): Promise<void> => {
      const isUnlisted = (id: TenantId) => tenants.get(id) === null;
      const named = new Set([
        ...removals.tenants(),
        ...outbox.tenants(),
        ...accessWishes.tenants(),
      ]);
      for (const id of [...named].filter(isUnlisted)) await purge(id, 'tenant.removal-finished');
      if (removals.hasCopies()) forgetCopies();
      if (tenants.list().length === 0) return;
      for (const id of parts.cached().filter(isUnlisted)) await writer.purgeTenant(id);
    },
  };
}
export type TenantBook = ReturnType<typeof tenantBook>;
