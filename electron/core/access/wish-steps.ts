import type { Verdict } from '#shared/domain/access/settle-decision.ts';
import type { RecordedWish, WishId } from '#shared/domain/access/wish.ts';
import { isPendingWish } from '#shared/domain/access/wish-stage.ts';
import type { SeenState } from '#shared/domain/access/seen-state.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import { toFailure } from '#shared/errors.ts';
import { type Clock, instant, SECOND_MS } from '#shared/time.ts';
import type { Log } from '../log.ts';
import { aboutAccess } from '../graph/access/access-remedy.ts';
import { type Attempt, type Setback, setbackOf } from '../outbox/failed-attempt.ts';
import { nextTryAt, waitMs } from '../outbox/waits.ts';
import type { AccessWishStore, WishProgress } from '../store/access-wish-store.ts';
import { holdsUp, type Wait } from './held-wishes.ts';

export interface WishStepsParts {
  readonly wishes: AccessWishStore;
  readonly now: Clock;
  readonly log: Log;
  readonly onChange: () => void;
  /** It ended otherwise than wished. */
  readonly onUncounted: (wish: RecordedWish) => void;
}

export interface WishAttempt extends Attempt {
  /** What the trail says it waits for, from before this try; null = nothing. */
  readonly waitedFor: string | null;
}

const FIRST_WAIT_MS = SECOND_MS;
/** A service that said yes and still shows the old state is looked at so often before a person is asked. */
const MOST_LOOKS = 8;

/** How wishes move on in the ledger: each step with its line in the audit trail, and what follows from it. */
export function wishSteps(parts: WishStepsParts) {
  const { wishes, now } = parts;
  /** Tenants in which something was settled that only a look shows: asked for when this turn of sending ends. */
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
    // What the look showed of a review's item stands with its decision (`standing-item.ts`): a whole look for
    // each would use up the tenant's budget.
    if (one.wish.kind !== 'judge' || stage !== 'done') touched.add(one.tenantId);
  };

  /** Counts one more look that told nothing. @returns how many there were. */
  const lookedAt = ({ id }: RecordedWish): number => {
    const count = (looks.get(id) ?? 0) + 1;
    looks.set(id, count);
    return count;
  };

  /**
   * The service said yes and does not show it. @returns when to look again; null: it was looked at often
   * enough, and the person is asked.
   */
  const unseen = (one: RecordedWish, found: SeenState): Wait | null => {
    const count = lookedAt(one);
    if (count < MOST_LOOKS) {
      return { until: now() + waitMs(count, FIRST_WAIT_MS), holds: 'thing' };
    }
    const reason = 'The service accepted it, but does not show it.';
    const remedy = 'Look at it in My Access of this tenant before you do it again.';
    settle(one, { step: 'settle', stage: 'refused', reason, remedy }, found, true);
    return null;
  };

  /** What a try in vain comes to. @returns when it is tried again; null: it is over. */
  const setBack = (
    one: RecordedWish,
    error: unknown,
    { phase, maybeSent, waitedFor }: WishAttempt,
  ): Wait | null => {
    const { id, tenantId } = one;
    if (!isStill(one)) return null;
    // One no to a look may be of the moment (a role that comes and goes); many are an answer.
    const isClosed = phase === 'after' && isOutOfSight(error) && lookedAt(one) >= MOST_LOOKS;
    const lost = isClosed ? outOfSight(one, error) : null;
    const setback = lost ?? setbackOf(aboutAccess(error), phase);
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
    wishes.move(id, { stage, reason, remedy, attempts }, reason === waitedFor ? null : told);
    if (toFailure(error).code === 'offline') {
      wishes.noteOffline(tenantId, one.accountId, instant(now()));
    }
    parts.onChange();
    const until = nextTryAt(now(), waitMs(attempts, FIRST_WAIT_MS), setback.retryAt);
    return { until, holds: holdsUp(error) };
  };

  return {
    isStill,
    move,
    settle,
    unseen,
    setBack,
    /** Whether something was settled in the tenant, since this was asked last, that only a look at it shows. */
    takeTouched: (tenantId: TenantId): boolean => touched.delete(tenantId),
  };
}

/** It is closed to the person: they may not look at it. */
function isOutOfSight(error: unknown): boolean {
  const { code } = toFailure(error);
  return code === 'no-role' || code === 'not-a-member';
}

/** Sent, and closed to the person since: no look will ever tell what became of it. */
function outOfSight(
  { stage }: RecordedWish,
  error: unknown,
): Extract<Setback, { kind: 'refused' }> {
  const { message } = toFailure(error);
  const sent = stage === 'sent' ? 'It was sent' : 'It may have arrived';
  return {
    kind: 'refused',
    reason: `${sent}, but you may not see any more what became of it. ${message}`,
    remedy: 'Ask an administrator of the tenant whether it was carried out.',
  };
}
