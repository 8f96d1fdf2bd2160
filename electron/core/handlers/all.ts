import { randomUUID } from 'node:crypto';
import { USUAL_TERMS } from '#shared/domain/clock/contract.ts';
import { type TenantId, tenantState } from '#shared/domain/tenant.ts';
import { contractFor } from '../contract-book.ts';
import type { CoreParts } from '../core-parts.ts';
import { expertTasks } from '../expert-tasks.ts';
import type { Profile } from '../profile.ts';
import { writePermission } from '../read/permission.ts';
import { nameIn } from '../store/identity.ts';
import type { Services } from '../services.ts';
import { accessHandlers } from './access.ts';
import { accessReviewsHandlers } from './access-reviews.ts';
import { accessTrailHandlers } from './access-trail.ts';
import { appHandlers } from './app.ts';
import { boardHandlers } from './board.ts';
import { contractHandlers } from './contracts.ts';
import { draftHandlers } from './drafts.ts';
import { findHandlers } from './find.ts';
import type { Handlers } from './handler.ts';
import { inboxHandlers } from './inbox.ts';
import { incidentPartsHandlers } from './incident-parts.ts';
import { incidentHandlers } from './incidents.ts';
import { incidentValues } from '#shared/domain/templates/incident-values.ts';
import { manyIncidentsHandlers } from './many-incidents.ts';
import { myAccessHandlers } from './my-access.ts';
import { noteHandlers } from './notes.ts';
import { sessionHandlers } from './session.ts';
import { snoozeHandlers } from './snoozes.ts';
import { slaHandlers } from './sla.ts';
import { taskHandlers } from './tasks.ts';
import { templateHandlers } from './templates.ts';
import { tenantHandlers } from './tenants.ts';
import { undoHandlers } from './undo.ts';
import { viewHandlers } from './views.ts';

/** Every name of the contract that core answers, joined from one file per feature. */
export function coreHandlers(parts: CoreParts, profile: Profile, services: Services): Handlers {
  const { host, log, policy } = parts;
  const { engine, events, session } = services;
  const { now } = host;
  const { incidents, outbox } = profile;
  const { identityOf } = services;
  const nameHere = (tenantId: TenantId) => nameIn(identityOf(tenantId));
  const accountId = () => session.tokens.account()?.id ?? null;
  const stateOf = (tenantId: TenantId) => tenantState(services.syncOf(tenantId), now());
  const permission = (tenantId: TenantId) =>
    writePermission(identityOf(tenantId), stateOf(tenantId));
  return {
    ...boardHandlers({
      board: profile.board,
      isNoted: (key) => {
        const account = accountId();
        return account !== null && profile.notes.has(account, key);
      },
      isOwnChange: outbox.isConfirmedAs,
      lastShown: profile.lastShown,
      accountId,
      now,
    }),
    ...findHandlers({ find: profile.find, notes: profile.notes, accountId }),
    ...noteHandlers({
      notes: profile.notes,
      accountId,
      mergedInto: incidents.mergedInto,
      now,
      onMark: () => events.changed('incidents'),
    }),
    ...incidentHandlers({
      incidents,
      outbox,
      snoozeOf: services.told.snoozing.get,
      nameIn: nameHere,
      permission,
      now,
      queue: services.queue,
      reread: services.reread,
      nextTry: services.nextTry,
      isUnapproved: services.isUnapproved,
      sendNow: services.sendNow,
    }),
    ...draftHandlers({ drafts: profile.drafts, outbox, accountId, now }),
    ...inboxHandlers({
      ...services.told,
      inbox: profile.inbox,
      reminders: profile.reminders,
      telling: profile.telling,
      accountId,
      snapshot: profile.incidents.snapshot,
      now,
    }),
    ...incidentPartsHandlers({
      ...profile,
      account: session.tokens.account,
      contractOf: (tenantId) =>
        contractFor(profile.contracts, profile.tenants.get(tenantId)?.terms ?? USUAL_TERMS),
    }),
    ...snoozeHandlers({ snoozing: services.told.snoozing, onChange: services.told.look }),
    ...contractHandlers(services.contracts),
    ...manyIncidentsHandlers({
      permission,
      isUnapproved: services.isUnapproved,
      queue: services.queue,
      nameIn: nameHere,
      shown: incidents.shown,
      seen: incidents.seen,
      isFresh: (tenantId) => stateOf(tenantId).name === 'fresh',
      valuesOf: (key) =>
        incidentValues(key, {
          incident: incidents.snapshot(key),
          tenant: profile.tenants.get(key.tenantId)?.name ?? null,
          me: nameHere(key.tenantId),
          nowMs: now(),
        }),
    }),
    ...undoHandlers({
      outbox,
      permission,
      queue: services.queue,
      account: session.tokens.account,
      shown: incidents.shown,
      tasksOf: (key) => profile.tasks.of(key)?.tasks ?? [],
    }),
    ...slaHandlers({
      ends: profile.clockEnds,
      tenants: profile.tenants.list,
      counts: () => profile.board.byTenant(now()),
      rows: services.tenantRows,
      contracts: services.contracts.list,
      host,
      now,
    }),
    ...accessHandlers({
      desk: services.access,
      wishes: profile.accessWishes,
      opened: profile.opened,
      accountId,
      now,
      onOpened: () => events.changed('access'),
    }),
    'access.runway': () => services.access.runway.read(),
    ...accessReviewsHandlers({
      desk: services.access,
      opened: profile.opened,
      accountId,
      now,
      onOpened: () => events.changed('access'),
    }),
    ...myAccessHandlers(services.access),
    ...accessTrailHandlers({
      trail: profile.accessTrail,
      audit: profile.audit,
      meta: profile.meta,
      host,
      tenantName: (id) => profile.tenants.get(id)?.name ?? null,
      accountId,
      now,
    }),
    ...sessionHandlers({ session, log, onSignedInTo: services.lookNow }),
    ...taskHandlers({
      kept: profile.tasks,
      tasks: expertTasks({
        isKnown: (tenantId) => profile.tenants.get(tenantId) !== null,
        graphOf: services.graphs.of,
        writer: profile.writer,
        kept: profile.tasks,
        now,
        onChange: () => events.changed('incidents'),
      }),
    }),
    ...templateHandlers({
      templates: profile.templates,
      host,
      newId: randomUUID,
      onTemplates: () => events.changed('templates'),
    }),
    ...tenantHandlers({
      book: services.book,
      rows: services.tenantRows,
      nameMe: services.nameMe,
      finder: services.finder,
      log,
    }),
    ...viewHandlers({
      lastShown: profile.lastShown,
      views: profile.views,
      tenants: profile.tenants,
      board: profile.board,
      host,
      newId: randomUUID,
      onViews: () => events.changed('views'),
      accountId,
      now,
    }),
    ...appHandlers({
      host,
      links: services.links,
      notices: profile.notices,
      settings: profile.settings,
      policy,
      strip: services.strip,
      lookNow: services.lookNow,
      setVisible: engine.setVisible,
      onNotices: () => events.changed('notices'),
      onSettings: async () => {
        services.told.onAccess();
        services.graphs.applyBudget();
        await session.reconfigure();
        events.changed('settings');
      },
    }),
  };
}
