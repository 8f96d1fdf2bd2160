import type { contractsContract } from '#shared/contract/contracts.ts';
import type { ContractBook } from '../contract-book.ts';
import type { HandlersOf } from './handler.ts';

export function contractHandlers(book: ContractBook): HandlersOf<typeof contractsContract> {
  return {
    'contracts.list': () => book.list(),
    'contracts.save': async (contract) => {
      await book.save(contract);
      return null;
    },
    'contracts.remove': async ({ id }) => {
      await book.remove(id);
      return null;
    },
    'contracts.give': async ({ id, tenantIds }) => {
      await book.give(id, tenantIds);
      return null;
    },
  };
}
