import type { Cloud } from '#shared/domain/cloud.ts';
import { AppError } from '#shared/errors.ts';

/** Sign-in hosts as MSAL names them. It knows their endpoints by heart and asks nobody about them. */
const MSAL_HOST: Record<Cloud['kind'], string> = {
  global: 'https://login.microsoftonline.com',
  'us-government': 'https://login.microsoftonline.us',
  china: 'https://login.partner.microsoftonline.cn',
  range: 'https://login.microsoftonline.com', // a range imitates the global cloud
};

/** The authority of a tenant, or of `organizations` where the home tenant is not known yet. */
export function authorityOf(cloud: Cloud, tenant: string): string {
  return `${MSAL_HOST[cloud.kind]}/${tenant}`;
}

/**
 * Where an address that MSAL made really leads: the login address of the cloud. So a range is reached with
 * the same code as the real clouds, and no token request can leave for any other place.
 * @throws AppError `misconfigured` for an address that is not on MSAL's host for this cloud.
 */
export function onLogin(cloud: Cloud, url: string): string {
  const host = `${MSAL_HOST[cloud.kind]}/`;
  if (!url.startsWith(host)) {
    throw new AppError('misconfigured', 'Sign-in wanted to go to an address that is not its own.', {
      remedy: 'Nothing was sent there. Copy the log for support.',
    });
  }
  return `${cloud.login}/${url.slice(host.length)}`;
}
