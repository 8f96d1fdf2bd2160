import type { IncidentKey } from '#shared/domain/incident.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import { DEFAULT_BROWSER } from '#shared/domain/tenant.ts';
import { instant } from '#shared/time.ts';
import type { Announcer } from './announcer.ts';
import { msalTokenSource } from './auth/msal-token-source.ts';
import { signInPage } from './auth/sign-in-page.ts';
import type { CoreParts } from './core-parts.ts';
import { askingNow } from './asking-now.ts';
import { clockEnds } from './clock-ends.ts';
import { clockWatch } from './clock-watch.ts';
import { readIncident } from './graph/incidents.ts';
import { customers } from './customers.ts';
import { graphClients } from './graph-clients.ts';
import { housekeeping } from './housekeeping.ts';
import { coreLife } from './life.ts';
import { linkOpener } from './links.ts';
import { overlayCache } from './overlay.ts';
import type { Profile } from './profile.ts';
import { outgoing } from './outgoing.ts';
import { coreSession } from './session.ts';
import { sleep as realSleep } from './sleep.ts';
import { syncEngine } from './sync/engine.ts';
import { telling } from './telling-parts.ts';
import { takeUpPerson } from './take-up-person.ts';

/** The working parts of core and how they hang together; each is made of what it needs, nothing else. */
export function coreServices(parts: CoreParts, profile: Profile, announced: Announcer) {
  const { cloud, policy, host, log } = parts;
  const { tenants, outbox, settings, signIns, incidents, syncs } = profile;
  const { now, random } = host;
  const sleep = parts.sleep ?? realSleep;

  const clocks = clockWatch({
    clocks: profile.clocks,
    now,
    sleep,
    log,
    onPassed: () => announced.changed('clocks'),
  });
  const events: Announcer = {
    changed: (...topics) => {
      announced.changed(...topics);
      if (!topics.includes('incidents')) return;
      clocks.look(); // another one may be the nearest now
      told.look();
      ends.look();
    },
  };

  const told = telling({
    profile,
    host,
    sleep,
    log,
    events,
    ends: () => access.runway.items(),
    account: () => session.tokens.account(),
    isRead: (id) => (desk.syncOf(id)?.completeAt ?? null) !== null,
    blind: () => desk.strip().blind,
  });
  const { writer } = told;
  const ends = clockEnds({
    waiting: profile.endedClocks,
    ends: profile.clockEnds,
    forget: writer.forgetEndedClocks,
    log,
  });

  const session = coreSession({
    cloud,
    policy,
    settings: settings.get,
    protection: host.secretBox.protection,
    makeTokens: (registration) =>
      msalTokenSource({
        ...registration,
        cloud,
        fetch: host.fetch,
        now,
        sleep,
        secretBox: host.secretBox,
        store: signIns,
        openPage: signInPage({
          cloud,
          host,
          browserFor: (id) => (id && tenants.get(id)?.browser) ?? DEFAULT_BROWSER,
        }),
        log,
      }),
    onChange: () => events.changed('session'),
  });
  const { account } = session.tokens;
  session.tokens.onChange(told.followPerson);

  const graphs = graphClients({
    cloud,
    tokens: session.tokens,
    host,
    sleep,
    random,
    requestsPerMinute: () => settings.get().requestsPerMinute,
    record: parts.record ?? null,
    log,
    onWay: (tenantId, way) => engine.heard(tenantId, way),
  });

  const out = outgoing({
    profile: { ...profile, writer },
    cloud,
    host,
    sleep,
    log,
    events,
    account,
    graphs,
    onEndsMoved: told.onAccess,
    onNews: told.tell,
    onRefused: told.refused,
    onDecided: told.decided,
    onRequestsDecided: told.requestsDecided,
    onUncounted: told.uncounted,
    lookNow: (tenantId) => engine.lookNow(tenantId),
  });
  const { queue, access } = out;

  const engine = syncEngine({
    graphOf: graphs.of,
    writer,
    stored: { syncs: syncs.all, cursor: syncs.cursor },
    now,
    sleep,
    random,
    retentionDays: () => settings.get().retentionDays,
    setsTasks: (id) => desk.setsTasks(id),
    isSignedIn: () => account() !== null,
    lookAtAccess: access.look,
    log,
    onChange: (changed) => {
      if (changed.incidents) events.changed('incidents', 'tenants');
      else if (changed.tenants) events.changed('tenants');
    },
    onSettled: told.settled,
    onRecovered: out.wake,
  });

  const desk = customers({
    cloud,
    profile,
    host,
    log,
    forgetInLog: (text) => parts.forgetInLog?.(text),
    forgetTold: told.forgetTenant,
    followTerms: told.snoozing.followTerms,
    events,
    account,
    graphs,
    engine,
    dispatch: out,
    unapproved: out.unapproved,
  });
  const { book, finder, tenantRows } = desk;

  const person = takeUpPerson({
    account,
    tenants,
    names: profile.ownNames,
    meta: profile.meta,
    syncs,
    writer,
    engine,
    dispatch: out,
    sleep,
    log,
    onTakenUpLate: () => asked.lookAtEverything(),
  });

  const links = linkOpener({
    cloud,
    host,
    tenant: tenants.get,
    clientId: () => session.registration()?.clientId ?? null,
    packageLink: profile.accessLinks.get,
    incidents,
  });
  const upkeep = housekeeping({
    profile,
    writer,
    pruneTold: told.prune,
    now,
    sleep,
    log,
    onChange: () => events.changed('incidents', 'tenants'),
    onNotice: () => events.changed('notices'),
  });

  const asked = askingNow({ graphs, dispatch: out, engine, others: [told, clocks], events });

  const life = coreLife({
    cloud,
    log,
    session,
    book,
    finder,
    hasTenants: () => tenants.list().length > 0,
    hasUnsent: () => {
      const { pending, refused } = outbox.counts();
      return pending + refused > 0;
    },
    takeUp: person.takeUp,
    lookAtEverything: asked.lookAtEverything,
    overlay: async () => {
      await overlayCache({ outbox, queue, incidents, now });
      await told.snoozing.overlay();
    },
    workers: [engine, out, upkeep, told, clocks, { start: ends.look, stop: ends.stop }, person],
  });

  return {
    session,
    graphs,
    engine,
    queue,
    access,
    book,
    contracts: desk.contracts,
    nameMe: desk.nameMe,
    links,
    finder,
    told,
    syncOf: desk.syncOf,
    identityOf: desk.identityOf,
    tenantRows,
    strip: desk.strip,
    ...asked,
    nextTry: out.nextTry,
    isUnapproved: (tenantId: TenantId) => out.unapproved.has(tenantId),
    events,

    /** Reads one incident from the service now. */
    reread: async (key: IncidentKey): Promise<void> => {
      const { body } = await readIncident(graphs.of(key.tenantId), key.incidentId);
      const { tenantId } = key;
      if (tenants.get(tenantId) === null) return; // removed meanwhile
      await writer.saveIncidents({ tenantId, body, receivedAt: instant(now()), expanded: false });
      events.changed('incidents');
    },

    ...life,
    /** Without a window: signs in to a range, takes all of its tenants in, looks at each once. */
    headless: {
      signIn: async (): Promise<void> => {
        if (account() === null) await session.tokens.signIn();
        await person.takeUp();
      },
      takeInRangeTenants: desk.takeInRange,
      syncOnce: engine.once,
      tenants: tenantRows,
      totals: () => ({
        incidents: profile.board.total(),
        alerts: syncs.alerts(),
        requests: graphs.requests(),
      }),
    },
  };
}
export type Services = ReturnType<typeof coreServices>;
