import type { TenantId } from '#shared/domain/tenant.ts';
import type { Announcer } from './announcer.ts';
import type { GraphClients } from './graph-clients.ts';
import type { Dispatcher } from './outbox/dispatcher.ts';
import type { SyncEngine } from './sync/engine.ts';

interface AskingParts {
  readonly graphs: Pick<GraphClients, 'tryNow'>;
  readonly dispatch: Pick<Dispatcher, 'wake'>;
  readonly engine: Pick<SyncEngine, 'lookNow'>;
  /** What else has to look round when a desk wakes up or another person sits down. */
  readonly others: readonly { look(): void }[];
  readonly events: Announcer;
}

/**
 * What a person asks to be done now, whatever is left of our own pauses; a wait that the service asked for is
 * obeyed. Null stands for every tenant.
 */
export function askingNow({ graphs, dispatch, engine, others, events }: AskingParts) {
  const sendNow = (tenantId: TenantId | null): void => {
    graphs.tryNow(tenantId);
    dispatch.wake(tenantId);
    events.changed('outbox'); // nothing is held back any more
  };
  /** Looks, and sends what waits. */
  const lookNow = (tenantId: TenantId | null): void => {
    sendNow(tenantId);
    engine.lookNow(tenantId);
  };
  return {
    sendNow,
    lookNow,
    lookAtEverything: (): void => {
      lookNow(null);
      for (const other of others) other.look();
    },
  };
}
