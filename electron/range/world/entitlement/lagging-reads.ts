import type { TenantAccess } from './tenant-access.ts';

/** Reads that lag behind a write, as with a service that keeps what it knows in several places. */
export interface LaggingReads {
  /** So many reads after the next write to this tenant's access still answer from before it. */
  readonly lag: (tenantId: string, reads: number) => void;
  /** What one call is answered from. @param isWrite it may change something: writes are never behind. */
  readonly seenBy: (live: TenantAccess, isWrite: boolean) => TenantAccess;
}

interface Lag {
  left: number;
  /** As it was right before the write; null until that comes. */
  before: TenantAccess | null;
}

export function laggingReads(): LaggingReads {
  const lags = new Map<string, Lag>();
  return {
    lag: (tenantId, reads) => {
      lags.set(tenantId, { left: reads, before: null });
    },
    seenBy: (live, isWrite) => {
      const lag = lags.get(live.tenant.id);
      if (!lag) return live;
      if (isWrite) {
        lag.before ??= {
          ...live,
          requests: structuredClone(live.requests),
          assignments: structuredClone(live.assignments),
          reviews: structuredClone(live.reviews),
        };
        return live;
      }
      if (lag.before === null) return live;
      lag.left -= 1;
      if (lag.left === 0) lags.delete(live.tenant.id);
      return lag.before;
    },
  };
}
