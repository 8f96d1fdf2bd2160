import type { CoreParts } from '../core-parts.ts';
import type { Profile } from '../profile.ts';
import type { Services } from '../services.ts';
import { appHandlers } from './app.ts';
import { boardHandlers } from './board.ts';
import type { Handlers } from './handler.ts';
import { incidentPartsHandlers } from './incident-parts.ts';
import { incidentHandlers } from './incidents.ts';
import { sessionHandlers } from './session.ts';
import { tenantHandlers } from './tenants.ts';

/** Every name of the contract that core answers, joined from one file per feature. */
export function coreHandlers(parts: CoreParts, profile: Profile, services: Services): Handlers {
  const { host, log, policy } = parts;
  const { engine, events, session } = services;
  const { now } = host;
  return {
    ...boardHandlers(profile.board, now),
    ...incidentHandlers({
      ...services,
      incidents: profile.incidents,
      outbox: profile.outbox,
      identityOf: profile.syncs.identity,
      now,
    }),
    ...incidentPartsHandlers({ incidents: profile.incidents }),
    ...sessionHandlers({ session, log, onSignedInTo: engine.lookNow }),
    ...tenantHandlers({
      book: services.book,
      rows: services.tenantRows,
      finder: services.finder,
      log,
    }),
    ...appHandlers({
      host,
      links: services.links,
      notices: profile.notices,
      settings: profile.settings,
      policy,
      strip: services.strip,
      lookNow: engine.lookNow,
      setVisible: engine.setVisible,
      onNotices: () => events.changed('notices'),
      onSettings: async () => {
        services.graphs.applyBudget();
        await session.reconfigure();
        events.changed('settings');
      },
    }),
  };
}
