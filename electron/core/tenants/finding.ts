import type { TenantCandidate } from '#shared/contract/tenants.ts';
import type { GraphClient } from '../graph/client.ts';

/** A candidate with what a list said about it beyond the contract. */
export interface FoundTenant extends TenantCandidate {
  readonly tags: readonly string[];
  /** The name of its contract, where the list has one. */
  readonly contract: string | null;
}

/** A source of candidates: tells all it knows at once, then each one again as it learns more. */
export interface Finding {
  readonly graph: GraphClient;
  readonly signal: AbortSignal;
  /** Everything found so far is replaced by this. */
  readonly begin: (found: readonly FoundTenant[], total: number) => void;
  /** One candidate was looked up: it takes the place of the one with its key. */
  readonly checked: (candidate: FoundTenant) => void;
}
