import { visibleLine } from '../text.ts';

/** What an indicator is, as far as it decides how it is made harmless. */
export type IndicatorForm = 'address' | 'url' | 'domain' | 'email' | 'plain';

/** Browsers take the dots of other scripts for dots. */
const DOTS = /[.。．｡]/g;
const SCHEME_PLACE = /:(\/\/|\\\\)/g;

/**
 * An indicator that no program takes for a link or an address any more: `hxxps[://]evil[.]example/a`,
 * `10[.]0[.]0[.]1`, `2001[:]db8[:][:]1`, `ada[@]evil[.]example`. Names, paths and command lines keep all but
 * links and shares. What hides or begins a new line is named, because it may be pasted into a terminal.
 */
export function defanged(text: string, form: IndicatorForm): string {
  const line = visibleLine(text);
  switch (form) {
    case 'address':
    case 'domain':
      return withoutDots(line).replaceAll(':', '[:]');
    case 'email':
      return withoutDots(withoutSchemes(line).replaceAll('@', '[@]'));
    case 'url':
      return defangedUrl(line);
    case 'plain':
      return withoutShare(withoutSchemes(line));
  }
}

function withoutDots(text: string): string {
  return text.replace(DOTS, '[$&]');
}

/** `http://` → `hxxp[://]`, wherever it stands; other schemes keep their name. */
function withoutSchemes(text: string): string {
  return text.replace(/\b(?:https?|ftp)(?=:[/\\]{2})/gi, harmless).replace(SCHEME_PLACE, '[:$1]');
}

function harmless(scheme: string): string {
  return scheme.toLowerCase().replace('htt', 'hxx').replace('ftp', 'fxp');
}

/** `\\server\share`: opening it sends the name and the proof of the password of whoever does. */
function withoutShare(text: string): string {
  const host = /^\\\\[^\\/]*/.exec(text)?.[0];
  return host === undefined ? text : `${withoutDots(host)}${text.slice(host.length)}`;
}

/** Every scheme is broken and so is the host, the first one; the path stays readable. */
function defangedUrl(text: string): string {
  const broken = withoutSchemes(text).replace(/^([a-z][a-z0-9+.-]*):(?![0-9])/i, (_, scheme) => {
    return `${harmless(String(scheme))}[:]`; // a browser needs no slashes
  });
  const [, scheme = '', host = '', rest = ''] =
    /^((?:[^/?#\\]*?\[:[/\\]*\])?[/\\]*)([^/?#\\]*)([\s\S]*)$/.exec(broken) ?? [];
  return `${scheme}${withoutDots(host).replaceAll('@', '[@]')}${rest}`;
}
