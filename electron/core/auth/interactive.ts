import type { AuthenticationResult } from '@azure/msal-node';
import type { TenantId } from '#shared/domain/tenant.ts';
import { AppError } from '#shared/errors.ts';
import { type Clock, instant, MINUTE_MS } from '#shared/time.ts';
import type { Fetch } from '../host.ts';
import type { Log } from '../log.ts';
import type { Sleep } from '../sleep.ts';
import type { Pca } from './pca-pool.ts';
import { ERROR_PAGE, SUCCESS_PAGE } from './result-pages.ts';
import type { Waiting } from './token-source.ts';

export const TIME_LIMIT_MS = 5 * MINUTE_MS;

/** Opens the sign-in page MSAL made, for the person; `tenantId` null is the first one, at home. */
export type OpenSignInPage = (url: string, tenantId: TenantId | null) => Promise<void>;

interface InteractiveParts {
  readonly openPage: OpenSignInPage;
  /** Reaches our own loopback address; used to end a sign-in that never comes back. */
  readonly fetch: Fetch;
  readonly now: Clock;
  readonly sleep: Sleep;
  readonly log: Log;
  readonly limitMs: number;
  readonly changed: () => void;
}

/** What the person started, from the moment they did. */
interface Start {
  /** Null is the first one, at home. */
  readonly tenantId: TenantId | null;
  readonly signal: AbortSignal | undefined;
}

export interface Step {
  /** A client made for this step alone: kept only if the sign-in is the right one (auth.md 6). */
  readonly pca: Pca;
  readonly authority: string;
  readonly scopes: readonly string[];
  readonly claims: string | null;
  /** The person expected; null lets the person choose an account. */
  readonly loginHint: string | null;
}

interface SignedIn {
  readonly pca: Pca;
  readonly result: AuthenticationResult;
}

interface Current extends Waiting {
  readonly stop: (reason: AppError) => void;
}

/**
 * The interactive part: one sign-in at a time waits for the browser. It ends with a result, by `cancel`,
 * by the time limit, or because another one is started; it never waits for ever (auth.md 0.8). What has to be
 * asked before its page can be opened counts: what was started last is what the person means.
 */
export function interactive(parts: InteractiveParts) {
  const { openPage, fetch, now, sleep, log, limitMs, changed } = parts;
  let current: Current | null = null;

  const cancelled = (why: string) => new AppError('cancelled', why);

  const run = async (
    { tenantId, signal }: Start,
    prepare: () => Promise<Step>,
  ): Promise<SignedIn> => {
    current?.stop(cancelled('Another sign-in was started.'));
    const { promise: stopped, reject } = Promise.withResolvers<never>();
    const over = new AbortController();
    let ended: AppError | null = null;
    let reply: Reply | null = null;

    const stop = (reason: AppError) => {
      if (ended !== null) return;
      ended = reason;
      reject(reason);
      if (reply) void refuse(fetch, reply).catch((error: unknown) => noteUnanswered(log, error));
    };
    const mine: Current = {
      tenantId,
      startedAt: instant(now()),
      expiresAt: instant(now() + limitMs),
      stop,
    };
    const onAbort = () => stop(cancelled('The sign-in was stopped.'));

    const openBrowser = async (url: string) => {
      if (ended !== null) throw ended;
      reply = replyOf(url);
      await openPage(url, tenantId);
    };
    const signIn = async (): Promise<SignedIn> => {
      const step = await prepare();
      if (ended !== null) throw ended;
      const { pca } = step;
      try {
        return { pca, result: await acquire(step, openBrowser) };
      } catch (error) {
        throw pca.failureOf(error);
      }
    };

    current = mine;
    changed();
    signal?.addEventListener('abort', onAbort, { once: true });
    if (signal?.aborted) onAbort();
    sleep(limitMs, over.signal).then(
      () => stop(tooLate(limitMs)),
      () => undefined, // it ended before the limit
    );
    try {
      return await Promise.race([stopped, signIn()]);
    } catch (error) {
      throw ended ?? error;
    } finally {
      over.abort();
      signal?.removeEventListener('abort', onAbort);
      if (current === mine) current = null;
      changed();
    }
  };

  return {
    run,
    waiting: (): Waiting | null => {
      if (current === null) return null;
      const { tenantId, startedAt, expiresAt } = current;
      return { tenantId, startedAt, expiresAt };
    },
    cancel: () => current?.stop(cancelled('The sign-in was cancelled.')),
  };
}

function acquire(step: Step, openBrowser: (url: string) => Promise<void>) {
  const { pca, authority, scopes, claims, loginHint } = step;
  return pca.app.acquireTokenInteractive({
    authority,
    scopes: [...scopes],
    openBrowser,
    successTemplate: SUCCESS_PAGE,
    errorTemplate: ERROR_PAGE,
    ...(claims !== null && { claims }),
    ...(loginHint === null ? { prompt: 'select_account' } : { loginHint }),
  });
}

function tooLate(limitMs: number): AppError {
  const minutes = Math.round(limitMs / MINUTE_MS);
  return new AppError(
    'timeout',
    `The sign-in was not finished in the browser in ${minutes} minutes.`,
    {
      remedy:
        'Start it again. If the page showed an error, its number tells your administrator why.',
    },
  );
}

/** Where MSAL waits for the answer of the page; both parts are in the address it gave us. */
interface Reply {
  readonly port: string;
  readonly state: string;
}

function replyOf(url: string): Reply | null {
  const query = new URL(url).searchParams;
  const redirect = query.get('redirect_uri');
  const state = query.get('state');
  if (redirect === null || state === null || !URL.canParse(redirect)) return null;
  return { port: new URL(redirect).port, state };
}

/** The answer a page gives when the person says no: MSAL closes its listener on it. */
async function refuse(fetch: Fetch, { port, state }: Reply): Promise<void> {
  await fetch(`http://127.0.0.1:${port}/`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ error: 'access_denied', state }).toString(),
    redirect: 'error',
  });
}

function noteUnanswered(log: Log, error: unknown): void {
  // MSAL may close the connection before its page was read: mostly this is the sign that it worked.
  log.debug({ error }, 'The listener of a stopped sign-in did not answer');
}
