import { z } from 'zod';
import { ContractId, MOST_CONTRACTS, NamedContract } from '../domain/clock/contract.ts';
import { TenantId } from '../domain/tenant.ts';
import { command, query } from './define.ts';

/** Contracts with customers: how quick we promised to be. They go stale with the topic `tenants`. */
export const contractsContract = {
  /** By name. */
  'contracts.list': query(z.object({}), z.array(NamedContract).max(MOST_CONTRACTS)),
  /** A new one, or another form of one that is there: it holds at once for every tenant that has it. */
  'contracts.save': command(NamedContract, z.null()),
  /** Refused while a tenant has it. */
  'contracts.remove': command(z.object({ id: ContractId }), z.null()),
  /** Gives it to tenants in the place of what they had; null: the usual targets. Their own terms stay. */
  'contracts.give': command(
    z.object({ id: ContractId.nullable(), tenantIds: z.array(TenantId).min(1).max(1000) }),
    z.null(),
  ),
};
