// Chromium cannot be taught a custom scheme from outside, so app://bundle/x is served as https://bundle.app.stand-in.invalid/x:
// a secure context with a stable origin. Everything the main process sees is translated back.
const HOST = 'stand-in.invalid';
export const schemes = new Set<string>();

export const webPattern = `https://*.${HOST}/*`;
export function toWeb(url: string): string {
  const match = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)(.*)$/i.exec(url);
  return match && schemes.has(match[1]!.toLowerCase())
    ? `https://${match[2]}.${match[1]!.toLowerCase()}.${HOST}${match[3] || '/'}`
    : url;
}
export function toApp(url: string): string {
  const match = /^https:\/\/([^/?#]*)\.([a-z0-9+-]+)\.stand-in\.invalid(.*)$/.exec(url);
  return match ? `${match[2]}://${match[1]}${match[3]}` : url;
}
/** Sources like app: and app://bundle inside a Content-Security-Policy. */
export function policyToWeb(policy: string): string {
  let text = policy;
  for (const scheme of schemes)
    text = text.replaceAll(
      new RegExp(`(?<=[\\s;]|^)${scheme}:(?://([^\\s;/]*))?(?=[\\s;/]|$)`, 'g'),
      (_all, host?: string) => `https://${host || '*'}.${scheme}.${HOST}`,
    );
  return text;
}
