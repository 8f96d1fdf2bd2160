import { ASSIGNED_TO_ME, ASSIGNED_TO_NOBODY, type FacetName, UNTAGGED } from '../board.ts';
import { Standing } from '../clock/board-clock.ts';
import { SEVERITIES, STATUSES } from '../incident.ts';
import { TenantId } from '../tenant.ts';
import { Turn } from '../turn.ts';
import { severityWord, word, ended } from '../words.ts';
import { COMPARE_KEYS, type CompareKey, type Read } from './compare-keys.ts';
import { CompareField, ListField } from './expression.ts';

/** What the language has to know about a tenant to find it by what a person types. */
export interface QueryTenant {
  readonly id: TenantId;
  readonly name: string;
  readonly domain: string;
  readonly tags: readonly string[];
}

/** A key whose values are listed: how they are read, written, counted and offered. */
export interface ListKey {
  readonly about: string;
  /** An incident has exactly one: the same key twice can only mean either value. */
  readonly single: boolean;
  /** Offered whether there is such an incident or not. */
  readonly offered: readonly string[];
  /** Where the counts of its values are found. */
  readonly facet: FacetName | null;
  readonly read: (written: string, tenants: readonly QueryTenant[]) => Read<readonly string[]>;
  readonly write: (value: string, tenants: readonly QueryTenant[]) => string;
}

const ASSIGNEE_WORDS = new Map([
  ['me', ASSIGNED_TO_ME],
  ['none', ASSIGNED_TO_NOBODY],
  ['nobody', ASSIGNED_TO_NOBODY],
]);
const TURN_WORDS = new Map([
  ['mssp', 'us'],
  ['experts', 'microsoft'],
]);
const STANDING_WORDS = new Map([
  ['over', 'breached'],
  ['over time', 'breached'],
  ['due soon', 'warning'],
  ['in time', 'running'],
  ['no clock', 'none'],
  ['soon', 'warning'],
  ['paused', 'stopped'],
]);
const SCOPES = ['open', 'snoozed', 'closed', 'all'];

/** As Graph says it or as it is shown. Words that Graph may add later are taken as written with `=`; without it a slip of the finger is said. */
function graphWords(
  known: readonly string[],
  what: string,
  shown: (value: string) => string,
): Pick<ListKey, 'read' | 'write'> {
  const plainly = (text: string) => text.toLowerCase().replace(/[-_ ]/g, '');
  return {
    read: (written) => {
      if (written.length > 1 && written.startsWith('=')) return { value: [written.slice(1)] };
      const plain = plainly(written);
      const word = known.find((one) => plainly(one) === plain || plainly(shown(one)) === plain);
      if (word !== undefined) return { value: [word] };
      const message = `${written} is not a ${what}. Known are ${known.join(', ')}; =word takes any other.`;
      return { message };
    },
    write: (value) => (known.includes(value) ? value : `=${value}`),
  };
}

function fixedWords(
  known: readonly string[],
  others: ReadonlyMap<string, string>,
  message: (written: string) => string,
): Pick<ListKey, 'read' | 'write'> {
  return {
    read: (written) => {
      const word = others.get(written.toLowerCase()) ?? written.toLowerCase();
      return known.includes(word) ? { value: [word] } : { message: message(written) };
    },
    write: (value) => value,
  };
}

const asWritten: Pick<ListKey, 'read' | 'write'> = {
  read: (written) => ({ value: [written] }),
  write: (value) => value,
};

/** By name, domain or id; else every tenant whose name or domain begins so. */
function readTenants(written: string, tenants: readonly QueryTenant[]): Read<readonly string[]> {
  const wanted = written.toLowerCase();
  const names = ({ id, name, domain }: QueryTenant) =>
    [id, name, domain].map((n) => n.toLowerCase());
  const same = tenants.filter((tenant) => names(tenant).includes(wanted));
  const begun = tenants.filter((tenant) => names(tenant).some((name) => name.startsWith(wanted)));
  const found = same.length > 0 ? same : begun;
  if (found.length > 0) return { value: found.map(({ id }) => id) };
  const id = TenantId.safeParse(written); // one that was removed, or is not read yet
  return id.success
    ? { value: [id.data] }
    : { message: ended(`No tenant of yours is called ${written}`) };
}

/** By name where the name alone finds it again, else by id. */
function tenantWord(id: string, tenants: readonly QueryTenant[]): string {
  const tenant = tenants.find((candidate) => candidate.id === id);
  if (!tenant || tenant.name === '') return id;
  const found = readTenants(tenant.name, tenants);
  return 'value' in found && found.value.length === 1 ? tenant.name : id;
}

export const LIST_KEYS: Readonly<Record<ListField, ListKey>> = {
  severity: {
    about: 'how severe',
    single: true,
    offered: SEVERITIES,
    facet: 'severity',
    ...graphWords(SEVERITIES, 'severity', severityWord),
  },
  status: {
    about: 'how far the work is',
    single: true,
    offered: STATUSES,
    facet: 'status',
    ...graphWords(STATUSES, 'status', word),
  },
  turn: {
    about: 'who has to act next',
    single: true,
    offered: Turn.options,
    facet: 'turn',
    ...fixedWords(
      Turn.options,
      TURN_WORDS,
      (written) => `${written} is nobody’s turn. Known are ${Turn.options.join(', ')}.`,
    ),
  },
  sla: {
    about: 'how its clock stands',
    single: true,
    offered: Standing.options,
    facet: 'clock',
    ...fixedWords(
      Standing.options,
      STANDING_WORDS,
      (written) => `${written} is no state of a clock. Known are ${Standing.options.join(', ')}.`,
    ),
  },
  tenant: {
    about: 'name, domain or id of a tenant',
    single: true,
    offered: [],
    facet: 'tenant',
    read: readTenants,
    write: tenantWord,
  },
  'tenant-tag': {
    about: 'a tag of yours on tenants',
    single: false,
    offered: [],
    facet: null,
    ...asWritten,
  },
  tag: {
    about: 'a tag of the incident, or none',
    single: false,
    offered: [UNTAGGED],
    facet: 'tag',
    // A tag that is called none is written with `=`.
    read: (written) => {
      if (written.toLowerCase() === 'none') return { value: [UNTAGGED] };
      return { value: [/^=+none$/i.test(written) ? written.slice(1) : written] };
    },
    write: (value) => {
      if (value === UNTAGGED) return 'none';
      return /^=*none$/i.test(value) ? `=${value}` : value;
    },
  },
  assigned: {
    about: 'me, none, or a name',
    single: true,
    offered: [ASSIGNED_TO_ME, ASSIGNED_TO_NOBODY],
    facet: 'assignee',
    read: (written) => ({ value: [ASSIGNEE_WORDS.get(written.toLowerCase()) ?? written] }),
    write: (value) => {
      if (value === ASSIGNED_TO_ME) return 'me';
      return value === ASSIGNED_TO_NOBODY ? 'none' : value;
    },
  },
  is: {
    about: 'open, snoozed or closed work',
    single: true,
    offered: SCOPES,
    facet: null,
    ...fixedWords(SCOPES, new Map(), () => 'Write is:open, is:snoozed, is:closed or is:all.'),
  },
};

/** Other names that people know a key by. */
const ALIASES = new Map<string, string>([
  ['scope', 'is'],
  ['assignee', 'assigned'],
  ['tenanttag', 'tenant-tag'],
]);

export type QueryKey =
  | { readonly kind: 'list'; readonly name: ListField; readonly key: ListKey }
  | { readonly kind: 'compare'; readonly name: CompareField; readonly key: CompareKey };

/** The key a person wrote, whatever its case. One that is both listed and compared goes by its sign. */
export function queryKey(written: string, sign = ':'): QueryKey | null {
  const plain = written.toLowerCase();
  const name = ALIASES.get(plain) ?? plain;
  const list = ListField.safeParse(name);
  const compare = CompareField.safeParse(name);
  const compared = compare.success && /[<>]/.test(sign);
  if (list.success && !compared)
    return { kind: 'list', name: list.data, key: LIST_KEYS[list.data] };
  if (compare.success)
    return { kind: 'compare', name: compare.data, key: COMPARE_KEYS[compare.data] };
  return null;
}

/** Every key in the order in which people are told of them. */
export const KEY_NAMES: readonly (ListField | CompareField)[] = [
  'severity',
  'status',
  'turn',
  'sla',
  'tenant',
  'tag',
  'assigned',
  'age',
  'updated',
  'created',
  'closed',
  'alerts',
  'tenant-tag',
  'is',
];
