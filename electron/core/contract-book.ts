import {
  agreedContract,
  type Contract,
  type ContractId,
  MOST_CONTRACTS,
  type NamedContract,
  type TenantTerms,
  USUAL_CONTRACT,
} from '#shared/domain/clock/contract.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import { AppError } from '#shared/errors.ts';
import type { ContractStore } from './store/contract-store.ts';
import type { TenantStore } from './store/tenant-store.ts';

interface ContractBookParts {
  readonly contracts: ContractStore;
  readonly tenants: Pick<TenantStore, 'get' | 'list' | 'upsert'>;
  /** Tells the cache and the page of what holds now. */
  readonly publish: () => Promise<void>;
  readonly note: (action: string, detail: Record<string, unknown>) => void;
}

/** What holds for a tenant with these terms; a contract that is not there any more counts as none. */
export function contractFor(contracts: Pick<ContractStore, 'get'>, terms: TenantTerms): Contract {
  const named = terms.contract && contracts.get(terms.contract);
  return agreedContract(named ?? USUAL_CONTRACT, terms.own);
}

/** The contract a person means by that name. */
export function contractNamed(
  contracts: Pick<ContractStore, 'list'>,
  name: string,
): NamedContract | null {
  const wanted = name.trim().toLowerCase();
  return contracts.list().find((one) => one.name.toLowerCase() === wanted) ?? null;
}

/** Contracts with customers: written, given to tenants, removed. */
export function contractBook({ contracts, tenants, publish, note }: ContractBookParts) {
  const withContract = (id: ContractId) =>
    tenants.list().filter(({ terms }) => terms.contract === id);
  const mustHave = (id: ContractId) => {
    if (contracts.get(id)) return;
    throw new AppError('not-found', 'This contract is not there any more.');
  };

  return {
    list: contracts.list,

    save: async (contract: NamedContract): Promise<void> => {
      const others = contracts.list().filter(({ id }) => id !== contract.id);
      const name = contract.name.toLowerCase();
      if (others.some((other) => other.name.toLowerCase() === name)) {
        throw new AppError('conflict', `There is a contract called ${contract.name} already.`, {
          remedy: 'Give this one another name.',
        });
      }
      if (others.length >= MOST_CONTRACTS) {
        throw new AppError('refused', `At most ${MOST_CONTRACTS} contracts can be kept.`);
      }
      contracts.upsert(contract);
      note('contract.saved', { ...contract });
      await publish();
    },

    remove: async (id: ContractId): Promise<void> => {
      const count = withContract(id).length;
      if (count > 0) {
        throw new AppError(
          'conflict',
          `${count} ${count === 1 ? 'tenant has' : 'tenants have'} this contract.`,
          { remedy: 'Give them another one first.' },
        );
      }
      contracts.remove(id);
      note('contract.removed', { id });
      await publish();
    },

    give: async (id: ContractId | null, tenantIds: readonly TenantId[]): Promise<void> => {
      if (id !== null) mustHave(id);
      for (const tenantId of tenantIds) {
        const tenant = tenants.get(tenantId);
        if (!tenant) continue; // removed meanwhile
        tenants.upsert({ ...tenant, terms: { ...tenant.terms, contract: id } });
      }
      note('contract.given', { id, tenants: tenantIds.length });
      await publish();
    },
  };
}
export type ContractBook = ReturnType<typeof contractBook>;
