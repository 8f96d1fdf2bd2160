import { liveAssignments } from '../world/entitlement/tenant-access.ts';
import type { GraphCall } from './graph-context.ts';

/** Groups of the published recipe and the Defender role behind each (domain facts, S4-3 to S4-8). */
const BEHIND: Readonly<Record<string, 'reader' | 'operator'>> = {
  'Tier 1 Analyst': 'reader',
  'Tier 2 Analyst': 'operator',
};

/**
 * The caller's role in a tenant: the one the tenant has given, or the better one that a package brought
 * which was delivered since then.
 */
export function roleOf(graph: GraphCall): 'operator' | 'reader' | 'none' {
  const { state, person } = graph;
  if (state.role === 'operator') return state.role;
  const access = graph.access();
  const me = access?.roster.ofAnalyst(person);
  if (!access || !me) return state.role;
  const roles = liveAssignments(access, me.key)
    .filter((one) => one.state === 'delivered' && (one.deliveredMs ?? 0) > state.roleSinceMs)
    .flatMap(({ packageId }) => access.packages.get(packageId)?.grants ?? [])
    .flatMap(({ name }) => BEHIND[name] ?? []);
  if (roles.includes('operator')) return 'operator';
  return roles.includes('reader') ? 'reader' : state.role;
}
