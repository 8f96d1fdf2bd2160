/** The scheme by which the system hands links to Tidewatch. The page's own is another. */
export const LINK_SCHEME = 'tidewatch';

/**
 * The first of a program's arguments that is a link, and those before it. What stands behind a link may have
 * come with it, from whoever wrote it: it is nobody's option.
 */
export function linkAmong(argv: readonly string[]): {
  link: string | null;
  before: readonly string[];
} {
  const at = argv.findIndex((argument) => argument.toLowerCase().startsWith(`${LINK_SCHEME}:`));
  return at < 0
    ? { link: null, before: argv }
    : { link: argv[at] ?? null, before: argv.slice(0, at) };
}
