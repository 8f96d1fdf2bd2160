import { randomUUID } from 'node:crypto';
import type { Account } from '#shared/contract/session.ts';
import type { MeThere } from '#shared/domain/access/settle-decision.ts';
import type { AccessWish, RecordedWish } from '#shared/domain/access/wish.ts';
import type { SeenState } from '#shared/domain/access/seen-state.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import { AppError } from '#shared/errors.ts';
import { instant } from '#shared/time.ts';
import type { GraphClient } from '../graph/client.ts';
import type { Phase } from '../outbox/failed-attempt.ts';
import type { NextTry } from '../outbox/waits.ts';
import type { Carrier, CarryContext } from './carrier.ts';
import { heldWishes, type Wait } from './held-wishes.ts';
import { whoThere } from './who-there.ts';
import { type WishAttempt, wishSteps, type WishStepsParts } from './wish-steps.ts';

interface WishSenderParts extends WishStepsParts {
  readonly carrierOf: (wish: AccessWish) => Carrier<AccessWish>;
  readonly graphOf: (tenantId: TenantId) => GraphClient;
  readonly meIn: (tenantId: TenantId) => MeThere;
  readonly account: () => Account | null;
  /** Something was settled: what is shown of the tenant is out of date. */
  readonly onSettled: (tenantId: TenantId) => void;
}

/** A write that was answered with a no. */
interface Tried extends Pick<WishAttempt, 'maybeSent' | 'waitedFor'> {
  readonly context: CarryContext;
}

const NOBODY: MeThere = { objectId: null, upn: null };

/**
 * Sends the wishes of one tenant, oldest first, one at a time: look, send, look again. Only with the token of
 * whoever recorded them (law 4; domain.md 6, trap 3). One that cannot be settled holds up what is about the
 * same thing, so that the order a person chose there is kept; trouble with the tenant holds up all of them.
 */
export function wishSender(parts: WishSenderParts) {
  const { wishes, now } = parts;
  const { isStill, move, settle, unseen, setBack, takeTouched } = wishSteps(parts);
  const held = heldWishes(now);

  /** Looks and judges; settles where there is nothing to send. @returns what is there, or null when it is over. */
  const lookAt = async (
    one: RecordedWish,
    context: CarryContext,
    maybeSent: boolean,
  ): Promise<SeenState | null> => {
    const carrier = parts.carrierOf(one.wish);
    const { seen, recordedAt } = one;
    const found = await carrier.look(one.wish, one, context);
    if (!isStill(one)) return null;
    const facts = { me: context.me, maybeSent, recordedAt, nowMs: now() };
    const verdict = carrier.judge(one.wish, { seen, found }, facts);
    if (verdict.step === 'send') return found;
    settle(one, verdict, found, maybeSent);
    return null;
  };

  /** After the service said yes: it has to show it, sooner or later. Never sent again from here. */
  const confirm = async (one: RecordedWish, context: CarryContext): Promise<Wait | null> => {
    const found = await lookAt(one, context, true);
    return found === null ? null : unseen(one, found);
  };

  const advance = async (one: RecordedWish, signal: AbortSignal): Promise<Wait | null> => {
    const { tenantId } = one;
    // What was handed to the network stays `sending` until a look tells what became of it.
    const maybeSent = one.stage !== 'recorded';
    const graph = parts.graphOf(tenantId);
    let context: CarryContext = { graph, me: NOBODY, signal };
    let current = one;
    let phase: Phase = maybeSent ? 'after' : 'before';
    try {
      context = { ...context, me: await whoThere({ meIn: parts.meIn, graph, signal }) };
      if (current.stage === 'sent') return await confirm(current, context);
      if ((await lookAt(current, context, maybeSent)) === null) return null;
      if (!isStill(current)) return null; // taken back in the same moment
      const clientRequestId = randomUUID();
      const attempts = current.attempts + 1;
      const begun = { stage: 'sending', attempts, reason: null, remedy: null } as const;
      current = move(current, begun, 'access.sending', { clientRequestId });
      phase = 'writing';
      await parts.carrierOf(current.wish).send(current.wish, context, clientRequestId);
      phase = 'after';
      const sent = { stage: 'sent', sentAt: instant(now()) } as const;
      current = move(current, sent, 'access.sent', { clientRequestId });
      return await confirm(current, context);
    } catch (error) {
      const tried = { context, maybeSent, waitedFor: one.reason };
      if (phase === 'writing' && isConflict(error)) return overtaken(current, tried);
      if (phase === 'writing' && isRefused(error)) return turnedDown(current, error, tried);
      return setBack(current, error, { phase, maybeSent, waitedFor: one.reason });
    }
  };

  /**
   * 409: somebody was faster, perhaps ourselves before the connection broke. Only a look tells. What was never
   * handed to the network before is not there by our own deed: this try was turned down.
   */
  const overtaken = async (
    one: RecordedWish,
    { context, ...tried }: Tried,
  ): Promise<Wait | null> => {
    const { maybeSent } = tried;
    try {
      if ((await lookAt(one, context, maybeSent)) === null) return null;
    } catch (error) {
      return setBack(one, error, { phase: maybeSent ? 'after' : 'before', ...tried });
    }
    const reason = 'The service says that somebody else was faster, but does not show who.';
    const remedy = 'Look at it in My Access of this tenant.';
    settle(one, { step: 'settle', stage: 'refused', reason, remedy }, null, false);
    return null;
  };

  /** 400: it may say no because an earlier try, or another desk, has done it already. Only a look tells. */
  const turnedDown = async (
    one: RecordedWish,
    error: unknown,
    { context, ...tried }: Tried,
  ): Promise<Wait | null> => {
    try {
      if ((await lookAt(one, context, tried.maybeSent)) === null) return null;
    } catch (cause) {
      if (tried.maybeSent) return setBack(one, cause, { phase: 'after', ...tried });
      const { tenantId } = one;
      parts.log.info({ tenantId, err: cause }, 'what was turned down could not be seen');
    }
    return setBack(one, error, { phase: 'writing', ...tried });
  };

  return {
    /** A person asks, or what was waited for is there: no wish of the tenant keeps its pause; null: of any. */
    tryNow: (tenantId: TenantId | null): void => {
      const isMeant = (one: RecordedWish) => tenantId === null || one.tenantId === tenantId;
      held.tryNow(wishes.listPending().filter(isMeant));
    },
    /** Works off what a tenant has waiting. Answers when to come back; null when nothing waits. */
    sendTenant: async (tenantId: TenantId, signal: AbortSignal): Promise<NextTry> => {
      const account = parts.account();
      // What another person recorded waits until they sign in again: never sent under a second name.
      const pending = wishes.listPending();
      held.keepOnly(pending);
      const isDue = (one: RecordedWish) =>
        one.tenantId === tenantId && one.accountId === account?.id;
      const turn = held.turn();
      try {
        for (const one of held.inTurn(pending.filter(isDue))) {
          if (signal.aborted || parts.account()?.id !== one.accountId) return now();
          if (turn.mustWait(one)) continue;
          const wait = await advance(one, signal);
          if (wait?.holds === 'tenant') return wait.until;
          if (wait !== null) turn.wait(one, wait);
        }
        return turn.soonest();
      } finally {
        if (takeTouched(tenantId)) parts.onSettled(tenantId);
      }
    },
  };
}

function isRefused(error: unknown): boolean {
  return error instanceof AppError && error.code === 'refused';
}

function isConflict(error: unknown): boolean {
  return error instanceof AppError && error.code === 'conflict';
}
