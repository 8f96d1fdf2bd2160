import type { Account } from '#shared/contract/session.ts';
import {
  isPending,
  isReadable,
  type RecordedChange,
  type SeenIncident,
} from '#shared/domain/change.ts';
import type { Incident, IncidentKey } from '#shared/domain/incident.ts';
import { newWithText } from '#shared/domain/new-comments.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import { AppError, toFailure } from '#shared/errors.ts';
import { type Clock, type Instant, instant, SECOND_MS } from '#shared/time.ts';
import type { GraphClient } from '../graph/client.ts';
import { readIncidentTask } from '../graph/incident-tasks.ts';
import { readIncident } from '../graph/incidents.ts';
import type { CacheWriter } from '../ingest/cache-writer.ts';
import type { Log } from '../log.ts';
import type { OutboxProgress, OutboxStore } from '../store/outbox-store.ts';
import { carryOut } from './carry-out.ts';
import { decide, withoutRefused } from './collision.ts';
import { type Attempt, type Phase, setbackOf } from './failed-attempt.ts';
import type { OutboxQueue } from './queue.ts';
import { decideTask } from './task-wish.ts';
import { type NextTry, nextTryAt, waitMs } from './waits.ts';

export interface SenderParts {
  readonly outbox: OutboxStore;
  readonly queue: OutboxQueue;
  readonly writer: CacheWriter;
  readonly graphOf: (tenantId: TenantId) => GraphClient;
  readonly account: () => Account | null;
  /** The incident as the service last told it. */
  readonly seen: (key: IncidentKey) => SeenIncident | null;
  /** The incident with its comments, as the service last told it. */
  readonly snapshot: (key: IncidentKey) => Incident | null;
  /** A change was refused: its person has to decide. */
  readonly onRefused: (change: RecordedChange) => void;
  /** A write showed whether the tenant approves that Tidewatch changes incidents. */
  readonly onApproval: (tenantId: TenantId, approved: boolean) => void;
  readonly now: Clock;
  readonly log: Log;
}

const FIRST_WAIT_MS = 2 * SECOND_MS;

/**
 * Sends the wishes of one tenant, oldest first, one at a time: look, send, look again. Stops at the
 * first one that has to wait, so that the order a person chose is kept.
 */
export function outboxSender(parts: SenderParts) {
  const { outbox, queue, writer, now } = parts;

  /** As it stands now; null where it was taken back since the list was read: then it is not even looked at. */
  const asItStands = ({ id }: RecordedChange): RecordedChange | null => {
    const present = outbox.get(id);
    return present && isReadable(present) && isPending(present.stage) ? present : null;
  };

  /** @returns null where it was taken back meanwhile: then nothing more is done with it. */
  const move = async (change: RecordedChange, progress: OutboxProgress, action?: string) => {
    const told = action ? { action, at: instant(now()) } : null;
    const next = outbox.moveOn(change.id, progress, told);
    if (next === null) return null;
    await queue.replay(change);
    return next;
  };

  /** Reads this one incident now; everything after works with what the service really has. */
  const look = async (graph: GraphClient, key: IncidentKey, signal: AbortSignal) => {
    const { body } = await readIncident(graph, key.incidentId, signal);
    const { tenantId } = key;
    await writer.saveIncidents({ tenantId, body, receivedAt: instant(now()), expanded: false });
    const seen = parts.seen(key);
    if (seen) return seen;
    throw new AppError('bad-answer', 'The incident came back under another id.');
  };

  /** The same for what a wish is about: the incident itself, or one of its tasks. */
  const lookFor = async (graph: GraphClient, wish: RecordedChange, signal: AbortSignal) => {
    const { change, tenantId, incidentId } = wish;
    if (change.kind !== 'task') {
      const found = await look(graph, wish, signal);
      const ownComments = ownCommentsOf(wish);
      const decideOn = (base: SeenIncident, maybeSent: boolean) =>
        decide({ change, base }, found, { maybeSent, ownComments });
      return { found, decideOn };
    }
    const task = await readIncidentTask(graph, change.taskId, signal);
    await writer.saveTask({ tenantId, incidentId, task });
    const found = { ...(parts.seen(wish) ?? wish.base), task: task.status };
    return { found, decideOn: (base: SeenIncident) => decideTask(wish, change, base, task) };
  };

  const refuse = async (
    change: RecordedChange,
    reason: string,
    remedy: string | null,
    found: SeenIncident | null,
  ): Promise<void> => {
    const { sentAt } = change;
    const settledAt = instant(now());
    const progress = { stage: 'refused', sentAt, reason, remedy, found, settledAt } as const;
    const refused = await move(change, progress, 'change.refused');
    if (refused === null) return;
    rebaseAfter(refused);
    parts.onRefused(refused);
  };

  /** What the person built on it, and what was not sent, is judged by what was there before. */
  const rebaseAfter = (refused: RecordedChange) => {
    const all = outbox.listForIncident(refused);
    const place = all.findIndex(({ id }) => id === refused.id);
    for (const one of all.slice(place + 1).filter(isReadable)) {
      if (one.stage !== 'recorded' || one.accountId !== refused.accountId) continue;
      const base = withoutRefused(one.base, refused);
      if (base !== one.base) outbox.moveOn(one.id, { base });
    }
  };

  const confirmed = (change: RecordedChange, found: SeenIncident, sentAt: Instant | null) =>
    move(
      change,
      { stage: 'confirmed', sentAt, settledAt: instant(now()), reason: null, remedy: null, found },
      'change.confirmed',
    );

  const confirm = async (graph: GraphClient, change: RecordedChange, signal: AbortSignal) => {
    const { found, decideOn } = await lookFor(graph, change, signal);
    const { step } = decideOn(found, true);
    if (step === 'already-there') {
      await confirmed(change, found, change.sentAt);
      return;
    }
    await refuse(
      change,
      'The service accepted the change, but does not show it.',
      'Look at the incident as it is now; send the change again if it still holds.',
      found,
    );
  };

  /** How often the service lists the text of a comment of ours since the look before it was sent. */
  const ownCommentsOf = (wish: RecordedChange): number => {
    const { change, base } = wish;
    if (change.kind !== 'comment') return 0;
    return newWithText(change.text, base.comments, parts.snapshot(wish)?.comments ?? []);
  };

  const beginSending = (change: RecordedChange, found: SeenIncident, maybeSent: boolean) =>
    move(change, {
      stage: 'sending',
      attempts: change.attempts + 1,
      // A comment touches no member that could collide: what counts is what was there before its first try.
      base: change.change.kind === 'comment' && !maybeSent ? found : change.base,
      reason: null,
      remedy: null,
    });

  /** One wish, from where it stands to where it can get now. */
  const advance = async (change: RecordedChange, signal: AbortSignal): Promise<NextTry> => {
    const graph = parts.graphOf(change.tenantId);
    const maybeSent = change.stage !== 'recorded';
    let current = change;
    let phase: Phase = maybeSent ? 'after' : 'before';
    try {
      if (current.stage === 'sent') {
        await confirm(graph, current, signal);
        return null;
      }
      const { found, decideOn } = await lookFor(graph, current, signal);
      const decision = decideOn(current.base, maybeSent);
      if (decision.step === 'refuse') {
        await refuse(current, decision.reason, decision.remedy, found);
        return null;
      }
      if (decision.step === 'already-there') {
        await confirmed(current, found, maybeSent ? instant(now()) : null);
        return null;
      }
      const sending = await beginSending(current, found, maybeSent);
      if (sending === null) return null;
      current = sending;
      phase = 'writing';
      await carryOut(graph, current.incidentId, current.change, { found, signal });
      parts.onApproval(current.tenantId, true);
      phase = 'after';
      const sent = await move(current, { stage: 'sent', sentAt: instant(now()) }, 'change.sent');
      if (sent === null) return null;
      current = sent;
      await confirm(graph, current, signal);
      return null;
    } catch (error) {
      return setBack(current, error, { phase, maybeSent });
    }
  };

  const setBack = async (
    change: RecordedChange,
    error: unknown,
    { phase, maybeSent }: Attempt,
  ): Promise<NextTry> => {
    const { tenantId, id } = change;
    const setback = setbackOf(error, phase);
    parts.log.info({ tenantId, id, err: error }, 'a change could not be settled yet');
    if (toFailure(error).code === 'needs-consent') parts.onApproval(tenantId, false);
    if (setback.kind === 'refused') {
      const sentAt = change.sentAt ?? (phase === 'after' ? instant(now()) : null);
      await refuse({ ...change, sentAt }, setback.reason, setback.remedy, parts.seen(change));
      return null;
    }
    const waiting = outbox.moveOn(id, {
      stage: setback.kind === 'wait' && !maybeSent ? 'recorded' : change.stage,
      reason: setback.reason,
      remedy: setback.remedy,
      attempts: change.attempts + (phase === 'writing' ? 0 : 1),
    });
    if (waiting === null) return null;
    await queue.replay(change);
    return nextTryAt(now(), waitMs(waiting.attempts, FIRST_WAIT_MS), setback.retryAt);
  };

  return {
    /** Works off what a tenant has waiting. Answers when to come back; null when nothing waits. */
    sendTenant: async (tenantId: TenantId, signal: AbortSignal): Promise<NextTry> => {
      const account = parts.account();
      // What another person recorded waits until they sign in again: never sent under a second name.
      const due = outbox
        .listPending()
        .filter((change) => change.tenantId === tenantId && change.accountId === account?.id);
      for (const change of due) {
        if (signal.aborted || parts.account()?.id !== change.accountId) return now();
        const present = asItStands(change);
        if (present === null) continue;
        const next = await advance(present, signal);
        if (next !== null) return next;
      }
      return null;
    },
  };
}
export type OutboxSender = ReturnType<typeof outboxSender>;
