/**
 * Chromium cannot be taught a custom scheme from outside, so `scheme://host/x` is served as
 * `https://host.scheme.stand-in.invalid/x`: a secure context with a stable origin. Main sees its own
 * addresses everywhere.
 */
const SUFFIX = 'stand-in.invalid';

/** Schemes the app registered as privileged. */
export const schemes = new Set<string>();

/** All addresses served from custom schemes, as a pattern of Chromium's Fetch domain. */
export const WEB_PATTERN = `https://*.${SUFFIX}/*`;

/** The app's address as Chromium knows it; any other address stays as it is. */
export function toWeb(url: string): string {
  const [, scheme = '', host = '', rest = ''] =
    /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)(.*)$/i.exec(url) ?? [];
  if (!schemes.has(scheme.toLowerCase())) return url;
  return `https://${host}.${scheme.toLowerCase()}.${SUFFIX}${rest || '/'}`;
}

/** The way back. */
export function toApp(url: string): string {
  const [, host, scheme, rest] =
    /^https:\/\/([^/?#]*)\.([a-z0-9+-]+)\.stand-in\.invalid(.*)$/.exec(url) ?? [];
  return scheme === undefined ? url : `${scheme}://${host}${rest}`;
}
