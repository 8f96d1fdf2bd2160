/** What an indicator is, as far as it decides how it is made harmless. */
export type IndicatorForm = 'address' | 'url' | 'domain' | 'email' | 'plain';

/**
 * An indicator that no program takes for a link or an address any more: `hxxps[://]evil[.]example/a`,
 * `10[.]0[.]0[.]1`, `2001[:]db8[:][:]1`, `ada[@]evil[.]example`. Hashes, names and paths stay as they are.
 */
export function defanged(text: string, form: IndicatorForm): string {
  switch (form) {
    case 'address':
    case 'domain':
      return text.replaceAll('.', '[.]').replaceAll(':', '[:]');
    case 'email':
      return text.replaceAll('@', '[@]').replaceAll('.', '[.]');
    case 'url':
      return defangedUrl(text);
    case 'plain':
      return text;
  }
}

/** Every scheme is broken and so is the host, the first one; the path stays readable. */
function defangedUrl(text: string): string {
  const broken = text.replace(/(https?|ftp):\/\//gi, (_, scheme: string) => {
    const safe = scheme.toLowerCase().replace('htt', 'hxx').replace('ftp', 'fxp');
    return `${safe}[://]`;
  });
  const [, scheme = '', host = '', rest = ''] =
    /^([^/?#]*?\[:\/\/\])?([^/?#]*)([\s\S]*)$/.exec(broken) ?? [];
  return `${scheme}${host.replaceAll('.', '[.]').replaceAll('@', '[@]')}${rest}`;
}
