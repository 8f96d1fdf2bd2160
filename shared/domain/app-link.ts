import { z } from 'zod';
import { BoardLayout, Density, Grouping, ShownColumns } from './arrangement.ts';
import { BoardSort } from './board.ts';
import { IncidentId } from './incident.ts';
import { LINK_SCHEME } from './link-scheme.ts';
import { LONGEST_QUERY } from './query/parse.ts';
import { TenantId } from './tenant.ts';
import { ViewName } from './views/view.ts';

/** A longer one was not made here: the longest search line, every character of it escaped. */
export const LONGEST_LINK = 40_000;

/**
 * What a link from outside asks to see. It shows, and never does anything. A view travels as its words (the
 * search line and the names of what is chosen), so that a person can read what they are sent.
 */
export const AppLink = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('incident'), tenantId: TenantId, incidentId: IncidentId }),
  z.object({
    kind: z.literal('view'),
    name: ViewName.nullable(),
    line: z.string().max(LONGEST_QUERY),
    sort: BoardSort,
    columns: ShownColumns.nullable(),
    density: Density.nullable(),
    group: Grouping.nullable(),
    layout: BoardLayout,
  }),
]);
export type AppLink = z.infer<typeof AppLink>;
type ViewLink = Extract<AppLink, { kind: 'view' }>;

const PARAMETERS: readonly string[] = [
  'name',
  'q',
  'sort',
  'columns',
  'density',
  'group',
  'layout',
];
/** Nothing that ends a line, hides, or turns text round belongs into an address. */
const PLAIN = /^[\x21-\x7e]+$/;

/** `tidewatch://incident/<tenant>/<id>` or `tidewatch://view?q=severity%3Ahigh&sort=-severity`. */
export function appLinkText(link: AppLink): string {
  if (link.kind === 'incident') {
    return `${LINK_SCHEME}://incident/${link.tenantId}/${encodeURIComponent(link.incidentId)}`;
  }
  const sort = link.sort.map(({ by, descending }) => `${descending ? '-' : ''}${by}`).join(',');
  const said: [string, string | null][] = [
    ['name', link.name],
    ['q', link.line],
    ['sort', sort],
    ['columns', link.columns?.join(',') ?? null],
    ['density', link.density],
    ['group', link.group],
    ['layout', link.layout === 'list' ? null : link.layout],
  ];
  const query = said.flatMap(([key, value]) =>
    value === null || value === '' ? [] : [`${key}=${encodeURIComponent(value)}`],
  );
  return `${LINK_SCHEME}://view?${query.join('&')}`;
}

/** Null for anything that is not exactly such a link: unknown members, doubled ones, a port, a user, a hash. */
export function parseAppLink(text: string): AppLink | null {
  if (text.length > LONGEST_LINK || !PLAIN.test(text) || text.includes('#')) return null;
  if (!text.startsWith(`${LINK_SCHEME}://`) || !URL.canParse(text)) return null;
  const url = new URL(text);
  if (url.protocol !== `${LINK_SCHEME}:` || url.username || url.password || url.port) return null;
  const raw = url.hostname === 'incident' ? incidentIn(url) : viewIn(url);
  const parsed = AppLink.safeParse(raw);
  return parsed.success ? parsed.data : null;
}

function incidentIn({ pathname, searchParams }: URL): unknown {
  const [empty, tenantId, incidentId, ...more] = pathname.split('/');
  if (empty !== '' || more.length > 0 || [...searchParams.keys()].length > 0) return null;
  return { kind: 'incident', tenantId, incidentId: decoded(incidentId ?? '') };
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null; // a lone percent sign: no address of ours
  }
}

function viewIn({ hostname, pathname, searchParams }: URL): unknown {
  const keys = [...searchParams.keys()];
  const isKnown =
    keys.every((key) => PARAMETERS.includes(key)) && new Set(keys).size === keys.length;
  if (hostname !== 'view' || !['', '/'].includes(pathname) || !isKnown) return null;
  return {
    kind: 'view',
    name: searchParams.get('name'),
    line: searchParams.get('q') ?? '',
    sort: sortIn(searchParams.get('sort')),
    columns: searchParams.get('columns')?.split(',') ?? null,
    density: searchParams.get('density'),
    group: searchParams.get('group'),
    layout: searchParams.get('layout') ?? 'list',
  } satisfies { readonly [K in keyof ViewLink]: unknown };
}

function sortIn(text: string | null): unknown {
  if (text === null) return [{ by: 'updatedAt', descending: true }];
  return text.split(',').map((key) => {
    const descending = key.startsWith('-');
    return { by: descending ? key.slice(1) : key, descending };
  });
}
