import type { TenantAccessState } from '#shared/contract/access.ts';
import type { AccessPart, AccessReach, UnreadPart } from '#shared/domain/access/access-seen.ts';

/** The one name of how a tenant's access is seen: how far, in part, or that looks fail. */
export type Sight = AccessReach | 'trouble' | 'part' | 'lost';

/** What helps in a tenant that is seen so. */
export type SightAction = 'look-now' | 'copy-approval' | 'my-access';

interface SightWords {
  /** After a number: `3 only my own`. */
  readonly name: string;
  readonly shape: string;
  readonly group: 'fresh' | 'stale' | 'blind' | 'none';
  readonly title: string;
  readonly reason: string;
  readonly remedy: string | null;
  readonly action: SightAction;
}

/** In the order of the head: first what is well, then what needs somebody. */
export const SIGHTS: Readonly<Record<Sight, SightWords>> = {
  whole: {
    name: 'seen whole',
    shape: '●',
    group: 'fresh',
    title: 'Tenants whose access is seen whole',
    reason: 'Packages, requests, approvals and reviews are read.',
    remedy: null,
    action: 'look-now',
  },
  own: {
    name: 'only my own',
    shape: '◐',
    group: 'stale',
    title: 'Tenants where only my own access is seen',
    reason:
      'Approvals, reviews and what others have are not seen here: the permission to read them was not approved.',
    remedy: 'An administrator of the tenant can approve it. Send them the link.',
    action: 'copy-approval',
  },
  part: {
    name: 'seen in part',
    shape: '◑',
    group: 'stale',
    title: 'Tenants whose access is seen in part',
    reason: 'Some of it could not be read.',
    remedy: null,
    action: 'look-now',
  },
  trouble: {
    name: 'in trouble',
    shape: '▲',
    group: 'stale',
    title: 'Tenants whose access could not be read lately',
    reason: 'The last look failed.',
    remedy: null,
    action: 'look-now',
  },
  'needs-consent': {
    name: 'need approval',
    shape: '■',
    group: 'blind',
    title: 'Tenants where reading access was not approved',
    reason: 'Nothing about access is seen here: no permission for it was approved.',
    remedy: 'An administrator of the tenant can approve it. Send them the link.',
    action: 'copy-approval',
  },
  lost: {
    name: 'with account gone',
    shape: '■',
    group: 'blind',
    title: 'Tenants where my account is gone',
    reason: 'You had an account there and have none now: what is shown is as it was seen last.',
    remedy: 'Ask for access in My Access; the next approved request makes the account again.',
    action: 'my-access',
  },
  // Where one never asked for anything this is how it should be.
  'no-guest': {
    name: 'without my account',
    shape: '□',
    group: 'none',
    title: 'Tenants that have no account of mine',
    reason: 'You have no user object in this directory, as before a first request.',
    remedy: 'Ask for access in My Access; the first approved request makes the account.',
    action: 'my-access',
  },
  closed: {
    name: 'closed to guests',
    shape: '■',
    group: 'blind',
    title: 'Tenants whose access is closed to guests',
    reason: 'The tenant does not let guests read access through Microsoft Graph.',
    remedy: 'Use My Access in the browser: what waits there is not seen here.',
    action: 'my-access',
  },
  unread: {
    name: 'not read yet',
    shape: '○',
    group: 'stale',
    title: 'Tenants whose access was not read yet',
    reason: 'No look has ended well yet.',
    remedy: null,
    action: 'look-now',
  },
};

export const SIGHT_ORDER = [
  'whole',
  'own',
  'part',
  'trouble',
  'needs-consent',
  'lost',
  'no-guest',
  'closed',
  'unread',
] as const satisfies readonly Sight[];

/** The person is not in that directory any more, and was: something was read there once. */
export function isLost({ reach, readAt }: Pick<TenantAccessState, 'reach' | 'readAt'>): boolean {
  return reach === 'no-guest' && readAt !== null;
}

/**
 * Why what is shown of a tenant is as it was seen last: it was read once, and is shut to the person now. Null: it is
 * not shut, or nothing was read there.
 */
export function shutWords({
  reach,
  readAt,
}: Pick<TenantAccessState, 'reach' | 'readAt'>): string | null {
  return readAt === null ? null : (SHUT.get(reach) ?? null);
}

const SHUT: ReadonlyMap<AccessReach, string> = new Map([
  ['no-guest', 'Account gone'],
  ['closed', 'Closed to guests'],
  ['needs-consent', 'Not approved any more'],
]);

/** Looks that fail come before what was seen when they did not. */
export function sightOf({ reach, readAt, trouble, unread }: TenantAccessState): Sight {
  if (trouble !== null) return 'trouble';
  if (isLost({ reach, readAt })) return 'lost';
  return unread.length > 0 ? 'part' : reach;
}

const PART_NAMES: Readonly<Record<AccessPart, string>> = {
  packages: 'What you can ask for',
  questions: 'The questions of its packages',
  requests: 'What you asked for',
  assignments: 'What you have',
  others: 'What others have',
  approvals: 'Approvals',
  reviews: 'Access reviews',
};

/** Why a part is not seen, as a line without a full stop of its own. Hostile. */
export function unreadWords({ part, reason, remedy }: UnreadPart): string {
  return `${PART_NAMES[part]}: ${[reason, remedy].filter((words) => words !== null).join(' ')}`;
}

/** Whether an empty list is certain in a tenant. @param inOwn the list is of what one sees of oneself. */
export function isSeen(
  state: TenantAccessState,
  parts: readonly AccessPart[],
  inOwn: boolean,
): boolean {
  const isFar = state.reach === 'whole' || (inOwn && state.reach === 'own');
  const isUnread = state.unread.some(({ part }) => parts.includes(part));
  return (
    isFar && state.trouble === null && !isUnread && (state.seesAll || !parts.includes('others'))
  );
}

/**
 * Why what others have is not seen in a tenant that is seen whole otherwise, which is how it is for most: listing all
 * assignments wants a role in the directory beside the permission (entitlementmanagement-list-assignments). Null: it is
 * seen, or something else is said of it.
 */
export function whyNoOthers(state: TenantAccessState): string | null {
  const isUnread = state.unread.some(({ part }) => part === 'others');
  if (state.seesAll || isUnread || state.trouble !== null || state.reach !== 'whole') return null;
  return 'What others have is shown there only to a role of its Microsoft Entra ID, such as Security Reader. Your own is seen.';
}

/** The oldest look behind what is shown; null where nothing was read. Pure. */
export function oldestLook(tenants: readonly TenantAccessState[]): string | null {
  const looks = tenants.flatMap(({ readAt }) => (readAt === null ? [] : [readAt]));
  return looks.reduce<string | null>((one, at) => (one === null || at < one ? at : one), null);
}
