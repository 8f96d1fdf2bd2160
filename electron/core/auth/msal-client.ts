import { PublicClientApplication } from '@azure/msal-node';
import type { Clock } from '#shared/time.ts';
import { msalFailure } from './msal-failure.ts';
import type { EntraNetwork } from './network-client.ts';
import type { Pca } from './pca-pool.ts';

interface ClientParts {
  readonly clientId: string;
  readonly authority: string;
  readonly network: EntraNetwork;
  readonly now: Clock;
}

/** One client of the sign-in library. This file brings the library along: it is imported when one is needed. */
export function msalClient({ clientId, authority, network, now }: ClientParts): Pca {
  const app = new PublicClientApplication({
    auth: { clientId, authority, clientCapabilities: ['cp1'] },
    system: { networkClient: network.client, loggerOptions: { piiLoggingEnabled: false } },
  });
  return { app, network, failureOf: (error) => msalFailure(error, network, now) };
}
