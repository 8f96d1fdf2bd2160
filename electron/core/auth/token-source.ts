import type { Account } from '#shared/contract/session.ts';
import type { TokenBundle } from '#shared/domain/scopes.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import type { Failure } from '#shared/errors.ts';
import type { Instant } from '#shared/time.ts';

export interface TokenOptions {
  /** JSON of a claims challenge; skips the cached token. */
  readonly claims?: string;
  /** Asks for a new token although the cached one still lives (after a role activation). */
  readonly force?: boolean;
  readonly signal?: AbortSignal;
}

export interface StepOptions {
  /** Claims to sign in with; left out: those the tenant last asked for. */
  readonly claims?: string | null;
  readonly signal?: AbortSignal;
}

/** An interactive sign-in that waits for the person in the browser. `tenantId` null: the one at home. */
export interface Waiting {
  readonly tenantId: TenantId | null;
  readonly startedAt: Instant;
  readonly expiresAt: Instant;
}

/**
 * The one door to sign-in. Everything rejects with AppError; its code names the state of the tenant
 * (`needs-sign-in`, `needs-consent`, `not-a-member`, `no-role`, `blocked-by-policy`, `misconfigured`,
 * `throttled` with `retryAt`, `offline`…). Never opens a browser unless `signIn` or `signInTo` is called.
 */
export interface TokenSource {
  /** Who is signed in, from memory. */
  account(): Account | null;
  /** An access token of this tenant and nobody else's; silent. */
  token(tenantId: TenantId, bundle: TokenBundle, options?: TokenOptions): Promise<string>;
  /** The first sign-in, at home. Replaces one that still waits. */
  signIn(signal?: AbortSignal): Promise<Account>;
  /** The one interactive step a tenant asks for. */
  signInTo(tenantId: TenantId, options?: StepOptions): Promise<void>;
  waiting(): Waiting | null;
  /** Why the last sign-in or restart did not lead to an account; null when it did. */
  failure(): Failure | null;
  /** Ends the interactive sign-in that waits; it rejects with `cancelled`. */
  cancel(): void;
  /** Forgets access tokens held in memory (the desk was locked); the sign-in stays. */
  lock(): void;
  /** Wipes memory and stored sign-ins. */
  signOut(): Promise<void>;
  /** At start: takes up the stored sign-in, if there is one that can be read. */
  restore(): Promise<void>;
  /** Called after account, waiting or failure changed. Returns the way to stop. */
  onChange(listener: () => void): () => void;
}
