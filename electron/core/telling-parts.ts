import type { Account } from '#shared/contract/session.ts';
import type { ChangeId, ListedChange } from '#shared/domain/change.ts';
import type { ListedWish, RecordedWish } from '#shared/domain/access/wish.ts';
import { didNotCount, isPendingWish } from '#shared/domain/access/wish-stage.ts';
import { USUAL_TERMS } from '#shared/domain/clock/contract.ts';
import { withoutTenant } from '#shared/domain/telling/rule.ts';
import type { TenantId, TenantSync } from '#shared/domain/tenant.ts';
import { timeZoneHere } from '#shared/time-zone.ts';
import { DAY_MS, instant, MINUTE_MS } from '#shared/time.ts';
import type { Announcer } from './announcer.ts';
import { contractFor } from './contract-book.ts';
import type { Host } from './host.ts';
import type { Log } from './log.ts';
import type { Profile } from './profile.ts';
import type { Sleep } from './sleep.ts';
import { isTakenUp, takenUp } from './take-up-person.ts';
import { snoozing } from './telling/snoozing.ts';
import type { RunwayItem } from '#shared/domain/access/runway.ts';
import { endsTelling } from './telling/ends-telling.ts';
import { refusedNews } from './telling/refused-news.ts';
import { clockTelling } from './telling/clock-telling.ts';
import { teller } from './telling/teller.ts';
import { tellingWriter } from './telling/telling-writer.ts';
import { uncountedNews } from './telling/uncounted-news.ts';
import { tenantNews } from './telling/tenant-news.ts';

interface TellingParts {
  readonly profile: Pick<
    Profile,
    | 'writer'
    | 'inbox'
    | 'meta'
    | 'reminders'
    | 'snoozes'
    | 'snoozeMirror'
    | 'incidents'
    | 'board'
    | 'outbox'
    | 'accessWishes'
    | 'telling'
    | 'news'
    | 'tenants'
    | 'contracts'
    | 'clocks'
    | 'toldClocks'
    | 'toldEnds'
    | 'settings'
  >;
  readonly host: Pick<Host, 'now' | 'notify' | 'showCounts'>;
  readonly sleep: Sleep;
  readonly log: Log;
  readonly events: Announcer;
  readonly account: () => Account | null;
  /** Whether the tenant was ever read completely. */
  readonly isRead: (id: TenantId) => boolean;
  /** Everything that ends. */
  readonly ends: () => readonly RunwayItem[];
  /** Tenants that nobody can see into now. */
  readonly blind: () => number;
}

const INBOX_KEPT_DAYS = 30;
/** What was settled within this time is counted with what is settled now. */
const SENT_TOGETHER_MS = MINUTE_MS;
/** What has ended is not told of again; a clock that was set forward may be set back. */
const TOLD_ENDS_KEPT_DAYS = 400;
/** Longer than any incident is worked on. */
const TOLD_CLOCKS_KEPT_DAYS = 730;

/** Being told: what the writer of the cache finds, what becomes of tenants, and reminders. */
export function telling(parts: TellingParts) {
  const { profile, host, sleep, log, events, isRead, blind } = parts;
  const { inbox, reminders, tenants } = profile;
  const { now } = host;
  const accountId = () => parts.account()?.id ?? null;
  /** Who was here at the last look; undefined before the start. */
  let here: string | null | undefined;

  const changed = (...topics: Parameters<Announcer['changed']>) => {
    events.changed(...topics);
    host
      .showCounts({ unread: inbox.unread(accountId()), blind: blind() })
      .catch((error: unknown) => log.warn({ err: error }, 'the counts could not be shown'));
  };

  const snoozed = snoozing({
    snoozes: profile.snoozes,
    mirror: profile.snoozeMirror,
    incidents: profile.incidents,
    writer: profile.writer,
    contractOf: (tenantId) =>
      contractFor(profile.contracts, tenants.get(tenantId)?.terms ?? USUAL_TERMS),
    now,
    onChange: () => events.changed('incidents'),
    log,
  });

  const ends = endsTelling({
    items: parts.ends,
    told: profile.toldEnds,
    reminders: () => profile.settings.get().endReminders,
    /** Not before what ends is theirs: until then the cache may have it of an earlier person. */
    accountId: () => {
      const id = accountId();
      return id !== null && isTakenUp(profile.meta, id) ? id : null;
    },
    zone: timeZoneHere,
    now,
  });
  /** Of the person here: what is on its way, and what was settled just before. */
  const sentTogether = (): number => {
    const just = instant(now() - SENT_TOGETHER_MS);
    return profile.accessWishes.list(just).filter(({ accountId: whose, stage, settledAt }) => {
      const isMine = whose === accountId() && stage !== 'taken-back';
      return isMine && (isPendingWish(stage) || (settledAt ?? '') >= just);
    }).length;
  };
  const person = teller({
    ends,
    settings: profile.telling.get,
    inbox,
    reminders,
    snoozing: snoozed,
    clocks: clockTelling({
      clocks: profile.clocks,
      told: profile.toldClocks,
      rules: () => profile.telling.get().rules,
      isRead,
      now,
    }),
    news: profile.news,
    forgetNews: profile.writer.forgetNews,
    tenant: tenants.get,
    accountId,
    sentTogether,
    notify: host.notify,
    now,
    sleep,
    log,
    onTold: ({ reminders: fired }) => changed('inbox', ...(fired ? (['reminders'] as const) : [])),
  });

  /** Tells whoever recorded it; the inbox knows what it was told already. */
  const tellRefused = (change: ListedChange): void => {
    if (change.accountId !== accountId()) return;
    const tenant = tenants.get(change.tenantId);
    const [row = null] = profile.board.rows([change]);
    if (tenant) person.tell(refusedNews(change, tenant, row));
  };

  const tellUncounted = (wish: ListedWish): void => {
    if (wish.accountId !== accountId()) return;
    const tenant = tenants.get(wish.tenantId);
    const event = tenant && uncountedNews(wish, tenant);
    if (event) person.tell(event);
  };
  /** The last run, or another person's sitting down, may have come between what a wish came to and its line. */
  const tellLastRun = (): void => {
    const today = instant(now() - DAY_MS);
    for (const change of profile.outbox.list(instant(now()))) {
      if (change.stage === 'refused' && (change.settledAt ?? '') > today) tellRefused(change);
    }
    for (const wish of profile.accessWishes.list(today)) {
      if (didNotCount(wish.stage) && (wish.settledAt ?? '') > today) tellUncounted(wish);
    }
  };

  return {
    /** To be used in the place of the profile's own. */
    writer: tellingWriter(profile.writer, {
      wanted: person.wanted,
      accountId: () => takenUp(profile.meta),
      onNews: person.news,
      onChanged: () => {
        if (snoozed.nextAt() !== null) person.look();
      },
    }),
    start: (): void => {
      here = accountId();
      tellLastRun();
      person.start();
      changed('inbox');
    },
    stop: person.stop,
    /** Another person may be here now: they have an inbox of their own. */
    followPerson: (): void => {
      if (here === undefined || here === accountId()) return;
      here = accountId();
      try {
        tellLastRun();
        changed('inbox');
      } catch (error) {
        log.error({ err: error }, 'what waited for whoever is here now was not told');
      }
    },
    look: person.look,
    tell: person.tell,
    snoozing: snoozed,
    /** A change was refused and needs a decision. */
    refused: tellRefused,
    /** The person decided about a refused change. */
    decided: (id: ChangeId): void => {
      if (inbox.markDecided(id, instant(now()))) changed('inbox');
    },
    /** The person decided on requests for access. */
    requestsDecided: (wishes: readonly RecordedWish[]): void => {
      const isRead = wishes.filter(
        ({ accountId: whose, tenantId, wish }) =>
          wish.kind === 'decide' &&
          inbox.markRequest(whose, tenantId, wish.requestId, instant(now())),
      );
      if (isRead.length > 0) changed('inbox');
    },
    /** A decision or request on access ended otherwise than wished. */
    uncounted: tellUncounted,
    /** A look at a tenant ended. */
    settled: (before: TenantSync, after: TenantSync): void => {
      const tenant = tenants.get(after.tenantId);
      const event = tenant && tenantNews(tenant, before, after, now());
      if (event) person.tell(event);
    },
    /** What ends, or how the person wants to be reminded of it, is different now. */
    onAccess: (): void => {
      ends.moved();
      person.look();
    },
    onInbox: () => changed('inbox'),
    onReminders: () => {
      person.look();
      events.changed('reminders');
    },
    onTelling: () => {
      person.look();
      events.changed('telling');
    },
    prune: (): void => {
      inbox.prune(instant(now() - INBOX_KEPT_DAYS * DAY_MS));
      profile.toldEnds.prune(instant(now() - TOLD_ENDS_KEPT_DAYS * DAY_MS));
      profile.toldClocks.prune(instant(now() - TOLD_CLOCKS_KEPT_DAYS * DAY_MS));
    },
    /** Nothing of a removed tenant stays in the ledger. */
    forgetTenant: (id: TenantId): void => {
      inbox.purgeTenant(id);
      reminders.purgeTenant(id);
      const { rules } = profile.telling.get();
      if (rules.some(({ tenants: named }) => named.includes(id))) {
        profile.telling.set({ rules: withoutTenant(rules, id) });
      }
      changed('inbox', 'reminders', 'telling');
    },
  };
}
