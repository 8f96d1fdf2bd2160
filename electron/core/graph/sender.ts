import type { TokenBundle } from '#shared/domain/scopes.ts';
import { retryAfterMs } from '#shared/connection.ts';
import { AppError } from '#shared/errors.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import { type Clock, type Hold, instant, leftOf } from '#shared/time.ts';
import type { Log } from '../log.ts';
import type { Sleep } from '../sleep.ts';
import { type AttemptParts, attempt, type Sending } from './attempt.ts';
import { breaker } from './breaker.ts';
import { challengeOf } from './challenge.ts';
import type { Answer } from './exchange.ts';
import { refusalOf } from './refusal.ts';
import { backoffMs, LONGEST_WAIT_MS } from './retry.ts';

/** The part of sign-in that Graph needs: a token of one tenant, silently. */
export interface TokenGiver {
  token(
    tenantId: TenantId,
    bundle: TokenBundle,
    options?: { readonly claims?: string; readonly force?: boolean; readonly signal?: AbortSignal },
  ): Promise<string>;
}

export interface SenderParts extends AttemptParts {
  readonly tokens: TokenGiver;
  readonly now: Clock;
  readonly sleep: Sleep;
  /** 0 up to 1; for the jitter of the back-off. */
  readonly random: () => number;
  readonly log: Log;
  /** A request found no way to the service, or was answered by it, whatever the answer. */
  readonly onWay?: (way: 'lost' | 'reached') => void;
}

/** What the attempts of one request remember of each other. */
interface Course {
  /** Waits that were sat out. */
  retried: number;
  /** What the next token has to be: once. */
  next: { readonly claims?: string; readonly force?: true };
  /** A 401 was answered with another token once; there is no second time. */
  renewed: boolean;
}

const WRITE_WAITS = 4;

function waitsOf({ waits }: Sending): number {
  return waits ? WRITE_WAITS : 0;
}

/** Sends requests of one tenant: budget, gate, token, one challenge, waits, retries, breaker. */
export function sender(parts: SenderParts) {
  const { tenantId, tokens, now, sleep, random, log, onWay } = parts;
  const fuse = breaker(now);
  let held: Hold | null = null; // the service named a time before which it wants to hear nothing

  const throttled = (cause: AppError | null) =>
    new AppError('throttled', 'The service asked to wait before the next request.', {
      retryAt: instant(now() + leftOf(held, now())),
      remedy: 'Nothing to do: it is asked again at that time.',
      support: cause?.support ?? null,
      status: 429,
    });

  /** Sits out a short wait; a long one is the caller's to plan. */
  const wait = async (ms: number, signal: AbortSignal | undefined, tooLong: () => AppError) => {
    if (ms <= 0) return;
    if (ms > LONGEST_WAIT_MS) throw tooLong();
    await sleep(ms, signal);
  };

  const once = async (sending: Sending, course: Course): Promise<Answer> => {
    const { bundle, signal } = sending;
    const { next } = course;
    course.next = {}; // the token source keeps the new token; a plain call gets it from now on
    try {
      const token = await tokens.token(tenantId, bundle, { ...next, ...(signal && { signal }) });
      return await attempt(parts, sending, token);
    } catch (error) {
      throw withClaims(error, next.claims ?? null);
    }
  };

  /** Looks at an answer that is no success: returns when the request may be sent again, else throws. */
  const afterRefusal = async (answer: Answer, sending: Sending, course: Course) => {
    const { status, headers } = answer;
    const challenge = challengeOf(status, headers);
    if ((status === 401 || challenge !== null) && !course.renewed) {
      course.renewed = true;
      course.next = challenge === null ? { force: true } : { claims: challenge };
      return; // refused before it was carried out, so a write may go again as well
    }
    const refusal = refusalOf(answer, sending.method);
    if (challenge !== null) {
      const { message, support } = refusal;
      const remedy = 'Sign in to this tenant.';
      throw new AppError('needs-sign-in', message, { support, status, remedy, claims: challenge });
    }
    if (status !== 429 && status < 500) throw refusal;

    const waitMs =
      retryAfterMs(headers.get('retry-after'), now) ?? backoffMs(course.retried, random);
    if (status === 429) {
      const longest = Math.max(leftOf(held, now()), waitMs);
      held = { plannedAt: now(), until: now() + longest };
    }
    const most = status === 429 && sending.method !== 'GET' ? waitsOf(sending) : sending.retries;
    const last = () => (status === 429 ? throttled(refusal) : refusal);
    if (course.retried >= most) throw last();
    course.retried += 1;
    log.info({ tenantId, status, waitMs, retried: course.retried }, 'Graph is asked again');
    await wait(waitMs, sending.signal, last);
  };

  const afterFailure = async (error: unknown, sending: Sending, course: Course) => {
    const again = error instanceof AppError && ['timeout', 'service-error'].includes(error.code);
    // With `retryAt` sign-in itself asked to wait; sooner makes no sense.
    if (!again || error.retryAt !== null || course.retried >= sending.retries) throw error;
    const waitMs = backoffMs(course.retried, random);
    course.retried += 1;
    log.info(
      { tenantId, code: error.code, waitMs, retried: course.retried },
      'Graph is asked again',
    );
    await wait(waitMs, sending.signal, () => error);
  };

  const course = async (sending: Sending): Promise<Answer> => {
    const state: Course = { retried: 0, next: {}, renewed: false };
    for (;;) {
      const heldMs = leftOf(held, now());
      if (heldMs > 0 && !sending.waits) throw throttled(null);
      await wait(heldMs, sending.signal, () => throttled(null));
      let answer: Answer;
      try {
        answer = await once(sending, state);
      } catch (error) {
        await afterFailure(error, sending, state);
        continue;
      }
      if (answer.status >= 200 && answer.status < 300) return answer;
      await afterRefusal(answer, sending, state);
    }
  };

  const send = async (sending: Sending): Promise<Answer> => {
    fuse.enter();
    try {
      const answer = await course(sending);
      fuse.succeeded();
      onWay?.('reached');
      return answer;
    } catch (error) {
      if (isLost(error)) onWay?.('lost');
      else if (isAnswer(error)) onWay?.('reached');
      if (isServiceDown(error)) fuse.failed();
      else if (isAnswer(error)) fuse.succeeded();
      else fuse.undecided();
      throw error;
    }
  };
  return { send, tryNow: fuse.tryNow };
}

/** The tenant's service itself is in trouble; no network, no token and no permission are not its fault. */
function isServiceDown(error: unknown): boolean {
  return (
    error instanceof AppError && ['timeout', 'service-error', 'bad-answer'].includes(error.code)
  );
}

/** No way there; a service that is slow, fails or breaks off is something else. */
function isLost(error: unknown): boolean {
  return error instanceof AppError && error.code === 'offline';
}

function isAnswer(error: unknown): boolean {
  return error instanceof AppError && error.status !== null;
}

/** Where no silent token meets a challenge, the person needs its claims for the interactive step. */
function withClaims(error: unknown, claims: string | null): unknown {
  const silentIsOver = error instanceof AppError && error.code === 'needs-sign-in';
  if (!silentIsOver || claims === null || error.claims !== null) return error;
  const { message, remedy, support } = error;
  return new AppError('needs-sign-in', message, { cause: error, remedy, support, claims });
}
