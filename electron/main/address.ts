/** The page's own scheme and host. A standard, secure scheme: it has an origin, and nobody else can serve it. */
export const SCHEME = 'tidewatch-app';
export const HOST = 'app';
export const ORIGIN = `${SCHEME}://${HOST}`;

/** The one document there is. Views are told apart by the part after `#`. */
export const PAGE = `${ORIGIN}/index.html`;

/** Whether `url` is our page itself: scheme, host and path are compared, never a prefix of the text. */
export function isOwnPage(url: string): boolean {
  const parsed = URL.parse(url);
  if (!parsed || parsed.username || parsed.password || parsed.port) return false;
  if (parsed.protocol !== `${SCHEME}:` || parsed.hostname !== HOST) return false;
  return parsed.pathname === '/index.html' && parsed.search === '';
}

/** Whether `url` is a file of our own origin. */
export function isOwnOrigin(url: string): boolean {
  const parsed = URL.parse(url);
  return parsed?.protocol === `${SCHEME}:` && parsed.host === HOST && !parsed.username;
}
