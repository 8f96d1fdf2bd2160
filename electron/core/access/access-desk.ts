import type { AccessOverview } from '#shared/contract/access.ts';
import type { Account } from '#shared/contract/session.ts';
import { ACCESS_KIND, parseAccessSeen } from '#shared/domain/access/access-seen.ts';
import type { AccessWish, RecordedWish } from '#shared/domain/access/wish.ts';
import type { MeThere } from '#shared/domain/access/settle-decision.ts';
import type { Cloud } from '#shared/domain/cloud.ts';
import { DAY_MS, Instant, instant } from '#shared/time.ts';
import { timeZoneHere } from '#shared/time-zone.ts';
import type { TellingEvent } from '#shared/domain/telling/event.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import type { Announcer } from '../announcer.ts';
import type { GraphClient } from '../graph/client.ts';
import { readGdapRelationships } from '../graph/gdap.ts';
import type { Host } from '../host.ts';
import type { Log } from '../log.ts';
import { outboxDispatcher } from '../outbox/dispatcher.ts';
import type { Profile } from '../profile.ts';
import type { Sleep } from '../sleep.ts';
import type { AccessLook, NextAccessLook } from '../sync/engine.ts';
import { accessDueAt, syncAccess } from '../sync/steps/access.ts';
import { isOfAnother, isTakenUp } from '../take-up-person.ts';
import { accessOfOneself } from './access-of-oneself.ts';
import { approvalQueue } from './approval-queue.ts';
import { backOnline } from './back-online.ts';
import type { Carrier } from './carrier.ts';
import { decideCarrier } from './decide-carrier.ts';
import { deciding } from './deciding.ts';
import { GDAP_KIND, gdapKeeping } from './gdap-keeping.ts';
import { judgeCarrier } from './judge-carrier.ts';
import { judging } from './judging.ts';
import { lookNews } from './look-news.ts';
import { reviewQueue } from './review-queue.ts';
import { ownAccess } from './own-access.ts';
import { packageLinks } from './package-links.ts';
import { askCarrier, cancelCarrier, giveBackCarrier, reprocessCarrier } from './own-carriers.ts';
import { runwayReader } from './runway-reader.ts';
import { wishQueue } from './wish-queue.ts';
import { wishSender } from './wish-sender.ts';

interface AccessDeskParts {
  readonly profile: Pick<
    Profile,
    | 'access'
    | 'accessLinks'
    | 'accessWishes'
    | 'meta'
    | 'opened'
    | 'syncs'
    | 'tenants'
    | 'toldAccess'
    | 'writer'
  >;
  readonly cloud: Cloud;
  readonly host: Pick<Host, 'now' | 'copyText'>;
  readonly sleep: Sleep;
  readonly log: Log;
  readonly events: Announcer;
  readonly account: () => Account | null;
  readonly graphOf: (tenantId: TenantId) => GraphClient;
  /** Graph of the tenant where the person is at home, for what only that one tells. */
  readonly directory: (tenantId: TenantId) => GraphClient;
  /** What ends, and when, is different now. */
  readonly onEndsMoved: () => void;
  /** Something that the person may want to be told of. */
  readonly onNews: (event: TellingEvent) => void;
  /** The person decided on requests: what was told of them before is answered. */
  readonly onRequestsDecided: (wishes: readonly RecordedWish[]) => void;
  /** A wish ended otherwise than wished. */
  readonly onUncounted: (wish: RecordedWish) => void;
  /** The access of a tenant is looked at now. */
  readonly lookNow: (tenantId: TenantId) => void;
}

/** Everything about access: the queues that are read, the wishes that are recorded, and their way out. */
export function accessDesk(parts: AccessDeskParts) {
  const { profile, host, sleep, log, events, account, graphOf } = parts;
  const { accessLinks, accessWishes: wishes, opened, syncs, tenants } = profile;
  const { now } = host;
  const isAnothers = () => isOfAnother(profile.meta, account());
  const access = accessOfOneself(profile.access, isAnothers);
  const accountId = () => account()?.id ?? null;
  /** Never an earlier person, whose time may not be over in the cache yet. */
  const meIn = (tenantId: TenantId): MeThere => {
    const id = accountId();
    if (id === null || !isTakenUp(profile.meta, id)) return { objectId: null, upn: null };
    const { objectId, upn } = syncs.identity(tenantId) ?? { objectId: null, upn: null };
    return { objectId, upn };
  };
  const onChange = () => events.changed('access');
  const { onRequestsDecided: onDecided } = parts;

  const queue = wishQueue({
    wishes,
    account,
    now,
    onRecorded: (tenantId) => dispatch.wake(tenantId),
    onChange,
  });
  const sender = wishSender({
    wishes,
    carrierOf,
    graphOf,
    meIn,
    account,
    now,
    log,
    onChange,
    onSettled: parts.lookNow,
    onUncounted: parts.onUncounted,
  });
  const dispatch = outboxDispatcher({
    sender,
    waiting: () => {
      const mine = wishes.listPending().filter((one) => one.accountId === accountId());
      return [...new Set(mine.map(({ tenantId }) => tenantId))];
    },
    onHold: onChange,
    now,
    sleep,
    log,
  });
  const queues = approvalQueue({
    access,
    wishes,
    opened,
    syncs,
    tenants: tenants.list,
    meIn,
    accountId,
    now,
  });
  const reviews = reviewQueue({ access, wishes, opened, syncs, meIn, accountId, now });

  const back = () => {
    const id = accountId();
    if (id === null) return null;
    const known = Instant.safeParse(profile.meta.get(putAwayName(id))).data ?? null;
    return backOnline(wishes.listOffline(id, instant(now() - DAY_MS)), known);
  };

  const gdap = gdapKeeping({
    accountId,
    links: () => {
      const home = account()?.homeTenantId ?? null;
      if (home === null) return null;
      return (signal) => readGdapRelationships(parts.directory(home), signal);
    },
    tenants: tenants.list,
    readAt: () => syncs.cursors(GDAP_KIND),
    writer: profile.writer,
    now,
    log,
  });

  const { onNews } = parts;
  const newsOf = lookNews({ profile, meIn, accountId, zone: timeZoneHere, now, onNews });

  return {
    /** Looks at the access of one tenant, where that is due or asked for. */
    look: async (look: AccessLook): Promise<NextAccessLook> => {
      if (isAnothers()) return null; // it would be compared with, and told beside, what an earlier person saw
      const seen = parseAccessSeen(syncs.cursor(look.tenantId, ACCESS_KIND));
      const { writer, tell } = newsOf(look.tenantId, seen);
      const changed = await syncAccess({ ...look, writer, stored: profile.access, seen, now, log });
      tell(changed);
      const isMoved = await gdap.look(look.signal);
      if (changed !== null || isMoved) onChange();
      if ((changed ?? 0) > 0 || isMoved) parts.onEndsMoved();
      return accessDueAt(parseAccessSeen(syncs.cursor(look.tenantId, ACCESS_KIND)));
    },
    runway: runwayReader({
      access,
      wishes,
      syncs,
      decidedIn: reviews.decidedIn,
      accountId,
      zone: timeZoneHere,
      now,
    }),
    queue,
    dispatch: {
      ...dispatch,
      wake: (tenantId: TenantId | null): void => {
        sender.tryNow(tenantId);
        dispatch.wake(tenantId);
      },
    },
    queues,
    reviews,
    /** Numbers for the rail and the head of the place. */
    overview: (): AccessOverview => ({
      ...queues.overview(),
      toReview: reviews.toReview(),
      back: back(),
    }),
    putBackAway: ({ settledAt }: { readonly settledAt: Instant }): null => {
      const id = accountId();
      if (id !== null) profile.meta.set(putAwayName(id), settledAt);
      onChange();
      return null;
    },
    judge: judging({ access, wishes, queue, opened, meIn, accountId }),
    own: ownAccess({ access, wishes, links: accessLinks, syncs, queue, accountId, now }),
    links: packageLinks({
      cloud: parts.cloud,
      links: accessLinks,
      access,
      tenants: tenants.list,
      host,
      accountId,
      now,
      onChange,
    }),
    decide: deciding({ access, wishes, queue, opened, meIn, accountId, onDecided }),
  };
}
export type AccessDesk = ReturnType<typeof accessDesk>;

/** Up to when a person knows what became of what waited for the connection. */
function putAwayName(accountId: string): string {
  return `access.put-back-away/${accountId}`;
}

/** Who carries out which kind of wish. */
function carrierOf(wish: AccessWish): Carrier<AccessWish> {
  switch (wish.kind) {
    case 'decide':
      return decideCarrier;
    case 'ask':
      return askCarrier;
    case 'give-back':
      return giveBackCarrier;
    case 'cancel':
      return cancelCarrier;
    case 'reprocess':
      return reprocessCarrier;
    case 'judge':
      return judgeCarrier;
  }
}
