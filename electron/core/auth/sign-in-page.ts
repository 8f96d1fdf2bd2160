import type { Cloud } from '#shared/domain/cloud.ts';
import { isAllowedExternalUrl } from '#shared/domain/links.ts';
import type { BrowserPreference, TenantId } from '#shared/domain/tenant.ts';
import { AppError } from '#shared/errors.ts';
import type { Host } from '../host.ts';
import type { OpenSignInPage } from './interactive.ts';
import { onLogin } from './authority.ts';
import { scriptedBrowser } from './scripted-browser.ts';

interface SignInPageParts {
  readonly cloud: Cloud;
  readonly host: Pick<Host, 'fetch' | 'now' | 'openInBrowser'>;
  /** The browser and profile of a tenant; null asks for the one of the first sign-in. */
  readonly browserFor: (tenantId: TenantId | null) => BrowserPreference;
}

/**
 * How the sign-in page of this cloud is opened: a range signs in by itself, the real clouds in the
 * person's own browser (RFC 8252: never in a window of ours).
 */
export function signInPage({ cloud, host, browserFor }: SignInPageParts): OpenSignInPage {
  const scripted = scriptedBrowser({ cloud, fetch: host.fetch, now: host.now });
  return async (url, tenantId) => {
    const page = onLogin(cloud, url);
    if (cloud.kind === 'range') return scripted(page, tenantId);
    if (!isAllowedExternalUrl(page, cloud)) {
      throw new AppError(
        'misconfigured',
        'The sign-in page has an address that may not be opened.',
        {
          remedy: 'Nothing was opened. Copy the log for support.',
        },
      );
    }
    await host.openInBrowser(page, browserFor(tenantId));
  };
}
