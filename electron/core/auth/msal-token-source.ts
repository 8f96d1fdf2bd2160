import type { AuthenticationResult } from '@azure/msal-node';
import type { Account } from '#shared/contract/session.ts';
import type { Cloud } from '#shared/domain/cloud.ts';
import { scopesOf, type TokenBundle } from '#shared/domain/scopes.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import { AppError, type Failure, toFailure } from '#shared/errors.ts';
import type { Clock } from '#shared/time.ts';
import type { SecretBox } from '../host.ts';
import type { Log } from '../log.ts';
import type { Sleep } from '../sleep.ts';
import { authorityOf } from './authority.ts';
import { accountOf, assertOwn, notSignedIn, untilStopped } from './guards.ts';
import { interactive, type OpenSignInPage, TIME_LIMIT_MS } from './interactive.ts';
import { msalFailure } from './msal-failure.ts';
import { pcaFactory } from './pca-factory.ts';
import { accountFor, type Pca, pcaPool } from './pca-pool.ts';
import { HOME_SLOT, sealedSignIns, seedOf, storedSignIn } from './sealed-sign-ins.ts';
import type { SignInStore } from './sign-in-store.ts';
import type { TokenOptions, TokenSource } from './token-source.ts';

export interface TokenSourceParts {
  readonly cloud: Cloud;
  /** The application registration of the MSSP. */
  readonly clientId: string;
  /** Where the person signs in first; null: wherever the account is at home. */
  readonly homeTenantId: TenantId | null;
  readonly fetch: typeof globalThis.fetch;
  readonly now: Clock;
  readonly sleep: Sleep;
  readonly secretBox: SecretBox;
  readonly store: SignInStore;
  readonly openPage: OpenSignInPage;
  readonly log: Log;
  readonly limitMs?: number;
}

/** More than the growth case of tenants: dropping a client drops its access tokens. */
const CLIENTS_KEPT = 600;

/** Sign-in with MSAL behind our own interface (auth.md 8). */
export function msalTokenSource(parts: TokenSourceParts): TokenSource {
  const { cloud, now, log } = parts;
  const listeners = new Set<() => void>();
  const newPca = pcaFactory(parts);
  const kept = sealedSignIns(parts);
  let account: Account | null = null;
  let failure: Failure | null = null;
  /** What a tenant last asked a sign-in for. Kept here: claims never leave sign-in. */
  const wanted = new Map<TenantId, string>();
  let signIns = 0; // what a client of an earlier sign-in learns is not kept over that of a later one

  const changed = () => {
    for (const listener of listeners) listener();
  };
  const steps = interactive({ ...parts, limitMs: parts.limitMs ?? TIME_LIMIT_MS, changed });

  /** The tenant's own sign-in; one that cannot be read is no reason to stop, home may do. */
  const ownSignIn = async (tenantId: string) => {
    try {
      return await kept.load(tenantId);
    } catch (error) {
      log.warn(
        { tenantId, error },
        'The stored sign-in of a tenant cannot be read; using that of home',
      );
      return null;
    }
  };

  const pool = pcaPool({
    most: CLIENTS_KEPT,
    make: async (tenantId) => {
      const isHome = tenantId === account?.homeTenantId;
      const seed = (isHome ? null : await ownSignIn(tenantId)) ?? (await kept.load(HOME_SLOT));
      if (seed === null) throw notSignedIn();
      const pca = newPca(tenantId);
      pca.app.getTokenCache().deserialize(seedOf(seed));
      return pca;
    },
  });

  const keep = async (slot: string, person: Account, { app }: Pca) => {
    await kept.save(slot, storedSignIn(person, app.getTokenCache().serialize()));
  };

  const silent = async (
    pca: Pca,
    person: Account,
    tenantId: TenantId,
    bundle: TokenBundle,
    { claims, force }: TokenOptions,
  ): Promise<AuthenticationResult> => {
    const isHome = tenantId === person.homeTenantId;
    try {
      return await pca.app.acquireTokenSilent({
        account: await accountFor(pca, tenantId),
        authority: authorityOf(cloud, tenantId),
        scopes: scopesOf(bundle, cloud.graph),
        ...(claims !== undefined && { claims }),
        ...(force === true && { forceRefresh: true }),
      });
    } catch (cause) {
      const trouble = pca.network.takeTrouble();
      if (trouble?.spent && !isHome) {
        // Another try may do with the sign-in of home; this one is over.
        pool.drop(tenantId);
        await kept.forget(tenantId);
      }
      throw trouble?.error ?? msalFailure(cause, pca.network, now);
    }
  };

  const signedIn = (): Account => {
    if (account === null) throw notSignedIn();
    return account;
  };

  /** @throws AppError `needs-sign-in` when somebody signed out, or another person in, meanwhile. */
  const assertStill = (person: Account) => {
    if (account?.id !== person.id) throw notSignedIn();
  };

  const token = async (tenantId: TenantId, bundle: TokenBundle, options: TokenOptions) => {
    const person = signedIn();
    const began = signIns;
    const isHome = tenantId === person.homeTenantId;
    const result = await pool.use(tenantId, async (pca) => {
      const answer = await silent(pca, person, tenantId, bundle, options);
      assertOwn(answer, tenantId, person);
      assertStill(person);
      if (answer.fromCache || signIns !== began) return answer;
      const own = isHome ? HOME_SLOT : (await ownSignIn(tenantId)) && tenantId;
      if (own) await keep(own, person, pca); // the refresh token may be a new one
      return answer;
    });
    assertStill(person);
    return result.accessToken;
  };

  const note = (tenantId: TenantId, error: unknown, asked: string | null = null) => {
    if (!(error instanceof AppError) || error.code !== 'needs-sign-in') return;
    const claims = error.claims ?? asked;
    if (claims !== null) wanted.set(tenantId, claims);
    noteHome(tenantId, toFailure(error));
  };

  /** The session view says why home no longer answers; a tenant's own trouble is the tenant's state. */
  const noteHome = (tenantId: TenantId, next: Failure | null) => {
    if (tenantId !== account?.homeTenantId || failure?.message === next?.message) return;
    failure = next;
    changed();
  };

  const attempt = async <T>(work: () => Promise<T>): Promise<T> => {
    failure = null;
    try {
      return await work();
    } catch (error) {
      failure = toFailure(error);
      throw error;
    } finally {
      changed();
    }
  };

  const signIn = async (signal: AbortSignal | undefined): Promise<Account> => {
    const home = parts.homeTenantId ?? 'organizations';
    const pca = newPca(home);
    const result = await steps.run({
      pca,
      tenantId: null,
      authority: authorityOf(cloud, home),
      scopes: scopesOf('read', cloud.graph),
      claims: null,
      loginHint: null,
      signal,
    });
    const person = accountOf(result);
    assertOwn(result, parts.homeTenantId ?? person.homeTenantId, account ?? person);
    signIns += 1;
    account = person;
    pool.clear(); // their refresh tokens are older than this one
    pool.promote(person.homeTenantId, pca);
    await keep(HOME_SLOT, person, pca);
    return person;
  };

  /** The claims of the tenant's last refusal; after a restart it is asked once more to learn them. */
  const claimsOf = async (tenantId: TenantId): Promise<string | null> => {
    if (!wanted.has(tenantId)) {
      await token(tenantId, 'read', { force: true }).catch((error: unknown) =>
        note(tenantId, error),
      );
    }
    return wanted.get(tenantId) ?? null;
  };

  const signInTo = async (
    tenantId: TenantId,
    { claims, signal }: { claims?: string | null; signal?: AbortSignal },
  ) => {
    const person = signedIn();
    const pca = newPca(tenantId);
    const result = await steps.run({
      pca,
      tenantId,
      authority: authorityOf(cloud, tenantId),
      scopes: scopesOf('read', cloud.graph),
      claims: claims ?? (await claimsOf(tenantId)),
      loginHint: person.username,
      signal,
    });
    assertOwn(result, tenantId, person);
    assertStill(person);
    wanted.delete(tenantId);
    pool.promote(tenantId, pca);
    await keep(tenantId === person.homeTenantId ? HOME_SLOT : tenantId, person, pca);
  };

  return {
    account: () => account,
    token: async (tenantId, bundle, options = {}) => {
      try {
        const answer = await untilStopped(token(tenantId, bundle, options), options.signal);
        noteHome(tenantId, null);
        return answer;
      } catch (error) {
        note(tenantId, error, options.claims);
        throw error;
      }
    },
    signIn: (signal) => attempt(() => signIn(signal)),
    signInTo: (tenantId, options = {}) => attempt(() => signInTo(tenantId, options)),
    waiting: () => steps.waiting(),
    failure: () => failure,
    cancel: () => steps.cancel(),
    lock: () => pool.clear(),
    signOut: async () => {
      steps.cancel();
      signIns += 1;
      account = null;
      failure = null;
      wanted.clear();
      pool.clear();
      changed();
      await kept.clear();
    },
    restore: () =>
      attempt(async () => {
        const stored = await kept.load(HOME_SLOT);
        if (stored !== null) account = stored.account;
      }).catch((error: unknown) => {
        log.warn({ error }, 'The stored sign-in cannot be used; the person signs in again');
      }),
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
