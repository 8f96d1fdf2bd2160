import { memorySignInStore } from '#electron/core/auth/sign-in-store.ts';
import { msalTokenSource, type TokenSourceParts } from '#electron/core/auth/msal-token-source.ts';
import { CLIENT_ID, fakeEntra, HOME } from './entra.ts';
import { fakeLog } from './log.ts';
import { fakeSecretBox } from './secret-box.ts';
import { standingClock } from './time.ts';

/** The real token source over a fake sign-in service, with everything a test may want to hold. */
export function signInBench(changes: Partial<TokenSourceParts> = {}) {
  const entra = fakeEntra();
  const clock = standingClock(Date.now()); // MSAL looks at the computer's own clock
  const store = memorySignInStore();
  const { log, lines } = fakeLog();
  const parts: TokenSourceParts = {
    cloud: entra.cloud,
    clientId: CLIENT_ID,
    homeTenantId: HOME,
    fetch: entra.fetch,
    now: clock.now,
    sleep: clock.sleep,
    secretBox: fakeSecretBox(),
    store,
    openPage: entra.openPage,
    log,
    ...changes,
  };
  return { entra, clock, store, lines, parts, tokens: msalTokenSource(parts) };
}
