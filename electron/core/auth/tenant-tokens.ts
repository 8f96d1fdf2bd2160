import type { AuthenticationResult } from '@azure/msal-node';
import type { Account } from '#shared/contract/session.ts';
import type { Cloud } from '#shared/domain/cloud.ts';
import { scopesOf, type TokenBundle } from '#shared/domain/scopes.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import type { Log } from '../log.ts';
import { authorityOf } from './authority.ts';
import { assertOwn, notSignedIn } from './guards.ts';
import { accountFor, type Pca, pcaPool } from './pca-pool.ts';
import { HOME_SLOT, type SealedSignIns, seedOf, storedSignIn } from './sealed-sign-ins.ts';
import type { TokenOptions } from './token-source.ts';

interface TenantTokensParts {
  readonly cloud: Cloud;
  readonly log: Log;
  readonly kept: SealedSignIns;
  readonly newPca: (tenant: string) => Promise<Pca>;
  /** Who is signed in at this moment. */
  readonly account: () => Account | null;
}

/** A call's turn with the client of its tenant. */
interface Turn {
  readonly pca: Pca;
  /** False once a later sign-in has taken its place: what is learned of this one is not kept over that. */
  readonly isPresent: () => boolean;
}

/** More than the growth case of tenants: dropping a client drops its access tokens. */
const CLIENTS_KEPT = 600;

/** Silent tokens of all tenants, each from a client of its own (auth.md 0.2 to 0.4). */
export function tenantTokens({ cloud, log, kept, newPca, account }: TenantTokensParts) {
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
      const isHome = tenantId === account()?.homeTenantId;
      const seed = (isHome ? null : await ownSignIn(tenantId)) ?? (await kept.load(HOME_SLOT));
      if (seed === null) throw notSignedIn();
      const pca = await newPca(tenantId);
      pca.app.getTokenCache().deserialize(seedOf(seed));
      return pca;
    },
  });

  const keep = (slot: string, person: Account, { app }: Pca) =>
    kept.save(slot, storedSignIn(person, app.getTokenCache().serialize()));

  const ask = async (
    { pca, isPresent }: Turn,
    tenantId: TenantId,
    bundle: TokenBundle,
    { claims, force }: TokenOptions,
  ): Promise<AuthenticationResult> => {
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
      if (trouble?.spent && tenantId !== account()?.homeTenantId && isPresent()) {
        // Another try may do with the sign-in of home; this one is over.
        pool.drop(tenantId);
        await kept.forget(tenantId);
      }
      throw trouble?.error ?? pca.failureOf(cause);
    }
  };

  /** @throws AppError `needs-sign-in` when somebody signed out, or another person in, meanwhile. */
  const assertStill = (person: Account) => {
    if (account()?.id !== person.id) throw notSignedIn();
  };

  return {
    /** An access token of this tenant for this person, from memory or by its refresh token. */
    token: async (
      person: Account,
      tenantId: TenantId,
      bundle: TokenBundle,
      options: TokenOptions,
    ): Promise<string> => {
      const { accessToken } = await pool.use(tenantId, async (pca, isPresent) => {
        const answer = await ask({ pca, isPresent }, tenantId, bundle, options);
        assertOwn(answer, tenantId, person);
        assertStill(person);
        if (answer.fromCache) return answer;
        const isHome = tenantId === person.homeTenantId;
        const own = isHome ? HOME_SLOT : (await ownSignIn(tenantId)) && tenantId;
        if (own && isPresent()) await keep(own, person, pca); // the refresh token may be a new one
        return answer;
      });
      assertStill(person);
      return accessToken;
    },

    /** Takes in the client of a sign-in at home: every tenant starts again from it. */
    startFrom: async (person: Account, pca: Pca): Promise<void> => {
      pool.clear(); // their refresh tokens are older than this one
      pool.promote(person.homeTenantId, pca);
      await keep(HOME_SLOT, person, pca);
    },

    /** Takes in the client of a tenant's interactive step. */
    takeIn: async (person: Account, tenantId: TenantId, pca: Pca): Promise<void> => {
      assertStill(person);
      pool.promote(tenantId, pca);
      await keep(tenantId === person.homeTenantId ? HOME_SLOT : tenantId, person, pca);
    },

    /** Drops every client and with it every access token; what is kept stays. */
    drop: (): void => {
      pool.clear();
    },
  };
}
