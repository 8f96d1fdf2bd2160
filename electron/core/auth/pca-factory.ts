import type { Cloud } from '#shared/domain/cloud.ts';
import type { Clock } from '#shared/time.ts';
import type { Fetch } from '../host.ts';
import { authorityOf } from './authority.ts';
import { entraNetwork } from './network-client.ts';
import type { Pca } from './pca-pool.ts';
import { slots } from './slots.ts';

interface FactoryParts {
  readonly cloud: Cloud;
  /** The application registration of the MSSP. */
  readonly clientId: string;
  readonly fetch: Fetch;
  readonly now: Clock;
}

const TOKEN_REQUESTS = 8;

/**
 * Makes clients that share one bound on token requests and nothing else. Without a cache plugin (auth.md 0.4).
 * The library comes with the first client: what a start shows needs no token.
 */
export function pcaFactory({ cloud, clientId, fetch, now }: FactoryParts) {
  const requests = slots(TOKEN_REQUESTS);
  /** @param tenant an id, or `organizations` */
  return async (tenant: string): Promise<Pca> => {
    const { msalClient } = await import('./msal-client.ts');
    const network = entraNetwork({ cloud, fetch, now, slots: requests });
    return msalClient({ clientId, authority: authorityOf(cloud, tenant), network, now });
  };
}
