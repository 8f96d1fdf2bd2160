import {
  ACCESS_KIND,
  type AccessReach,
  type AccessSeen,
  parseAccessSeen,
} from '#shared/domain/access/access-seen.ts';
import { aboutOf } from '#shared/domain/access/wish.ts';
import type { WishStage } from '#shared/domain/access/wish-stage.ts';
import type { MeThere } from '#shared/domain/access/settle-decision.ts';
import type { TellingEvent } from '#shared/domain/telling/event.ts';
import type { Tenant, TenantId } from '#shared/domain/tenant.ts';
import { type Clock, DAY_MS, instant } from '#shared/time.ts';
import type { CacheWriter } from '../ingest/cache-writer.ts';
import type { Profile } from '../profile.ts';
import type { ToldState } from '../store/told-access.ts';
import {
  ACCESS_NEWS,
  accessFacts,
  type AccessNewsKind,
  isReadSoFar,
  type KeptAccess,
} from '../telling/access-news.ts';
import { guestNews } from '../telling/guest-news.ts';

interface LookNewsParts {
  readonly profile: Pick<
    Profile,
    'access' | 'accessLinks' | 'accessWishes' | 'syncs' | 'tenants' | 'toldAccess' | 'writer'
  >;
  readonly meIn: (tenantId: TenantId) => MeThere;
  readonly accountId: () => string | null;
  /** The time zone of the person, as Intl has it. */
  readonly zone: () => string;
  readonly now: Clock;
  readonly onNews: (event: TellingEvent) => void;
}

/** Handed to the service, and not refused: what becomes of the request is the person's own doing. */
const HAS_CANCELED: ReadonlySet<WishStage> = new Set(['sending', 'sent', 'done']);

/** What is not seen any more for so long is forgotten. */
const KEPT_MS = 180 * DAY_MS;
const SHUT: ToldState = { kind: 'guest', id: '', state: 'shut' };
const IS_SHUT: ReadonlySet<AccessReach> = new Set(['no-guest', 'closed']);
const IS_OPEN: ReadonlySet<AccessReach> = new Set(['whole', 'own']);

/** Written down where all there was of a kind had been read: what comes after that is news. */
const readSoFar = (kind: AccessNewsKind): ToldState => ({ kind, id: '', state: '' });
const nameOf = ({ kind, id, state }: ToldState) => JSON.stringify([kind, id, state]);

/**
 * Tells what a look at the access of a tenant found that the person was not told yet. What they were told stands
 * in the ledger: what an earlier run read and did not tell any more is told by the next look.
 */
export function lookNews({ profile, meIn, accountId, zone, now, onNews }: LookNewsParts) {
  const { access, accessLinks, accessWishes, syncs, tenants, toldAccess, writer } = profile;
  /** Of which tenants all was told since this start. */
  const told = new Set<string>();

  const kept = (tenantId: TenantId): KeptAccess => ({
    requests: access.ofTenant(tenantId, 'request'),
    assignments: access.ofTenant(tenantId, 'assignment'),
    approvals: access.ofTenant(tenantId, 'approval'),
    reviews: access.ofTenant(tenantId, 'review'),
  });
  const canceledHere = (tenantId: TenantId): ReadonlySet<string> => {
    const wishes = accessWishes.listInTenant(tenantId, 'cancel', instant(now() - KEPT_MS));
    const mine = wishes.filter(
      (one) => one.accountId === accountId() && HAS_CANCELED.has(one.stage),
    );
    return new Set(mine.flatMap(({ wish }) => (wish === null ? [] : aboutOf(wish))));
  };
  const factsOf = (tenant: Tenant, all: KeptAccess) =>
    accessFacts(all, {
      tenant,
      me: meIn(tenant.id),
      at: instant(now()),
      zone: zone(),
      canceledHere: canceledHere(tenant.id),
    });

  /** Writes down what there was of each kind that was not read so far; it is no news. @returns of which kinds there is news. */
  const begin = (id: string, tenant: Tenant, seen: AccessSeen): readonly AccessNewsKind[] => {
    const known = new Set(toldAccess.of(id, tenant.id).map(nameOf));
    const isNew = (kind: AccessNewsKind) => !known.has(nameOf(readSoFar(kind)));
    if (seen.readAt === null || !ACCESS_NEWS.some(isNew)) return ACCESS_NEWS;
    const all = kept(tenant.id);
    const first = ACCESS_NEWS.filter((kind) => isNew(kind) && isReadSoFar(kind, all, seen));
    if (first.length > 0) {
      const there = factsOf(tenant, all).filter(({ kind }) => first.includes(kind));
      const add = [...there, ...first.map(readSoFar)];
      toldAccess.change(id, tenant.id, { add, drop: [] }, instant(now()));
    }
    return ACCESS_NEWS.filter((kind) => !isNew(kind));
  };

  const tellGuest = (id: string, tenant: Tenant, after: AccessSeen): void => {
    const shut = toldAccess.of(id, tenant.id).find((one) => nameOf(one) === nameOf(SHUT));
    if (IS_SHUT.has(after.reach)) {
      toldAccess.change(id, tenant.id, { add: [SHUT], drop: [] }, instant(now()));
    }
    if (!shut || !IS_OPEN.has(after.reach)) return;
    const event = guestNews(tenant, { reach: 'no-guest' }, after, accessLinks.asked(id));
    if (event) onNews({ ...event, accountId: id, state: shut.toldAt });
    toldAccess.change(id, tenant.id, { add: [], drop: [SHUT] }, instant(now()));
  };

  const tellFacts = (id: string, tenant: Tenant, after: AccessSeen): void => {
    if (after.readAt === null) return;
    const kinds = begin(id, tenant, after);
    const before = toldAccess.of(id, tenant.id);
    const known = new Set(before.map(nameOf));
    const facts = factsOf(tenant, kept(tenant.id)).filter(({ kind }) => kinds.includes(kind));
    const add = facts.filter((one) => !known.has(nameOf(one)));
    for (const { event } of add) if (event) onNews({ ...event, accountId: id });
    const there = new Set(facts.map(nameOf));
    const old = instant(now() - KEPT_MS);
    const drop = before.filter(
      (one) => one.id !== '' && !there.has(nameOf(one)) && one.toldAt < old,
    );
    toldAccess.change(id, tenant.id, { add, drop }, instant(now())); // not before it is in the inbox
  };

  /** @param seen what was known of the tenant before the look. */
  return (tenantId: TenantId, seen: AccessSeen) => ({
    /** Saves as ever; what there is to compare with is written down before. */
    writer: {
      saveAccess: (read) => {
        const id = accountId();
        const tenant = tenants.get(tenantId);
        if (id !== null && tenant !== null) {
          begin(id, tenant, seen);
          if (IS_SHUT.has(seen.reach)) {
            toldAccess.change(id, tenantId, { add: [SHUT], drop: [] }, instant(now()));
          }
        }
        return writer.saveAccess(read);
      },
    } satisfies Pick<CacheWriter, 'saveAccess'>,

    /** After the look. @param changed how many things are different; null = no look was due. */
    tell: (changed: number | null): void => {
      const id = accountId();
      const tenant = tenants.get(tenantId);
      if (id === null || tenant === null) return;
      const name = `${id}/${tenantId}`;
      const after = parseAccessSeen(syncs.cursor(tenantId, ACCESS_KIND));
      if (changed !== null) tellGuest(id, tenant, after);
      if ((changed ?? 0) === 0 && told.has(name)) return;
      tellFacts(id, tenant, after);
      told.add(name);
    },
  });
}
