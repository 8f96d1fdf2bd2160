import type { Topic } from '#shared/contract/app-event.ts';
import type { Input, Output } from '#shared/contract/contract.ts';
import type { tenantsContract } from '#shared/contract/tenants.ts';
import { TenantTerms } from '#shared/domain/clock/contract.ts';
import { ownName } from '#shared/domain/own-name.ts';
import { BAD_LINE, candidateOf, fakeTenants } from './tenant-data.ts';
import type { FakeWorld } from './world.ts';

type Names = keyof typeof tenantsContract;
type Calls = { [N in Names]: (input: Input<N>) => Output<N> };

/** The tenants of the fake world: found, added, described, removed. */
export function tenantCalls(world: FakeWorld, changed: (...topics: Topic[]) => void): Calls {
  return {
    'tenants.list': () => world.tenants,
    'tenants.candidates': () => world.search,
    'tenants.find': ({ source }) => {
      const found = fakeTenants(40).map((tenant) =>
        candidateOf(
          tenant,
          world.tenants.some(({ id }) => id === tenant.id),
        ),
      );
      const candidates = source === 'list' ? [...found, BAD_LINE] : found;
      world.search = { ...world.search, source, checked: 40, total: 40, candidates };
      changed('candidates');
      return null;
    },
    'tenants.stopFinding': () => null,
    'tenants.add': ({ keys }) => {
      const added = fakeTenants(40).filter(({ id }) => keys.includes(id));
      world.tenants = [...world.tenants, ...added];
      changed('tenants', 'candidates', 'incidents');
      return added.length;
    },
    'tenants.update': ({ id, ...change }) => {
      const terms = TenantTerms.parse(change.terms);
      world.tenants = world.tenants.map((t) => (t.id === id ? { ...t, ...change, terms } : t));
      changed('tenants');
      return null;
    },
    'tenants.nameMe': ({ id, upn }) => {
      world.tenants = world.tenants.map((tenant) => {
        if (tenant.id !== id) return tenant;
        const names = { ...tenant.names, typed: upn };
        return { ...tenant, names, me: ownName(names) };
      });
      changed('tenants', 'incidents');
      return null;
    },
    'tenants.remove': ({ id }) => {
      world.tenants = world.tenants.filter((tenant) => tenant.id !== id);
      changed('tenants', 'incidents');
      return null;
    },
  };
}
