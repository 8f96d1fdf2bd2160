import { randomUUID } from 'node:crypto';
import type { Account } from '#shared/contract/session.ts';
import type { MeThere, Verdict } from '#shared/domain/access/settle-decision.ts';
import {
  type AccessWish,
  isPendingWish,
  type RecordedWish,
  type SeenState,
  type WishId,
} from '#shared/domain/access/wish.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import { AppError } from '#shared/errors.ts';
import { type Clock, instant, millis, MINUTE_MS, SECOND_MS } from '#shared/time.ts';
import type { GraphClient } from '../graph/client.ts';
import type { Log } from '../log.ts';
import { type Phase, setbackOf } from '../outbox/failed-attempt.ts';
import type { AccessWishStore, WishProgress } from '../store/access-wish-store.ts';
import type { Carrier, CarryContext } from './carrier.ts';
import { whoThere } from './who-there.ts';

interface WishSenderParts {
  readonly wishes: AccessWishStore;
  readonly carrierOf: (wish: AccessWish) => Carrier<AccessWish>;
  readonly graphOf: (tenantId: TenantId) => GraphClient;
  readonly meIn: (tenantId: TenantId) => MeThere;
  readonly account: () => Account | null;
  readonly now: Clock;
  readonly log: Log;
  readonly onChange: () => void;
  /** Something was settled: what is shown of the tenant is out of date. */
  readonly onSettled: (tenantId: TenantId) => void;
  /** It ended otherwise than wished. */
  readonly onUncounted: (wish: RecordedWish) => void;
}

const NOBODY: MeThere = { objectId: null, upn: null };

/** When the tenant's next wish may be tried; null: nothing is waiting. */
type NextTry = number | null;

const FIRST_WAIT_MS = SECOND_MS;
const LONGEST_WAIT_MS = 5 * MINUTE_MS;
/** A service that said yes and still shows the old state is looked at so often before a person is asked. */
const MOST_LOOKS = 8;

/**
 * Sends the wishes of one tenant, oldest first, one at a time: look, send, look again. Only with the token of
 * whoever recorded them (law 4; domain.md 6, trap 3). Stops at the first that has to wait, so that the order
 * a person chose is kept.
 */
export function wishSender(parts: WishSenderParts) {
  const { wishes, now } = parts;
  /** Tenants of which something was settled, and that are looked at once there is nothing more to send. */
  const touched = new Set<TenantId>();
  /** How often what the service took was looked at in vain. Tries that failed are none of these. */
  const looks = new Map<WishId, number>();

  /** Taken back while it was being looked at: then nothing more is done with it. */
  const isStill = ({ id }: RecordedWish): boolean => {
    const present = wishes.get(id);
    return present !== null && isPendingWish(present.stage);
  };

  const move = (
    { id }: RecordedWish,
    progress: WishProgress,
    action: string,
    detail: Readonly<Record<string, unknown>> = {},
  ): RecordedWish => {
    const next = wishes.move(id, progress, { action, at: instant(now()), detail });
    parts.onChange();
    return next;
  };

  const settle = (
    one: RecordedWish,
    verdict: Extract<Verdict, { step: 'settle' }>,
    found: SeenState | null,
    maybeSent: boolean,
  ) => {
    const { stage, reason, remedy } = verdict;
    const at = instant(now());
    const sentAt = one.sentAt ?? (maybeSent && stage === 'done' ? at : null);
    const progress = { stage, reason, remedy, found, settledAt: at, sentAt };
    looks.delete(one.id);
    const next = move(one, progress, 'access.settled', { reason, found });
    if (stage !== 'done') parts.onUncounted(next);
    // A decision on a review is shown as it was sent: a whole look for each would use up the tenant's budget.
    if (one.wish.kind !== 'judge' || stage !== 'done') touched.add(one.tenantId);
  };

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
  const confirm = async (one: RecordedWish, context: CarryContext): Promise<NextTry> => {
    const found = await lookAt(one, context, true);
    if (found === null) return null;
    const count = (looks.get(one.id) ?? 0) + 1;
    looks.set(one.id, count);
    if (count < MOST_LOOKS) return now() + waitOf(count);
    const reason = 'The service accepted it, but does not show it.';
    const remedy = 'Look at it in My Access of this tenant before you do it again.';
    settle(one, { step: 'settle', stage: 'refused', reason, remedy }, found, true);
    return null;
  };

  const advance = async (one: RecordedWish, signal: AbortSignal): Promise<NextTry> => {
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
      if (phase === 'writing' && isConflict(error)) return overtaken(current, context);
      if (phase === 'writing' && isRefused(error)) {
        return turnedDown(current, error, { context, maybeSent });
      }
      return setBack(current, error, phase, maybeSent);
    }
  };

  /** 409: somebody was faster, perhaps ourselves before the connection broke. Only a look tells. */
  const overtaken = async (one: RecordedWish, context: CarryContext): Promise<NextTry> => {
    try {
      if ((await lookAt(one, context, true)) === null) return null;
    } catch (error) {
      return setBack(one, error, 'after', true);
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
    { context, maybeSent }: { readonly context: CarryContext; readonly maybeSent: boolean },
  ): Promise<NextTry> => {
    try {
      if ((await lookAt(one, context, maybeSent)) === null) return null;
    } catch (cause) {
      parts.log.info(
        { tenantId: one.tenantId, err: cause },
        'what was turned down could not be seen',
      );
    }
    return setBack(one, error, 'writing', maybeSent);
  };

  /** @param maybeSent an earlier try may have reached the service: that this one did not changes nothing of it. */
  const setBack = (
    one: RecordedWish,
    error: unknown,
    phase: Phase,
    maybeSent: boolean,
  ): NextTry => {
    const { id, tenantId } = one;
    if (!isStill(one)) return null;
    const setback = setbackOf(error, phase);
    parts.log.info({ tenantId, id, err: error }, 'a wish about access could not be settled yet');
    const { reason, remedy } = setback;
    if (setback.kind === 'refused') {
      settle(one, { step: 'settle', stage: 'refused', reason, remedy }, null, phase === 'after');
      return null;
    }
    const stage = setback.kind === 'wait' && !maybeSent ? 'recorded' : one.stage;
    const attempts = one.attempts + (phase === 'writing' ? 0 : 1);
    // The trail hears of each reason once: a month offline is one line, not ten thousand.
    const told = { action: 'access.waits', at: instant(now()), detail: { reason } };
    wishes.move(id, { stage, reason, remedy, attempts }, reason === one.reason ? null : told);
    parts.onChange();
    return Math.max(
      now() + waitOf(attempts),
      setback.retryAt === null ? 0 : millis(setback.retryAt),
    );
  };

  return {
    /** Works off what a tenant has waiting. Answers when to come back; null when nothing waits. */
    sendTenant: async (tenantId: TenantId, signal: AbortSignal): Promise<NextTry> => {
      const account = parts.account();
      // What another person recorded waits until they sign in again: never sent under a second name.
      const due = wishes
        .listPending()
        .filter((one) => one.tenantId === tenantId && one.accountId === account?.id);
      try {
        for (const one of due) {
          if (signal.aborted || parts.account()?.id !== one.accountId) return now();
          const next = await advance(one, signal);
          if (next !== null) return next;
        }
        return null;
      } finally {
        if (touched.delete(tenantId)) parts.onSettled(tenantId);
      }
    },
  };
}

function waitOf(attempts: number): number {
  return Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(attempts, 9));
}

function isRefused(error: unknown): boolean {
  return error instanceof AppError && error.code === 'refused';
}

function isConflict(error: unknown): boolean {
  return error instanceof AppError && error.code === 'conflict';
}
