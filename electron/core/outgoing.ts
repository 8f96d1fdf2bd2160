import type { Account } from '#shared/contract/session.ts';
import type { Cloud } from '#shared/domain/cloud.ts';
import type { RecordedWish } from '#shared/domain/access/wish.ts';
import type { ChangeId, RecordedChange } from '#shared/domain/change.ts';
import type { TellingEvent } from '#shared/domain/telling/event.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import { type AccessDesk, accessDesk } from './access/access-desk.ts';
import type { Announcer } from './announcer.ts';
import type { GraphClients } from './graph-clients.ts';
import type { Host } from './host.ts';
import type { Log } from './log.ts';
import type { Dispatcher } from './outbox/dispatcher.ts';
import type { OutboxQueue } from './outbox/queue.ts';
import type { Profile } from './profile.ts';
import { sending } from './sending.ts';
import type { Sleep } from './sleep.ts';

interface OutgoingParts {
  readonly profile: Profile;
  readonly cloud: Cloud;
  readonly host: Pick<Host, 'now' | 'copyText'>;
  readonly sleep: Sleep;
  readonly log: Log;
  readonly events: Announcer;
  readonly account: () => Account | null;
  readonly graphs: Pick<GraphClients, 'of' | 'directory'>;
  /** What ends, and when, is different now. */
  readonly onEndsMoved: () => void;
  /** Something about access that the person may want to be told of. */
  readonly onNews: (event: TellingEvent) => void;
  readonly onRefused: (change: RecordedChange) => void;
  /** The person decided about a refused change. */
  readonly onDecided: (id: ChangeId) => void;
  /** The person decided on requests for access. */
  readonly onRequestsDecided: (wishes: readonly RecordedWish[]) => void;
  /** A decision or request on access ended otherwise than wished. */
  readonly onUncounted: (wish: RecordedWish) => void;
  readonly lookNow: (tenantId: TenantId) => void;
}

/** Everything that leaves this desk: changes to incidents and wishes about access, each with a dispatcher. */
export interface Outgoing extends Dispatcher {
  readonly queue: OutboxQueue;
  readonly access: AccessDesk;
  /** Where changes of incidents cannot be sent before an administrator of the tenant approves them. */
  readonly unapproved: ReadonlySet<TenantId>;
}

export function outgoing({
  lookNow,
  onEndsMoved,
  onNews,
  onRequestsDecided,
  onUncounted,
  graphs,
  ...rest
}: OutgoingParts): Outgoing {
  const parts = { ...rest, graphOf: graphs.of };
  const { queue, dispatch, unapproved } = sending(parts);
  const { directory } = graphs;
  const told = { onNews, onRequestsDecided, onUncounted };
  const access = accessDesk({ ...parts, ...told, directory, lookNow, onEndsMoved });
  const both = [dispatch, access.dispatch];
  return {
    queue,
    access,
    unapproved,
    start: () => {
      for (const one of both) one.start();
    },
    stop: async () => {
      await Promise.all(both.map((one) => one.stop()));
    },
    wake: (tenantId) => {
      for (const one of both) one.wake(tenantId);
    },
    nextTry: dispatch.nextTry, // of changes to incidents: the only ones that show it
    interrupt: async (tenantId) => {
      await Promise.all(both.map((one) => one.interrupt(tenantId)));
    },
  };
}
