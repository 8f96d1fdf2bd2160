import type { TenantAccessState, WishLine } from '#shared/contract/access.ts';
import type {
  HeldRow,
  LinkRow,
  MyAccess,
  OwnRequestRow,
  PackageRow,
} from '#shared/contract/my-access.ts';
import type { TenantRow } from '#shared/contract/tenants.ts';
import type { AccessReach } from '#shared/domain/access/access-seen.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import type { Deed } from './deed-words.ts';

export const GROUPS = ['held', 'pending', 'packages', 'browser'] as const;
export type Group = (typeof GROUPS)[number];

export const GROUP_NAMES: Readonly<Record<Group, string>> = {
  held: 'Have',
  pending: 'Asked for',
  packages: 'Can ask for',
  browser: 'In the browser',
};

/** The group beside one, round in a circle. Pure. */
export function groupBeside(group: Group, step: 1 | -1): Group {
  return GROUPS.at((GROUPS.indexOf(group) + step) % GROUPS.length) ?? group;
}

/** A tenant where nothing can be asked for from here. */
export interface ShutTenant {
  readonly reach: Extract<AccessReach, 'no-guest' | 'closed' | 'needs-consent'>;
}

/** One line of the list, of whichever group. */
export type MineLine = {
  readonly key: string;
  readonly tenantId: TenantId;
  /** Hostile. */
  readonly title: string;
  readonly wish: WishLine | null;
} & (
  | { readonly kind: 'held'; readonly row: HeldRow }
  | { readonly kind: 'request'; readonly row: OwnRequestRow }
  | { readonly kind: 'package'; readonly row: PackageRow }
  | { readonly kind: 'link'; readonly row: LinkRow }
  | { readonly kind: 'shut'; readonly row: ShutTenant }
);

export type LineOf<K extends MineLine['kind']> = Extract<MineLine, { kind: K }>;

/**
 * All lines by group, in the order core gave them; packages by name, so that those of a tier stand together,
 * then by their tenants' names. Names that say nothing come last.
 */
export function linesOf(
  mine: MyAccess,
  states: readonly TenantAccessState[],
  tenants: ReadonlyMap<TenantId, Pick<TenantRow, 'name'>>,
): Readonly<Record<Group, readonly MineLine[]>> {
  const place = ({ tenantId }: MineLine) => tenants.get(tenantId)?.name ?? tenantId;
  const held = mine.held.map((row): MineLine => {
    const { tenantId, packageName: title, wish } = row;
    return {
      kind: 'held',
      key: `held/${tenantId}/${row.assignmentId}`,
      tenantId,
      title,
      wish,
      row,
    };
  });
  const pending = mine.requests.map(requestLine);
  const packages = mine.packages
    .map((row): MineLine => {
      const { tenantId, packageId, name: title } = row;
      return {
        kind: 'package',
        key: `package/${tenantId}/${packageId}`,
        tenantId,
        title,
        wish: null,
        row,
      };
    })
    .sort(
      (a, b) =>
        Number(!says(a.title)) - Number(!says(b.title)) ||
        a.title.localeCompare(b.title) ||
        place(a).localeCompare(place(b)) ||
        (a.key < b.key ? -1 : 1),
    );
  const links = mine.links.map((row): MineLine => {
    const { tenantId, packageId, name: title } = row;
    return { kind: 'link', key: `link/${tenantId}/${packageId}`, tenantId, title, wish: null, row };
  });
  const linked = new Set(mine.links.map(({ tenantId }) => tenantId));
  const shut = states.flatMap(({ tenantId, reach }): MineLine[] => {
    if (reach !== 'no-guest' && reach !== 'closed' && reach !== 'needs-consent') return [];
    if (linked.has(tenantId) && reach !== 'needs-consent') return [];
    const title = SHUT_TITLES[reach];
    return [{ kind: 'shut', key: `shut/${tenantId}`, tenantId, title, wish: null, row: { reach } }];
  });
  return { held, pending, packages, browser: [...links, ...shut] };
}

function requestLine(row: OwnRequestRow): LineOf<'request'> {
  const { tenantId, packageName: title, wish } = row;
  const id = row.requestId ?? wish?.id ?? row.packageId ?? '';
  return { kind: 'request', key: `request/${tenantId}/${id}`, tenantId, title, wish, row };
}

/** The request that is under way for what one has, first one that can be canceled; null = none is seen. */
export function underWayFor(
  { tenantId, packageId }: Pick<HeldRow, 'tenantId' | 'packageId'>,
  mine: Pick<MyAccess, 'requests'> | null,
): LineOf<'request'> | null {
  if (packageId === null) return null;
  const open = (mine?.requests ?? []).filter(
    (one) => one.isOpen && one.tenantId === tenantId && one.packageId === packageId,
  );
  const row = open.find(({ canCancel }) => canCancel) ?? open[0];
  return row ? requestLine(row) : null;
}

/** Where the line stands that a wish was about: a request, what is had, or a package of either. */
export function placeAbout(
  { pending, held }: Pick<Readonly<Record<Group, readonly MineLine[]>>, 'pending' | 'held'>,
  { tenantId, id }: { readonly tenantId: TenantId; readonly id: string },
): { readonly group: 'pending' | 'held'; readonly place: number } | null {
  const idsOf = (line: MineLine): readonly (string | null)[] => {
    if (line.tenantId !== tenantId) return [];
    if (line.kind === 'request') return [line.row.requestId, line.row.packageId];
    return line.kind === 'held' ? [line.row.assignmentId, line.row.packageId] : [];
  };
  for (const nth of [0, 1]) {
    for (const [group, lines] of [
      ['pending', pending],
      ['held', held],
    ] as const) {
      const place = lines.findIndex((line) => idsOf(line)[nth] === id);
      if (place >= 0) return { group, place };
    }
  }
  return null;
}

/** A name with a letter or a digit in it; what stands for a missing one is none. */
const says = (title: string) => title !== '(no title)' && /[\p{L}\p{N}]/u.test(title);

/** Why a package is not asked for now, in a sentence that leads on; null = it can be asked for. */
export function whyNotAsk({
  isHeld,
  isPending,
  policies,
}: Pick<PackageRow, 'isHeld' | 'isPending' | 'policies'>): string | null {
  if (isPending) return 'You asked for it: it stands under Asked for.';
  if (isHeld) return 'You have it: extend it from its line under Have.';
  if (policies === null) return 'Its questions are not read yet.';
  return policies === 0 ? 'No policy of it lets you ask now.' : null;
}

/** What one has now of what a line is about. */
export function heldOf(
  { kind, row }: LineOf<'held'> | LineOf<'request'>,
  mine: Pick<MyAccess, 'held'> | null,
): HeldRow | null {
  if (kind === 'held') return row.isLive ? row : null;
  const { tenantId, packageId } = row;
  const isOfIt = (one: HeldRow) => one.tenantId === tenantId && one.packageId === packageId;
  return mine?.held.find((one) => one.isLive && packageId !== null && isOfIt(one)) ?? null;
}

/** What asking for it once more is: what one has is extended, what is over is asked for again. */
export function deedOf(held: HeldRow | null): Deed {
  return held === null ? 'again' : 'extend';
}

/** Why nothing can be done now with what one has, in a sentence; null = nothing is under way. */
export function whyBusy({
  isPending,
  isLeaving,
}: Pick<HeldRow, 'isPending' | 'isLeaving'>): string | null {
  if (isLeaving) return 'You are giving it back: nothing else until then.';
  return isPending ? 'A request for it is under way: nothing else until then.' : null;
}

/** Why a line is not given back, in a sentence; null = it can be. */
export function whyNotBack(line: MineLine): string | null {
  if (line.kind !== 'held' || !line.row.isLive) return 'Only what you have can be given back.';
  return whyBusy(line.row);
}

/** Why a line is not extended, nor asked for again, in a sentence; null = it can be. */
export function whyNotAgain(line: MineLine): string | null {
  switch (line.kind) {
    case 'held':
      return (
        whyBusy(line.row) ?? (line.row.canAsk ? null : 'This tenant does not let you ask for it.')
      );
    case 'request':
      return line.row.canAskAgain ? null : 'There is nothing to ask again: it is open, or granted.';
    case 'package':
      return whyNotAsk(line.row) ?? 'You do not have it: ask for it.';
    case 'link':
    case 'shut':
      return 'Only what you have can be extended.';
  }
}

/** Packages that are left to ask for, also where it is not read yet what they ask; all other kinds of lines. */
export function isOfUse(line: MineLine): boolean {
  if (line.kind !== 'package') return true;
  const { isHeld, isPending, policies } = line.row;
  return !isHeld && !isPending && policies !== 0;
}

const SHUT_TITLES = {
  'no-guest': 'Not in its directory: ask with a My Access link',
  closed: 'Closed to guests here: ask in the browser',
  'needs-consent': 'Not approved for access by this tenant',
} as const;

/** Whether nothing of it is open any more: what a person had, or asked for, and what is said of it. */
export function isPast(line: MineLine): boolean {
  return (
    (line.kind === 'held' && !line.row.isLive) || (line.kind === 'request' && !line.row.isOpen)
  );
}
