import type { AccountInfo, PublicClientApplication } from '@azure/msal-node';
import { AppError } from '#shared/errors.ts';
import type { EntraNetwork } from './network-client.ts';

/** One MSAL client and its own way to the network. Holds the tokens of one tenant, never of two. */
export interface Pca {
  readonly app: PublicClientApplication;
  readonly network: EntraNetwork;
  /** What a failed call of this client means. */
  readonly failureOf: (error: unknown) => AppError;
}

interface Entry {
  readonly pca: Promise<Pca>;
  /** Calls that hold or wait for this client. */
  users: number;
  tail: Promise<unknown>;
}

interface PoolParts {
  /** A new client of a tenant, seeded with its sign-in. Rejects when there is none. */
  readonly make: (tenantId: string) => Promise<Pca>;
  /** How many clients are kept; the ones not used for longest go first, with their access tokens. */
  readonly most: number;
}

/**
 * One client per tenant (auth.md 0.2 and 0.3: one for all tenants does not scale and mixes them), made on
 * demand. Calls to one tenant run one after another, so that a refresh token is used once at a time.
 */
export function pcaPool({ make, most }: PoolParts) {
  const entries = new Map<string, Entry>(); // in the order of last use

  const trim = () => {
    for (const [tenantId, { users }] of entries) {
      if (entries.size <= most) return;
      if (users === 0) entries.delete(tenantId);
    }
  };

  const touch = (tenantId: string): Entry => {
    const entry = entries.get(tenantId) ?? {
      pca: make(tenantId),
      users: 0,
      tail: Promise.resolve(),
    };
    entries.delete(tenantId);
    entries.set(tenantId, entry);
    return entry;
  };

  const dropEntry = (tenantId: string, entry: Entry) => {
    if (entries.get(tenantId) === entry) entries.delete(tenantId);
  };

  return {
    /**
     * Runs with the tenant's client, when it is this call's turn. `isPresent` tells whether another sign-in has
     * taken the client's place meanwhile: what it learns after that counts no more.
     */
    use: async <T>(
      tenantId: string,
      work: (pca: Pca, isPresent: () => boolean) => Promise<T>,
    ): Promise<T> => {
      const entry = touch(tenantId);
      entry.users += 1;
      const isPresent = () => entries.get(tenantId) === entry;
      const turn = entry.tail.then(async () => work(await entry.pca, isPresent));
      entry.tail = turn.catch(() => undefined); // the next in line only waits; the caller hears of it
      try {
        return await turn;
      } finally {
        entry.users -= 1;
        // A client that could not be made (a damaged sign-in) is made anew next time.
        await entry.pca.catch(() => dropEntry(tenantId, entry));
        trim();
      }
    },
    /** Puts a client that was signed in interactively in the place of the present one. */
    promote: (tenantId: string, pca: Pca) => {
      entries.delete(tenantId);
      entries.set(tenantId, { pca: Promise.resolve(pca), users: 0, tail: Promise.resolve() });
      trim();
    },
    drop: (tenantId: string) => entries.delete(tenantId),
    clear: () => entries.clear(),
    size: () => entries.size,
  };
}
export type PcaPool = ReturnType<typeof pcaPool>;

/** The one account of a client, made out for the tenant that is asked (auth.md 0.1). */
export async function accountFor({ app }: Pca, tenantId: string): Promise<AccountInfo> {
  const [account] = await app.getTokenCache().getAllAccounts();
  if (account === undefined) {
    throw new AppError('needs-sign-in', 'The sign-in to this tenant is no longer there.', {
      remedy: 'Sign in to this tenant.',
    });
  }
  return { ...account, tenantId };
}
