import type { INetworkModule, NetworkRequestOptions, NetworkResponse } from '@azure/msal-node';
import { brokenConnection } from '#shared/connection.ts';
import type { Cloud } from '#shared/domain/cloud.ts';
import { AppError } from '#shared/errors.ts';
import { type Clock, type Hold, leftOf, millis, SECOND_MS } from '#shared/time.ts';
import type { Fetch } from '../host.ts';
import { wholeBody } from '../whole-body.ts';
import { onLogin } from './authority.ts';
import { failureOf, isSpent } from './entra-errors.ts';
import { refusalFrom } from './refusal.ts';
import type { Slots } from './slots.ts';

/** Why the last request of this tenant brought no token. */
export interface Trouble {
  readonly error: AppError;
  /** The refresh token that was used is of no use any more. */
  readonly spent: boolean;
}

/** The way of one MSAL client to the network. */
export interface EntraNetwork {
  readonly client: INetworkModule;
  /** The trouble of the request that just failed, once: MSAL itself passes on only a part of it. */
  takeTrouble(): Trouble | null;
}

interface NetworkParts {
  readonly cloud: Cloud;
  readonly fetch: Fetch;
  readonly now: Clock;
  /** Shared by all tenants. */
  readonly slots: Slots;
  readonly timeLimitMs?: number;
}

/** What goes to the service; how it is sent is decided below. */
type Sent = Pick<RequestInit, 'method' | 'headers' | 'body'>;

const TIME_LIMIT_MS = 20 * SECOND_MS;
/** Bytes. A token answer with its groups has a few thousand. */
const LONGEST_ANSWER = 1024 * 1024;

/**
 * MSAL's network over the host's fetch, for one tenant: only to the cloud's own login address, with a time
 * limit, one retry on a broken socket, and our own memory of a wait the service asked for. Whatever is no
 * success never reaches MSAL: it would keep throttling and tokens in ways of its own.
 */
export function entraNetwork({
  cloud,
  fetch,
  now,
  slots,
  timeLimitMs,
}: NetworkParts): EntraNetwork {
  let trouble: Trouble | null = null;
  let held: (Hold & { readonly error: AppError }) | null = null; // the service named a time before which it wants to hear nothing

  const attempt = (url: string, method: string, options: NetworkRequestOptions | undefined) => {
    const body = method === 'POST' ? (options?.body ?? '') : null;
    const headers = options?.headers ?? {};
    const limit = AbortSignal.timeout(timeLimitMs ?? TIME_LIMIT_MS);
    return request(fetch, url, { method, headers, body }, limit);
  };

  const send = async (method: string, url: string, options: NetworkRequestOptions | undefined) => {
    if (held && leftOf(held, now()) > 0) throw held.error;
    const target = onLogin(cloud, url);
    const { status, headers, body } = await slots.run(async () => {
      try {
        return await attempt(target, method, options);
      } catch (error) {
        const broken = error instanceof AppError && error.code === 'service-error';
        if (!broken) throw error;
        return attempt(target, method, options); // a kept connection that had died meanwhile
      }
    });
    if (status >= 200 && status < 300) return { status, body };
    const refusal = refusalFrom(status, headers, body, now);
    const error = failureOf(refusal, now);
    trouble = { error, spent: isSpent(refusal) };
    if (error.retryAt !== null) held = { plannedAt: now(), until: millis(error.retryAt), error };
    throw error;
  };

  const go = async <T>(method: string, url: string, options: NetworkRequestOptions | undefined) => {
    trouble = null;
    try {
      const { status, body } = await send(method, url, options);
      // The one cast: MSAL names the type it expects and checks the members itself.
      return { status, headers: {}, body: body as T } satisfies NetworkResponse<T>;
    } catch (error) {
      if (trouble === null && error instanceof AppError) trouble = { error, spent: false };
      throw error;
    }
  };

  return {
    client: {
      sendGetRequestAsync: (url, options) => go('GET', url, options),
      sendPostRequestAsync: (url, options) => go('POST', url, options),
    },
    takeTrouble: () => {
      const taken = trouble;
      trouble = null;
      return taken;
    },
  };
}

async function request(
  fetch: Fetch,
  url: string,
  init: Sent,
  limit: AbortSignal,
): Promise<{ status: number; headers: Headers; body: unknown }> {
  const more = new AbortController();
  const signal = AbortSignal.any([limit, more.signal]);
  try {
    const response = await fetch(url, { ...init, redirect: 'error', signal });
    const { status, headers } = response;
    const body = await bodyOf(response, () => more.abort());
    return { status, headers, body };
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    if (limit.aborted) {
      throw new AppError('timeout', 'The sign-in service did not answer in time.', { cause });
    }
    throw brokenConnection(cause);
  }
}

/**
 * The answer as JSON; null for a refusal that is none, such as the page of a proxy.
 * @throws AppError `bad-answer` for a success that cannot be read or is past `LONGEST_ANSWER`.
 */
async function bodyOf(response: Response, stop: () => void): Promise<unknown> {
  try {
    const most = LONGEST_ANSWER;
    const bytes = await wholeBody(response, { most, from: 'The sign-in service', stop });
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch (cause) {
    const unreadable = cause instanceof SyntaxError || cause instanceof AppError;
    if (unreadable && !response.ok) return null;
    if (!(cause instanceof SyntaxError)) throw cause;
    throw new AppError('bad-answer', 'The sign-in service sent something unreadable.', { cause });
  }
}
