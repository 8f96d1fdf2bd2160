import { z } from 'zod';
import type { Cloud } from '#shared/domain/cloud.ts';
import type { TokenBundle } from '#shared/domain/scopes.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import { AppError } from '#shared/errors.ts';
import { graphUrl, pageLink } from './address.ts';
import { type Answer, LIMITS, type Limits } from './exchange.ts';
import { RETRIES } from './retry.ts';
import type { Sending } from './attempt.ts';
import { type SenderParts, sender } from './sender.ts';

export type { TokenGiver } from './sender.ts';

export interface GraphCall {
  /** OData options as written in the reference (`$filter`…); encoded here. */
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** Default `read`. */
  readonly bundle?: TokenBundle;
  /** Default `v1.0`. */
  readonly version?: 'v1.0' | 'beta';
  /** How often an idempotent read is tried again; default 4. */
  readonly retries?: number;
  /** False: a write that is asked to wait (429) is `throttled` at once, for the caller to look again first. */
  readonly waits?: boolean;
  readonly signal?: AbortSignal;
}

/** An answer of class 2xx, not parsed. `206` means that a provider behind Graph did not answer. */
export type RawAnswer = Answer;

/**
 * Graph of one tenant. Rejects with AppError: `throttled` (with `retryAt`), `offline`, `timeout`,
 * `service-error`, `bad-answer`, `needs-sign-in` (with `claims`), `needs-consent`, `no-role`,
 * `not-found`, `conflict`, `refused`, `cancelled`, and whatever the token source says.
 */
export interface GraphClient {
  readonly tenantId: TenantId;
  /** GET, parsed as JSON. `path` begins with `/` and follows the version. */
  get(path: string, call?: GraphCall): Promise<unknown>;
  /** GET, parsed with a schema; an answer that does not fit is `bad-answer`. */
  getParsed<T>(path: string, schema: z.ZodType<T>, call?: GraphCall): Promise<T>;
  /** GET, as bytes. */
  raw(path: string, call?: GraphCall): Promise<RawAnswer>;
  /** GET of an `@odata.nextLink`, as bytes; refused unless it lies on the cloud's Graph address. */
  follow(nextLink: string, call?: Omit<GraphCall, 'query' | 'version'>): Promise<RawAnswer>;
  followParsed<T>(
    nextLink: string,
    schema: z.ZodType<T>,
    call?: Omit<GraphCall, 'query' | 'version'>,
  ): Promise<T>;
  /** Writes are not repeated, except where the service certainly did not carry them out (429, 401). */
  patch(path: string, body: unknown, call?: GraphCall): Promise<unknown>;
  post(path: string, body: unknown, call?: GraphCall): Promise<unknown>;
  /** A person asks: a tenant that is left alone after failures is tried with the next call. */
  tryNow(): void;
}

export interface GraphParts extends Omit<SenderParts, 'limits'> {
  readonly cloud: Cloud;
  readonly limits?: Limits;
}

/** Makes the client of one tenant. It lives as long as the tenant: budget, waits and breaker are its own. */
export function graphClient(parts: GraphParts): GraphClient {
  const { tenantId, cloud } = parts;
  const { send, tryNow } = sender({ ...parts, limits: parts.limits ?? LIMITS });

  const address = (path: string, call: GraphCall) =>
    graphUrl(cloud, call.version ?? 'v1.0', path, call.query);

  const sending = (method: Sending['method'], url: string, body: unknown, call: GraphCall) =>
    send({
      method,
      url,
      body: body === undefined ? null : JSON.stringify(body),
      headers: call.headers ?? {},
      bundle: call.bundle ?? (method === 'GET' ? 'read' : 'respond'),
      retries: method === 'GET' ? (call.retries ?? RETRIES) : 0,
      waits: call.waits ?? true,
      signal: call.signal,
    });

  const raw = (path: string, call: GraphCall = {}): Promise<RawAnswer> =>
    sending('GET', address(path, call), undefined, call);
  const follow = async (nextLink: string, call: GraphCall = {}): Promise<RawAnswer> =>
    sending('GET', pageLink(cloud, nextLink), undefined, call);
  const get = async (path: string, call: GraphCall = {}) => json(await raw(path, call));
  const write = (method: 'PATCH' | 'POST') => {
    return async (path: string, body: unknown, call: GraphCall = {}) =>
      json(await sending(method, address(path, call), body, call));
  };

  return {
    tenantId,
    raw,
    get,
    getParsed: async (path, schema, call) => parsed(schema, await get(path, call)),
    follow,
    followParsed: async (nextLink, schema, call) =>
      parsed(schema, json(await follow(nextLink, call))),
    patch: write('PATCH'),
    post: write('POST'),
    tryNow,
  };
}

/** @throws AppError `bad-answer`. An empty body (204) is null. */
function json({ body, status }: RawAnswer): unknown {
  if (body.byteLength === 0) return null;
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch (cause) {
    throw new AppError('bad-answer', 'The answer of the service could not be read.', {
      cause,
      status,
      support: `HTTP ${status} · ${body.byteLength} bytes that are no JSON`,
    });
  }
}

/** One page of a list: its items, and the address of the next one or null. */
export function pageOf<T>(item: z.ZodType<T>) {
  return z
    .object({ value: z.array(item), '@odata.nextLink': z.string().nullish() })
    .transform(({ value, '@odata.nextLink': next }) => ({ value, next: next ?? null }));
}

/** @throws AppError `bad-answer` naming the members that do not fit, never their values. */
export function parsed<T>(schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const where = result.error.issues.map(({ path, code }) => `${path.join('.')} (${code})`);
  throw new AppError(
    'bad-answer',
    'The answer of the service has a form this version does not know.',
    {
      cause: result.error,
      support: where.slice(0, 5).join(', '),
    },
  );
}
