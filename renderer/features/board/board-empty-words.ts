import type { TenantRow } from '#shared/contract/tenants.ts';
import type { BoardFilter } from '#shared/domain/board.ts';
import { ended } from '#shared/domain/words.ts';
import { shortened, visibleLine } from '#shared/text.ts';
import { counted } from '../../ui/words.ts';

type Tenant = Pick<TenantRow, 'id' | 'name' | 'state' | 'completeAt'>;

interface EmptyFacts {
  /** False: everything open is asked for. */
  readonly isFiltered: boolean;
  readonly filter: BoardFilter;
  /** All of them. */
  readonly tenants: readonly Tenant[];
  /** So many incidents are held on this computer. */
  readonly held: number;
}

const FOUND: Readonly<Record<BoardFilter['scope'], string>> = {
  open: 'open incident',
  snoozed: 'snoozed incident',
  closed: 'closed incident',
  all: 'incident',
};
const SCOPES: Readonly<Record<BoardFilter['scope'], string>> = {
  open: 'open',
  snoozed: 'snoozed',
  closed: 'closed',
  all: 'at all',
};
const LONGEST_NAME = 80;

/** Whether tenants are all that is asked for beside open or closed. */
function isOfTenantsOnly(filter: BoardFilter): boolean {
  const isAny = (wanted: unknown) =>
    wanted === null || wanted === '' || (Array.isArray(wanted) && wanted.length === 0);
  const others = Object.entries(filter).filter(([name]) => name !== 'scope' && name !== 'tenants');
  return filter.tenants.length > 0 && others.every(([, wanted]) => isAny(wanted));
}

const nameOf = ({ name }: Tenant) => visibleLine(shortened(name, LONGEST_NAME));

/** Why nothing is seen there now, as the beginning of a sentence: one by its reason, several by their states. */
function unseenWords(tenants: readonly Tenant[]): string {
  const unseen = tenants.filter(({ state }) => state.group !== 'fresh');
  const [only] = unseen;
  if (!only) return '';
  const rest = 'There may be more than is known here.';
  if (unseen.length === 1) {
    return `${nameOf(only)}: ${ended(visibleLine(only.state.reason))} ${rest}`;
  }
  const isUnread = ({ state, completeAt }: Tenant) =>
    state.group === 'stale' && completeAt === null;
  const parts: readonly (readonly [number, string])[] = [
    [unseen.filter(({ state }) => state.group === 'blind').length, 'cannot be read'],
    [unseen.filter(isUnread).length, 'never read completely'],
    [
      unseen.filter((one) => one.state.group === 'stale' && !isUnread(one)).length,
      'without an answer lately',
    ],
  ];
  const said = parts.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`);
  return `${counted(unseen.length, 'tenant')} not seen now: ${said.join(', ')}. ${rest}`;
}

/** What an empty list says: what was asked for, among how much, and where nothing is seen. Pure. */
export function emptyWords({ isFiltered, filter, tenants, held }: EmptyFacts): {
  readonly title: string;
  readonly about: string;
  /** Empty where every tenant that was asked for is fresh. */
  readonly unseen: string;
} {
  const wanted = new Set(filter.tenants);
  const asked = wanted.size === 0 ? tenants : tenants.filter(({ id }) => wanted.has(id));
  const unseen = unseenWords(asked);
  if (!isFiltered) {
    return {
      title: 'No open incident',
      about: `All ${counted(tenants.length, 'tenant')} together have no open incident that has been read.`,
      unseen,
    };
  }
  if (isOfTenantsOnly(filter)) {
    const [only] = asked;
    const who = asked.length === 1 && only ? nameOf(only) : counted(asked.length, 'tenant');
    return {
      title: `No ${FOUND[filter.scope]} of ${who}`,
      about:
        filter.scope === 'all'
          ? `None of the ${counted(held, 'incident')} here is theirs.`
          : `Nothing ${SCOPES[filter.scope]} there, among ${counted(held, 'incident')} of all tenants.`,
      unseen,
    };
  }
  return {
    title: 'No incident fits this filter',
    about: `Nothing ${SCOPES[filter.scope]} among ${counted(held, 'incident')} fits what is asked for above.`,
    unseen,
  };
}
