import type { Account } from '#shared/contract/session.ts';
import type { ChangeId, RecordedChange } from '#shared/domain/change.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import type { Announcer } from './announcer.ts';
import type { GraphClient } from './graph/client.ts';
import type { Host } from './host.ts';
import type { Log } from './log.ts';
import { outboxDispatcher } from './outbox/dispatcher.ts';
import { outboxQueue } from './outbox/queue.ts';
import { outboxSender } from './outbox/sender.ts';
import type { Profile } from './profile.ts';
import type { Sleep } from './sleep.ts';

interface SendingParts {
  readonly profile: Pick<Profile, 'outbox' | 'audit' | 'writer' | 'incidents'>;
  readonly host: Pick<Host, 'now'>;
  readonly sleep: Sleep;
  readonly log: Log;
  readonly events: Announcer;
  readonly account: () => Account | null;
  readonly graphOf: (tenantId: TenantId) => GraphClient;
  /** A change was refused: its person has to decide. */
  readonly onRefused: (change: RecordedChange) => void;
  /** The person decided about it. */
  readonly onDecided: (id: ChangeId) => void;
}

/** The way of a wish out: the queue it is recorded in, and the dispatcher that has it sent. */
export function sending({
  profile,
  host,
  sleep,
  log,
  events,
  account,
  graphOf,
  onRefused,
  onDecided,
}: SendingParts) {
  const { outbox, writer, incidents } = profile;
  const { now } = host;

  /** Where changes are not approved, as the last of them showed. */
  const unapproved = new Set<TenantId>();
  const onApproval = (tenantId: TenantId, approved: boolean) => {
    if (approved) unapproved.delete(tenantId);
    else unapproved.add(tenantId);
  };

  const queue = outboxQueue({
    outbox,
    writer,
    account,
    shown: incidents.shown,
    seen: incidents.seen,
    snapshot: incidents.snapshot,
    log,
    now,
    onRecorded: ({ tenantId }) => dispatch.wake(tenantId),
    onChange: () => events.changed('incidents', 'outbox'),
    onDecided,
  });
  const dispatch = outboxDispatcher({
    sender: outboxSender({
      outbox,
      queue,
      writer,
      graphOf,
      account,
      seen: incidents.seen,
      snapshot: incidents.snapshot,
      onRefused,
      onApproval,
      now,
      log,
    }),
    waiting: () => {
      const mine = outbox.listPending().filter(({ accountId }) => accountId === account()?.id);
      return [...new Set(mine.map(({ tenantId }) => tenantId))];
    },
    onHold: () => events.changed('outbox'),
    now,
    sleep,
    log,
  });

  return { queue, dispatch, unapproved };
}
