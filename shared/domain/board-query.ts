import {
  AgeBucket,
  ASSIGNED_TO_ME,
  ASSIGNED_TO_NOBODY,
  BoardFilter,
  EVERYTHING_OPEN,
} from './board.ts';
import { SEVERITIES, STATUSES } from './incident.ts';
import type { TenantId } from './tenant.ts';
import { Turn } from './turn.ts';

/** What the language has to know about a tenant to find it by what a person types. */
export interface QueryTenant {
  readonly id: TenantId;
  readonly name: string;
  readonly domain: string;
}

/** A word that could not be understood, as it was written, and what would be. */
export interface QueryProblem {
  readonly word: string;
  readonly message: string;
}

export interface ParsedQuery {
  readonly filter: BoardFilter;
  readonly problems: readonly QueryProblem[];
}

/** One word of the text: `key op values`, or free text when it has no key. */
interface Term {
  readonly written: string;
  readonly key: string | null;
  readonly op: string;
  readonly values: readonly string[];
}

/** A key with its operator, then a run of quoted and plain characters. */
const TERM = /(?:([A-Za-z][A-Za-z-]*)(:[<>]?|[<>]=?))?((?:"(?:\\.|[^"\\])*"?|[^\s"])*)/y;
const VALUE = /((?:"(?:\\.|[^"\\])*"?|[^,"])+)/g;
const QUOTED = /"((?:\\.|[^"\\])*)"?/g;

const TURN_WORDS = new Map([
  ['mssp', 'us'],
  ['experts', 'microsoft'],
]);
const ASSIGNEE_WORDS = new Map([
  ['me', ASSIGNED_TO_ME],
  ['none', ASSIGNED_TO_NOBODY],
  ['nobody', ASSIGNED_TO_NOBODY],
]);
const AGE_WORDS = new Map([
  ['1d', '24h'],
  ['60m', '1h'],
]);
const KEYS = 'severity, status, turn, tenant, tenant-tag, tag, assigned, age and is';

/**
 * Reads `severity:high turn:us tenant:contoso age>4h "exact words"` into a filter of open incidents.
 * Values may be listed with commas, keys repeated; a key given twice widens, different keys narrow. What
 * is not understood is left out of the filter and named in `problems`, so a caller can refuse the whole.
 */
export function parseBoardQuery(text: string, tenants: readonly QueryTenant[]): ParsedQuery {
  const draft = BoardFilter.parse(EVERYTHING_OPEN); // a copy with lists of its own
  const problems: QueryProblem[] = [];
  const words: string[] = [];
  for (const term of termsOf(text)) {
    if (term.key === null) {
      words.push(...term.values);
      continue;
    }
    const message = applyTerm(draft, term, tenants);
    if (message !== null) problems.push({ word: term.written, message });
  }
  draft.text = words.join(' ').slice(0, 400);
  return { filter: draft, problems };
}

function* termsOf(text: string): Generator<Term> {
  let at = 0;
  while (at < text.length) {
    TERM.lastIndex = at;
    const match = TERM.exec(text);
    const written = match?.[0] ?? '';
    at += Math.max(written.length, 1);
    if (written === '') continue;
    const key = match?.[1]?.toLowerCase() ?? null;
    const body = match?.[3] ?? '';
    const values =
      key === null ? [unquoted(body)] : [...body.matchAll(VALUE)].map(([v]) => unquoted(v));
    yield { written, key, op: match?.[2] ?? '', values: values.filter((value) => value !== '') };
  }
}

function unquoted(text: string): string {
  return text.replace(QUOTED, (_, inner: string) => inner.replace(/\\(.)/g, '$1')).trim();
}

/** Puts one term into the filter. Returns what is wrong with it, or null. */
function applyTerm(draft: BoardFilter, term: Term, tenants: readonly QueryTenant[]): string | null {
  const { key, values } = term;
  if (values.length === 0) return `Write a value after ${term.written}`;
  switch (key) {
    case 'severity':
      return addWords(draft.severities, values, SEVERITIES, 'severity');
    case 'status':
      return addWords(draft.statuses, values, STATUSES, 'status');
    case 'turn':
      return addTurns(draft.turns, values);
    case 'tenant':
      return addTenants(draft.tenants, values, tenants);
    case 'tenant-tag':
      draft.tenantTags.push(...values);
      return null;
    case 'tag':
      draft.tags.push(...values);
      return null;
    case 'assigned':
      draft.assignees.push(...values.map((name) => ASSIGNEE_WORDS.get(name.toLowerCase()) ?? name));
      return null;
    case 'is':
    case 'scope':
      return setScope(draft, values);
    case 'age':
      return setAge(draft, term);
    default:
      return `${key} is not known here. Known are ${KEYS}; put other words in quotes.`;
  }
}

/** Words that Graph may add later are taken as written; the hint helps with a slip of the finger. */
function addWords(
  list: string[],
  values: readonly string[],
  known: readonly string[],
  what: string,
): string | null {
  for (const value of values) {
    const plain = value.toLowerCase().replace(/[-_ ]/g, '');
    const word = known.find((candidate) => candidate.toLowerCase() === plain);
    if (word === undefined && !value.startsWith('=')) {
      return `${value} is not a ${what}. Known are ${known.join(', ')}; =word takes any other.`;
    }
    list.push(word ?? value.slice(1));
  }
  return null;
}

function addTurns(list: Turn[], values: readonly string[]): string | null {
  for (const value of values) {
    const word = value.toLowerCase();
    const turn = Turn.safeParse(TURN_WORDS.get(word) ?? word);
    if (!turn.success) return `${value} is nobody’s turn. Known are ${Turn.options.join(', ')}.`;
    list.push(turn.data);
  }
  return null;
}

function addTenants(
  list: TenantId[],
  values: readonly string[],
  tenants: readonly QueryTenant[],
): string | null {
  for (const value of values) {
    const wanted = value.toLowerCase();
    const names = (tenant: QueryTenant) => [tenant.id, tenant.name, tenant.domain];
    const same = tenants.filter((tenant) => names(tenant).some((n) => n.toLowerCase() === wanted));
    const begun = tenants.filter((t) => names(t).some((n) => n.toLowerCase().startsWith(wanted)));
    const found = same.length > 0 ? same : begun;
    if (found.length === 0) return `No tenant of yours is called ${value}.`;
    list.push(...found.map(({ id }) => id));
  }
  return null;
}

function setScope(draft: BoardFilter, values: readonly string[]): string | null {
  const [scope = ''] = values;
  if (scope !== 'open' && scope !== 'closed' && scope !== 'all') {
    return `Write is:open, is:closed or is:all.`;
  }
  draft.scope = scope;
  return null;
}

function setAge(draft: BoardFilter, { op, values }: Term): string | null {
  const [value = ''] = values;
  const bucket = AgeBucket.safeParse(AGE_WORDS.get(value) ?? value);
  const way = op.replace(/[:=]/g, '');
  if (!bucket.success || way === '') {
    return `Write age>4h or age<24h, with one of ${AgeBucket.options.join(', ')}.`;
  }
  if (way === '>') draft.olderThan = bucket.data;
  else draft.youngerThan = bucket.data;
  return null;
}

const BARE = /^[^\s",:<>\\=]+$/;

function quoted(value: string): string {
  return BARE.test(value) ? value : `"${value.replace(/["\\]/g, '\\$&')}"`;
}

function listed(key: string, values: readonly string[]): string[] {
  return values.length === 0 ? [] : [`${key}:${values.map(quoted).join(',')}`];
}

function wordsOf(values: readonly string[], known: readonly string[], key: string): string[] {
  if (values.length === 0) return [];
  const written = values.map((value) => (known.includes(value) ? value : `=${value}`));
  return [`${key}:${written.join(',')}`];
}

/** By name where the name alone finds it again, else by id. */
function tenantWord(id: TenantId, tenants: readonly QueryTenant[]): string {
  const tenant = tenants.find((candidate) => candidate.id === id);
  if (!tenant) return id;
  const name = tenant.name.toLowerCase();
  const same = tenants.filter((t) => [t.name, t.domain].some((n) => n.toLowerCase() === name));
  return same.length === 1 ? tenant.name : id;
}

function assigneeWord(name: string): string {
  if (name === ASSIGNED_TO_ME) return 'me';
  return name === ASSIGNED_TO_NOBODY ? 'none' : name;
}

/** The text that `parseBoardQuery` reads back into the same filter. */
export function formatBoardQuery(filter: BoardFilter, tenants: readonly QueryTenant[]): string {
  return [
    ...(filter.scope === 'open' ? [] : [`is:${filter.scope}`]),
    ...wordsOf(filter.severities, SEVERITIES, 'severity'),
    ...wordsOf(filter.statuses, STATUSES, 'status'),
    ...listed('turn', filter.turns),
    ...listed(
      'tenant',
      filter.tenants.map((id) => tenantWord(id, tenants)),
    ),
    ...listed('tenant-tag', filter.tenantTags),
    ...listed('tag', filter.tags),
    ...listed('assigned', filter.assignees.map(assigneeWord)),
    ...(filter.olderThan === null ? [] : [`age>${filter.olderThan}`]),
    ...(filter.youngerThan === null ? [] : [`age<${filter.youngerThan}`]),
    ...filter.text.split(/\s+/).filter(Boolean).map(quoted),
  ].join(' ');
}
