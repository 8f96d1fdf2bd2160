import type { INetworkModule, NetworkRequestOptions, NetworkResponse } from '@azure/msal-node';
import { brokenConnection } from '#shared/connection.ts';
import type { Cloud } from '#shared/domain/cloud.ts';
import { AppError } from '#shared/errors.ts';
import { type Clock, type Hold, leftOf, millis, SECOND_MS } from '#shared/time.ts';
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
  readonly fetch: typeof globalThis.fetch;
  readonly now: Clock;
  /** Shared by all tenants. */
  readonly slots: Slots;
  readonly timeLimitMs?: number;
}

const TIME_LIMIT_MS = 20 * SECOND_MS;
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
    const signal = AbortSignal.timeout(timeLimitMs ?? TIME_LIMIT_MS);
    return request(fetch, url, { method, headers, body, redirect: 'error', signal }, signal);
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
  fetch: typeof globalThis.fetch,
  url: string,
  init: RequestInit,
  limit: AbortSignal,
): Promise<{ status: number; headers: Headers; body: unknown }> {
  let text: string;
  let response: Response;
  try {
    response = await fetch(url, init);
    text = await response.text();
  } catch (cause) {
    if (limit.aborted) {
      throw new AppError('timeout', 'The sign-in service did not answer in time.', { cause });
    }
    throw brokenConnection(cause);
  }
  const { status, headers } = response;
  return { status, headers, body: jsonOrNull(text, status) };
}

/** @throws AppError `bad-answer` for a success that cannot be read; a refusal may be a page of a proxy. */
function jsonOrNull(text: string, status: number): unknown {
  try {
    if (text.length <= LONGEST_ANSWER) return JSON.parse(text);
  } catch (cause) {
    if (status < 300) {
      throw new AppError('bad-answer', 'The sign-in service sent something unreadable.', { cause });
    }
  }
  return null;
}
