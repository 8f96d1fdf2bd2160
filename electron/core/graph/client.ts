import type { z } from 'zod';
import type { TokenBundle } from '#shared/domain/scopes.ts';
import type { TenantId } from '#shared/domain/tenant.ts';

/** The part of sign-in that Graph needs: a token of one tenant, silently. */
export interface TokenGiver {
  token(
    tenantId: TenantId,
    bundle: TokenBundle,
    options?: { readonly claims?: string; readonly force?: boolean; readonly signal?: AbortSignal },
  ): Promise<string>;
}

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
  readonly signal?: AbortSignal;
}

/** An answer of class 2xx, not parsed. `206` means that a provider behind Graph did not answer. */
export interface RawAnswer {
  readonly status: number;
  readonly body: Uint8Array;
  readonly headers: Headers;
}

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
  /** Writes are not repeated, except where the service certainly did not carry them out (429, 401). */
  patch(path: string, body: unknown, call?: GraphCall): Promise<unknown>;
  post(path: string, body: unknown, call?: GraphCall): Promise<unknown>;
}
