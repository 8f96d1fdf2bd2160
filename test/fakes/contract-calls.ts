import type { Topic } from '#shared/contract/app-event.ts';
import type { Input, Output } from '#shared/contract/contract.ts';
import type { contractsContract } from '#shared/contract/contracts.ts';
import { ContractId, NamedContract } from '#shared/domain/clock/contract.ts';
import type { FakeWorld } from './world.ts';

type ContractName = keyof typeof contractsContract;
type Calls = { [N in ContractName]: (input: Input<N>) => Output<N> };

/** Named contracts in memory, given to the tenants of the fake world. */
export function contractCalls(world: FakeWorld, changed: (...topics: Topic[]) => void): Calls {
  let contracts: NamedContract[] = [];
  return {
    'contracts.list': () => contracts,
    'contracts.save': (contract) => {
      contracts = [
        ...contracts.filter(({ id }) => id !== contract.id),
        NamedContract.parse(contract),
      ];
      changed('tenants');
      return null;
    },
    'contracts.remove': ({ id }) => {
      contracts = contracts.filter((one) => one.id !== id);
      changed('tenants');
      return null;
    },
    'contracts.give': ({ id, tenantIds }) => {
      const contract = id === null ? null : ContractId.parse(id);
      world.tenants = world.tenants.map((tenant) =>
        tenantIds.includes(tenant.id)
          ? { ...tenant, terms: { ...tenant.terms, contract } }
          : tenant,
      );
      changed('tenants');
      return null;
    },
  };
}
