import type { TenantRow } from '#shared/contract/tenants.ts';
import type { TenantStateName } from '#shared/domain/tenant.ts';

const WORDS: Readonly<Record<TenantStateName, string>> = {
  fresh: 'Fresh',
  stale: 'Stale',
  throttled: 'Asked to wait',
  offline: 'Offline',
  'needs-sign-in': 'Needs sign-in',
  'needs-consent': 'Needs approval',
  'not-a-member': 'Not a member',
  'no-role': 'No role',
  'blocked-by-policy': 'Blocked by policy',
  misconfigured: 'Not set up right',
};

/** Nobody has looked yet, and nothing is wrong: neither stale nor fresh. */
export function isUnread({ name, since, support }: TenantRow['state']): boolean {
  return name === 'stale' && since === null && support === null;
}

export function stateWord({ state, backfill }: Pick<TenantRow, 'state' | 'backfill'>): string {
  if (!isUnread(state)) return WORDS[state.name];
  return backfill ? 'First look under way' : 'Waiting for its first look';
}

/** The one thing a person can do about the state of a tenant. */
export type TenantAction = 'sign-in' | 'copy-approval' | 'copy-support' | 'my-access' | 'try-again';

/** Exhaustive on purpose: a new state must say what helps. Null: nothing does in this tenant alone. */
export function actionFor({ name, support }: TenantRow['state']): TenantAction | null {
  switch (name) {
    case 'needs-sign-in':
      return 'sign-in';
    case 'blocked-by-policy':
      return support === null ? 'sign-in' : 'copy-support'; // an administrator there has to act on it
    case 'needs-consent':
      return 'copy-approval';
    case 'not-a-member':
    case 'no-role':
      return 'my-access';
    case 'fresh':
    case 'stale':
    case 'throttled':
    case 'misconfigured':
      return 'try-again';
    case 'offline':
      return null;
  }
}
