import { MINUTE_MS } from '#shared/time.ts';

/**
 * Requests a tenant takes in any minute. A refused request counts too (FACTS.md h), so hammering while
 * throttled keeps the door shut.
 */
export interface Budget {
  /**
   * Counts one request; a service with a budget of its own has its name behind the tenant's id. Returns
   * the seconds to wait when it is one too many, else null.
   */
  readonly spend: (tenantId: string, limit: number) => number | null;
  /** Forgets everything spent. */
  readonly reset: (tenantId?: string) => void;
}

export function requestBudget(wall: () => number): Budget {
  const spent = new Map<string, number[]>();
  return {
    spend: (tenantId, limit) => {
      const now = wall();
      const times = (spent.get(tenantId) ?? []).filter((at) => at > now - MINUTE_MS);
      const full = times.length >= limit;
      times.push(now);
      // Beyond twice the limit older ones no longer change the answer.
      spent.set(tenantId, times.slice(-2 * limit));
      if (!full) return null;
      const frees = times[times.length - Math.max(1, limit)] ?? now;
      return Math.max(1, Math.ceil((frees + MINUTE_MS - now) / 1000));
    },
    reset: (tenantId) => {
      if (tenantId === undefined) spent.clear();
      else for (const key of spent.keys()) if (key.startsWith(tenantId)) spent.delete(key);
    },
  };
}
