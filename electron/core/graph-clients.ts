import type { Cloud } from '#shared/domain/cloud.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import { type RequestBudget, requestBudget } from './graph/budget.ts';
import { type GraphClient, graphClient, type TokenGiver } from './graph/client.ts';
import { gate } from './graph/gate.ts';
import type { Recorder } from './graph/recorder.ts';
import type { Fetch, Host } from './host.ts';
import type { Log } from './log.ts';
import type { Sleep } from './sleep.ts';

interface GraphClientParts {
  readonly cloud: Cloud;
  readonly tokens: TokenGiver;
  readonly host: Pick<Host, 'fetch' | 'now'>;
  readonly sleep: Sleep;
  readonly random: () => number;
  readonly requestsPerMinute: () => number;
  readonly record: Recorder | null;
  readonly log: Log;
  /** A request of any kind found no way to the service, or was answered by it. */
  readonly onWay: (tenantId: TenantId, way: 'lost' | 'reached') => void;
}

const DIRECTORY_REQUESTS_PER_MINUTE = 300;

/** One client per tenant, made when first needed: budget, waits and breaker live as long as it does. */
export function graphClients(parts: GraphClientParts) {
  const { record, host, requestsPerMinute, onWay, ...shared } = parts;
  const clients = new Map<TenantId, { client: GraphClient; budget: RequestBudget }>();
  const places = gate();
  let requests = 0;
  const fetch: Fetch = (...args) => {
    requests += 1;
    return host.fetch(...args);
  };

  const withBudget = (tenantId: TenantId, budget: RequestBudget): GraphClient => {
    const heard = (way: 'lost' | 'reached') => onWay(tenantId, way);
    const own = { tenantId, fetch, now: host.now, gate: places, budget, onWay: heard };
    return graphClient({ ...shared, ...own, ...(record && { record }) });
  };

  const make = (tenantId: TenantId) => {
    const { now } = host;
    const budget = requestBudget({ perMinute: requestsPerMinute(), now, sleep: parts.sleep });
    return { client: withBudget(tenantId, budget), budget };
  };

  return {
    of: (tenantId: TenantId): GraphClient => {
      const known = clients.get(tenantId) ?? make(tenantId);
      clients.set(tenantId, known);
      return known.client;
    },
    /** For looking up tenants at home: directory calls, which have far larger limits (FACTS.md h). */
    directory: (tenantId: TenantId): GraphClient => {
      const perMinute = DIRECTORY_REQUESTS_PER_MINUTE;
      return withBudget(tenantId, requestBudget({ perMinute, now: host.now, sleep: parts.sleep }));
    },
    /** After the setting changed. */
    applyBudget: (): void => {
      for (const { budget } of clients.values()) budget.setPerMinute(requestsPerMinute());
    },
    /** A person asks: what is left alone after failures is tried with its next call; null: every tenant. */
    tryNow: (tenantId: TenantId | null): void => {
      for (const [id, { client }] of clients) {
        if (tenantId === null || id === tenantId) client.tryNow();
      }
    },
    /** How many requests went to Graph since the start. */
    requests: (): number => requests,
    forget: (tenantId: TenantId): void => {
      clients.delete(tenantId);
    },
  };
}
export type GraphClients = ReturnType<typeof graphClients>;
