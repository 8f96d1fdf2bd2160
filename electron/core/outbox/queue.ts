import { isDeepStrictEqual } from 'node:util';
import type { Receipt } from '#shared/contract/incidents.ts';
import type { TakenBack } from '#shared/contract/many-incidents.ts';
import type { Account } from '#shared/contract/session.ts';
import type { UndoTarget } from '#shared/contract/undo.ts';
import {
  applyChange,
  type BatchId,
  type ChangeId,
  type IncidentChange,
  isPending,
  isReadable,
  type ListedChange,
  type RecordedChange,
  type SeenIncident,
  seenIncident,
} from '#shared/domain/change.ts';
import { type Incident, type IncidentKey, keyText } from '#shared/domain/incident.ts';
import { AppError } from '#shared/errors.ts';
import { type Clock, instant } from '#shared/time.ts';
import type { CacheWriter } from '../ingest/cache-writer.ts';
import type { Log } from '../log.ts';
import type { OutboxStore } from '../store/outbox-store.ts';
import { recordedWish } from './recorded-wish.ts';

export interface QueueParts {
  readonly outbox: OutboxStore;
  readonly writer: CacheWriter;
  readonly account: () => Account | null;
  /** The incident as it is shown: the snapshot with the wishes already recorded. */
  readonly shown: (key: IncidentKey) => Incident | null;
  /** The incident as the service last told it. */
  readonly seen: (key: IncidentKey) => SeenIncident | null;
  /** The same with all its parts. */
  readonly snapshot: (key: IncidentKey) => Incident | null;
  readonly now: Clock;
  readonly log: Log;
  /** There is something new to send. */
  readonly onRecorded: (key: IncidentKey) => void;
  readonly onChange: () => void;
  /** The person decided about a refused change. */
  readonly onDecided: (id: ChangeId) => void;
}

/** One incident and what is wished for it. */
export interface Wish {
  readonly key: IncidentKey;
  readonly change: IncidentChange;
}

/** Who recorded a change, where it was not the person who is signed in: only the account's id is kept. */
const ANOTHER = 'Somebody on this computer';

/** The person's side of the outbox: wishes go in, are taken back, or are sent once more. */
export function outboxQueue(parts: QueueParts) {
  const { outbox, writer, now } = parts;

  const nameOf = (accountId: string): string => {
    const account = parts.account();
    return account?.id === accountId ? account.name : ANOTHER;
  };

  /** Replays what is pending over the cached incident, so that every list shows it. */
  const replay = async (key: IncidentKey): Promise<void> => {
    const all = outbox.listForIncident(key);
    const changes = all
      .filter(isReadable)
      .filter(({ stage }) => isPending(stage))
      .map(({ change, accountId, recordedAt: at, stage, base }) => ({
        change,
        by: nameOf(accountId),
        at,
        before: stage === 'recorded' ? undefined : base.comments,
      }));
    const refused = all.filter(({ stage }) => stage === 'refused').length;
    await writer.setPending({ ...key, changes, refused });
    parts.onChange();
  };

  /** A wish on the disk is recorded, whether or not the cache can show it: its receipt never fails. */
  const show = (key: IncidentKey): Promise<void> =>
    replay(key).catch((error: unknown) => {
      parts.log.error({ tenantId: key.tenantId, err: error }, 'a recorded change cannot be shown');
    });

  const mustHave = (id: ChangeId): ListedChange => {
    const change = outbox.get(id);
    if (change) return change;
    throw new AppError('not-found', 'This change is not in the outbox any more.');
  };

  /** One that the person who is signed in recorded: it carries their name, so they alone decide about it (law 4). */
  const mustHaveOwn = (id: ChangeId): ListedChange => {
    const change = mustHave(id);
    const account = parts.account();
    if (account === null) {
      throw new AppError('needs-sign-in', 'Nobody is signed in, so nobody can decide about it.', {
        remedy: 'Sign in, then do it again.',
      });
    }
    if (change.accountId === account.id) return change;
    throw new AppError('refused', 'Somebody else recorded this on this computer.', {
      remedy: 'Only they can decide about it: it waits until they sign in.',
    });
  };

  /**
   * Where another person's wishes wait over it too: the incident with the own ones alone, for theirs may never
   * be sent. Undefined where what is shown is just that.
   */
  const withoutOthers = (key: IncidentKey, accountId: string): SeenIncident | undefined => {
    const waiting = outbox.listForIncident(key).filter(isReadable);
    const pending = waiting.filter(({ stage }) => isPending(stage));
    const own = pending.filter((one) => one.accountId === accountId);
    const snapshot = own.length === pending.length ? null : parts.snapshot(key);
    if (snapshot === null) return undefined;
    const by = nameOf(accountId);
    return seenIncident(own.reduce((so, { change }) => applyChange(so, change, by), snapshot));
  };

  /** @throws AppError `needs-sign-in`. Null when the incident is not in the cache any more. */
  const wishOf = (
    key: IncidentKey,
    change: IncidentChange,
    { batch = null, base }: { batch?: BatchId | null; base?: SeenIncident },
  ) => {
    const account = parts.account();
    if (account === null) {
      throw new AppError(
        'needs-sign-in',
        'Nobody is signed in, so the change has no name to go under.',
        { remedy: 'Sign in, then make the change again.' },
      );
    }
    const incident = parts.shown(key);
    if (incident === null) return null;
    return recordedWish(key, change, {
      incident,
      accountId: account.id,
      batch,
      base: base ?? (change.kind === 'task' ? undefined : withoutOthers(key, account.id)),
      at: instant(now()),
    });
  };

  /** The same wish, where it waits already and nothing was recorded after it: asked for twice, it is one. */
  const waitingFor = (key: IncidentKey, change: IncidentChange): RecordedChange | null => {
    if (change.kind === 'comment' || change.kind === 'task') return null;
    const last = outbox
      .listForIncident(key)
      .filter(isReadable)
      .findLast((one) => isPending(one.stage) && one.change.kind !== 'comment');
    const isSame = last?.accountId === parts.account()?.id;
    return isSame && last && isDeepStrictEqual(last.change, change) ? last : null;
  };

  /** What is on the disk is handed to the sender and shown. */
  const begin = async (recorded: readonly RecordedChange[]): Promise<void> => {
    const first = new Map(recorded.map((wish) => [wish.tenantId, wish]));
    for (const wish of first.values()) parts.onRecorded(wish);
    for (const wish of recorded) await show(wish);
  };

  return {
    replay,
    /** A change of the person who is signed in. @throws AppError `not-found`, `needs-sign-in`, `refused`: another's. */
    own: mustHaveOwn,

    /**
     * Recorded first, sent after: when this resolves the wish is on the disk (design, law 2). `base` is what
     * the person decided on, where that is not what the board shows.
     */
    record: async (
      key: IncidentKey,
      change: IncidentChange,
      base?: SeenIncident,
    ): Promise<Receipt> => {
      const before = base ? null : waitingFor(key, change);
      if (before) return { id: before.id, stage: before.stage };
      const recorded = wishOf(key, change, base ? { base } : {});
      if (recorded === null) {
        throw new AppError('not-found', 'This incident is not on this computer any more.');
      }
      outbox.addAll([recorded]);
      await begin([recorded]);
      return { id: recorded.id, stage: recorded.stage };
    },

    /**
     * Several wishes of one gesture, all or none; `undoes` is what they undo. Answers those whose incidents are
     * not here any more.
     */
    recordAll: async (
      wishes: readonly Wish[],
      batch: BatchId,
      undoes?: UndoTarget,
    ): Promise<IncidentKey[]> => {
      const recorded: RecordedChange[] = [];
      const gone: IncidentKey[] = [];
      for (const { key, change } of wishes) {
        const wish = wishOf(key, change, { batch });
        if (wish === null) gone.push(key);
        else recorded.push(wish);
      }
      outbox.addAll(recorded, undoes);
      await begin(recorded);
      return gone;
    },

    /** Only what was certainly not sent can be taken back; a refused wish of one's own can always be put away. */
    discard: async (id: ChangeId): Promise<void> => {
      const change = mustHaveOwn(id);
      if (change.stage !== 'recorded' && change.stage !== 'refused') {
        throw new AppError(
          'conflict',
          'The change is already on its way and cannot be taken back.',
          {
            remedy: 'Undo makes the opposite change.',
          },
        );
      }
      outbox.discard(id, instant(now()));
      if (change.stage === 'refused') parts.onDecided(id);
      await show(change);
    },

    /** Takes back what of a gesture is recorded and no more; what is being sent or was sent goes on. */
    discardBatch: async (batch: BatchId): Promise<TakenBack> => {
      const all = outbox.listBatch(batch).map(({ id }) => mustHaveOwn(id));
      const waiting = all.filter(({ stage }) => stage === 'recorded');
      const at = instant(now());
      for (const { id } of waiting) outbox.discard(id, at);
      for (const key of new Map(waiting.map((one) => [keyText(one), one])).values()) {
        await show(key);
      }
      const gone = all.filter(({ stage }) => stage !== 'recorded' && stage !== 'discarded');
      return { takenBack: waiting.length, onTheWay: gone.length };
    },

    /**
     * Sends a refused wish again, based on what the service has now. One that had been sent is looked for
     * first; a comment then keeps its base, which tells the new comments from the old ones.
     */
    retry: async (id: ChangeId): Promise<Receipt> => {
      const change = mustHaveOwn(id);
      if (change.stage !== 'refused') return { id, stage: change.stage };
      if (!isReadable(change)) {
        const { reason, remedy } = change;
        throw new AppError('damaged', reason ?? 'This change can no longer be read.', { remedy });
      }
      const wasSent = change.sentAt !== null;
      const task = change.found?.task ?? change.base.task;
      const present = { ...(parts.seen(change) ?? change.found ?? change.base), task };
      const again = outbox.update(
        id,
        {
          stage: wasSent ? 'sending' : 'recorded',
          base: wasSent && change.change.kind === 'comment' ? change.base : present,
          reason: null,
          remedy: null,
          found: null,
          settledAt: null,
        },
        { action: 'change.retried', at: instant(now()) },
      );
      parts.onDecided(id);
      await show(change);
      parts.onRecorded(change);
      return { id, stage: again.stage };
    },
  };
}
export type OutboxQueue = ReturnType<typeof outboxQueue>;
