import type { Account } from '#shared/contract/session.ts';
import type { Cloud } from '#shared/domain/cloud.ts';
import { scopesOf } from '#shared/domain/scopes.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import { AppError, type Failure, toFailure } from '#shared/errors.ts';
import type { Clock } from '#shared/time.ts';
import type { Fetch, SecretBox } from '../host.ts';
import type { Log } from '../log.ts';
import type { Sleep } from '../sleep.ts';
import { authorityOf } from './authority.ts';
import { accountOf, assertOwn, notSignedIn, untilStopped } from './guards.ts';
import { interactive, type OpenSignInPage, TIME_LIMIT_MS } from './interactive.ts';
import { pcaFactory } from './pca-factory.ts';
import { HOME_SLOT, sealedSignIns } from './sealed-sign-ins.ts';
import type { SignInStore } from './sign-in-store.ts';
import { tenantTokens } from './tenant-tokens.ts';
import type { StepOptions, TokenSource } from './token-source.ts';

export interface TokenSourceParts {
  readonly cloud: Cloud;
  /** The application registration of the MSSP. */
  readonly clientId: string;
  /** Where the person signs in first; null: wherever the account is at home. */
  readonly homeTenantId: TenantId | null;
  readonly fetch: Fetch;
  readonly now: Clock;
  readonly sleep: Sleep;
  readonly secretBox: SecretBox;
  readonly store: SignInStore;
  readonly openPage: OpenSignInPage;
  readonly log: Log;
  /** How long a sign-in waits for the browser; five minutes. */
  readonly limitMs?: number;
}

/** Sign-in with MSAL behind our own interface (auth.md 8). */
export function msalTokenSource(parts: TokenSourceParts): TokenSource {
  const { cloud, homeTenantId, log } = parts;
  const listeners = new Set<() => void>();
  const kept = sealedSignIns(parts);
  const newPca = pcaFactory(parts);
  /** What a tenant last asked a sign-in for. Kept here: claims never leave sign-in. */
  const wanted = new Map<TenantId, string>();
  let account: Account | null = null;
  let failure: Failure | null = null;
  let attempts = 0;
  /** Sign-ins that were taken in, and sign-outs: what was asked before the last one says nothing any more. */
  let changes = 0;

  const changed = () => {
    for (const listener of listeners) listener();
  };
  const steps = interactive({ ...parts, limitMs: parts.limitMs ?? TIME_LIMIT_MS, changed });
  const tenants = tenantTokens({ ...parts, kept, newPca, account: () => account });

  const signedIn = (): Account => {
    if (account === null) throw notSignedIn();
    return account;
  };

  /** The session says why home no longer answers; a tenant's own trouble is the tenant's state. */
  const noteHome = (tenantId: TenantId, next: Failure | null) => {
    if (tenantId !== account?.homeTenantId || failure?.message === next?.message) return;
    failure = next;
    changed();
  };

  const note = (tenantId: TenantId, error: unknown, asked: string | null) => {
    if (!(error instanceof AppError) || error.code !== 'needs-sign-in') return;
    const claims = error.claims ?? asked;
    if (claims !== null) wanted.set(tenantId, claims);
    noteHome(tenantId, toFailure(error));
  };

  /** Runs what the person started; how what they started last ends is what the session shows. */
  const attempt = async <T>(work: () => Promise<T>): Promise<T> => {
    attempts += 1;
    const mine = attempts;
    failure = null;
    try {
      return await work();
    } catch (error) {
      if (mine === attempts) failure = toFailure(error);
      throw error;
    } finally {
      changed();
    }
  };

  const token: TokenSource['token'] = async (tenantId, bundle, options = {}) => {
    const began = changes;
    try {
      const work = tenants.token(signedIn(), tenantId, bundle, options);
      const answer = await untilStopped(work, options.signal);
      if (began === changes) noteHome(tenantId, null);
      return answer;
    } catch (error) {
      if (began === changes) note(tenantId, error, options.claims ?? null);
      throw error;
    }
  };

  const signIn = async (signal: AbortSignal | undefined): Promise<Account> => {
    const home = homeTenantId ?? 'organizations';
    const { pca, result } = await steps.run({ tenantId: null, signal }, async () => ({
      pca: await newPca(home),
      authority: authorityOf(cloud, home),
      scopes: scopesOf('read', cloud.graph),
      claims: null,
      loginHint: null,
    }));
    const person = accountOf(result);
    assertOwn(result, homeTenantId ?? person.homeTenantId, account ?? person);
    account = person;
    changes += 1;
    await tenants.startFrom(person, pca);
    return person;
  };

  /** The claims of the tenant's last refusal; after a restart it is asked once more to learn them. */
  const claimsOf = async (tenantId: TenantId): Promise<string | null> => {
    if (!wanted.has(tenantId)) {
      await token(tenantId, 'read', { force: true }).catch((error: unknown) => {
        log.debug({ tenantId, error }, 'Asked what the tenant wants of a sign-in');
      });
    }
    return wanted.get(tenantId) ?? null;
  };

  const signInTo = async (tenantId: TenantId, { claims, signal }: StepOptions) => {
    const person = signedIn();
    const { pca, result } = await steps.run({ tenantId, signal }, async () => ({
      pca: await newPca(tenantId),
      authority: authorityOf(cloud, tenantId),
      scopes: scopesOf('read', cloud.graph),
      claims: claims ?? (await claimsOf(tenantId)),
      loginHint: person.username,
    }));
    assertOwn(result, tenantId, person);
    wanted.delete(tenantId);
    changes += 1;
    await tenants.takeIn(person, tenantId, pca);
  };

  const restore = async () => {
    const stored = await kept.load(HOME_SLOT);
    if (stored !== null) account = stored.account;
  };

  return {
    account: () => account,
    token,
    signIn: (signal) => attempt(() => signIn(signal)),
    signInTo: (tenantId, options = {}) => attempt(() => signInTo(tenantId, options)),
    waiting: () => steps.waiting(),
    failure: () => failure,
    cancel: () => steps.cancel(),
    lock: () => tenants.drop(),
    signOut: async () => {
      steps.cancel();
      changes += 1;
      account = null;
      failure = null;
      wanted.clear();
      tenants.drop();
      changed();
      await kept.clear();
    },
    restore: () =>
      attempt(restore).catch((error: unknown) => {
        log.warn({ error }, 'The stored sign-in cannot be used; the person signs in again');
      }),
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
