import type { Cloud } from '#shared/domain/cloud.ts';
import { AppError } from '#shared/errors.ts';

const LONGEST_LINK = 16_384;
const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]'];

/** Full address of a Graph call. `path` is made by our own code; ids in it are already encoded. */
export function graphUrl(
  cloud: Cloud,
  version: 'v1.0' | 'beta',
  path: string,
  query: Readonly<Record<string, string>> = {},
): string {
  const options = Object.entries(query).map(
    ([name, value]) => `${name}=${encodeURIComponent(value)}`,
  );
  const tail = options.length > 0 ? `?${options.join('&')}` : '';
  return onGraph(cloud, `${cloud.graph}/${version}${path}${tail}`);
}

/**
 * The last check before a token is attached: the address lies on the cloud's own Graph, below a known
 * version. Everything else is refused, be it a mistake of ours or a link from a hostile answer.
 * @throws AppError `bad-answer`.
 */
export function onGraph(cloud: Cloud, link: string): string {
  const base = new URL(cloud.graph);
  const root = base.pathname.replace(/\/$/, '');
  if (link.length <= LONGEST_LINK && URL.canParse(link)) {
    const url = new URL(link);
    const plain = url.origin === base.origin && url.username === '' && url.password === '';
    const below = ['v1.0', 'beta'].some((version) =>
      url.pathname.startsWith(`${root}/${version}/`),
    );
    if (plain && below) return url.href;
  }
  throw new AppError('bad-answer', 'The service named an address that is not its own.', {
    remedy: 'Nothing was sent there. If it happens again, copy the log for support.',
  });
}

/**
 * A page link of the service. A range that is reached through another program names its own address in
 * its links; its pages are asked for on the cloud's Graph all the same (design, section 6).
 * @throws AppError `bad-answer`.
 */
export function pageLink(cloud: Cloud, link: string): string {
  if (cloud.kind !== 'range' || !URL.canParse(link)) return onGraph(cloud, link);
  const { hostname, pathname, search, username, password } = new URL(link);
  const plain = LOOPBACK.includes(hostname) && username === '' && password === '';
  const below = plain ? /\/(?:v1\.0|beta)\/.*$/.exec(pathname)?.[0] : undefined;
  return onGraph(cloud, below === undefined ? link : `${cloud.graph}${below}${search}`);
}
