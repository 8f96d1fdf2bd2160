import {
  type CandidateSearch,
  type CandidateSource,
  TenantCandidate,
} from '#shared/contract/tenants.ts';
import type { Cloud } from '#shared/domain/cloud.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import { AppError, toFailure } from '#shared/errors.ts';
import { shortened, visibleLine } from '#shared/text.ts';
import type { GraphClient } from '../graph/client.ts';
import type { Log } from '../log.ts';
import type { Finding, FoundTenant } from './finding.ts';
import { gdapCandidates } from './gdap-candidates.ts';
import { listCandidates } from './list-candidates.ts';
import { rangeCandidates } from './range-candidates.ts';

export interface TenantFinder {
  view(): CandidateSearch;
  /** Begins a search; one that still runs is stopped. Resolves when it ends, in whatever way. */
  start(source: CandidateSource, text: string): Promise<void>;
  stop(): void;
  /** The candidates with these keys, as they are now. */
  chosen(keys: readonly string[]): FoundTenant[];
}

interface FinderParts {
  readonly cloud: Cloud;
  /** Graph of the home tenant. @throws AppError `needs-sign-in` when nobody is signed in. */
  readonly homeGraph: () => GraphClient;
  /** Tenants the user has already. */
  readonly known: () => ReadonlySet<TenantId>;
  /** Whether a contract is called that here. */
  readonly hasContract: (name: string) => boolean;
  readonly onChange: () => void;
  readonly log: Log;
}

const EMPTY: CandidateSearch = {
  source: null,
  running: false,
  checked: 0,
  total: 0,
  failure: null,
  candidates: [],
};

/** Looks for tenants to add: GDAP customers, a pasted list, or those of a range. One search at a time. */
export function findTenants(parts: FinderParts): TenantFinder {
  const { cloud, homeGraph, known, onChange, log } = parts;
  let found = new Map<string, FoundTenant>();
  let search: Omit<CandidateSearch, 'candidates'> = EMPTY;
  let running: AbortController | null = null;

  /** Asked each time: the contract may be written while the list is looked at. */
  const noteOn = ({ contract }: FoundTenant): string | null =>
    contract === null || parts.hasContract(contract)
      ? null
      : `No contract is called “${visibleLine(shortened(contract, 80))}”: usual targets.`;

  const tell = (change: Partial<Omit<CandidateSearch, 'candidates'>>) => {
    search = { ...search, ...change };
    onChange();
  };

  const run = async (source: CandidateSource, text: string, signal: AbortSignal) => {
    const begin: Finding['begin'] = (all, total) => {
      if (signal.aborted) return;
      found = new Map(all.map((one) => [one.key, one]));
      tell({ total });
    };
    const checked: Finding['checked'] = (candidate) => {
      if (signal.aborted) return;
      found.set(candidate.key, candidate);
      tell({ checked: search.checked + 1 });
    };
    if (source === 'range') {
      begin(rangeCandidates(cloud), cloud.tenants.length);
      tell({ checked: cloud.tenants.length });
      return;
    }
    const finding = { graph: homeGraph(), signal, begin, checked };
    await (source === 'gdap' ? gdapCandidates(finding) : listCandidates(finding, text));
  };

  const start = async (source: CandidateSource, text: string) => {
    running?.abort();
    const mine = new AbortController();
    running = mine;
    found = new Map();
    tell({ ...EMPTY, source, running: true });
    try {
      await run(source, text, mine.signal);
    } catch (error) {
      if (mine.signal.aborted) return;
      if (!(error instanceof AppError)) log.error({ error }, 'The search for tenants failed');
      tell({ failure: toFailure(error) });
    } finally {
      if (running === mine) {
        running = null;
        tell({ running: false });
      }
    }
  };

  return {
    view: () => {
      const have = known();
      const candidates = [...found.values()].map((one) =>
        TenantCandidate.parse({
          ...one,
          known: one.id !== null && have.has(one.id),
          note: noteOn(one),
        }),
      );
      return { ...search, candidates };
    },
    start,
    stop: () => {
      running?.abort();
      running = null;
      tell({ running: false });
    },
    chosen: (keys) => keys.flatMap((key) => found.get(key) ?? []),
  };
}
