import type { Analyst } from '../world/world.ts';
import { type Condition, CONDITIONS } from './conditions.ts';
import type { EntraContext } from './entra-context.ts';
import type { TenantState } from '../tenant-state.ts';

/** A guest whose last access package has ended: blocked for 30 days, then removed. */
const BLOCKED: Condition = {
  status: 400,
  error: 'invalid_grant',
  code: 50057,
  suberror: 'message_only',
  text: 'The user account is disabled.',
  cure: 'never',
  staysOnPage: true,
};

/**
 * What a tenant has against a person now, or null. `no-role` is no matter of sign-in. Whether a guest
 * exists there is told by entitlement management: a package that is delivered makes one, also where the
 * tenant as a whole is `not-a-guest`.
 */
export function refusalOf(
  { world, access }: Pick<EntraContext, 'world' | 'access'>,
  state: TenantState,
  person: Analyst,
): Condition | null {
  const { condition, tenantId } = state;
  const calm = condition === 'ok' || condition === 'no-role' || condition === 'not-a-guest';
  if (!calm) return CONDITIONS[condition];
  const tenant = world.byId.get(tenantId);
  if (tenant?.access !== 'guest') return condition === 'not-a-guest' ? CONDITIONS[condition] : null;
  const guest = access.guest(tenant, person);
  if (guest === 'blocked') return BLOCKED;
  return guest === 'absent' ? CONDITIONS['not-a-guest'] : null;
}
