import type { TenantId } from '#shared/domain/tenant.ts';
import { type Clock, type Hold, leftOf, MINUTE_MS } from '#shared/time.ts';
import type { Log } from '../log.ts';
import type { Sleep } from '../sleep.ts';
import { createWake } from '../wake.ts';
import type { OutboxSender } from './sender.ts';

export interface DispatcherParts {
  readonly sender: OutboxSender;
  /** Tenants that have something pending. */
  readonly waiting: () => readonly TenantId[];
  /** When a tenant is tried again is another time now. */
  readonly onHold: () => void;
  readonly now: Clock;
  readonly sleep: Sleep;
  readonly log: Log;
}

export interface Dispatcher {
  start(): void;
  stop(): Promise<void>;
  /** Something was recorded, or what a tenant waited for may be there now; null: for all tenants. */
  wake(tenantId: TenantId | null): void;
  /** When what waits for that tenant is tried again (milliseconds since 1970); null: it is not held back. */
  nextTry(tenantId: TenantId): number | null;
  /** Breaks off what is being sent, to one tenant or to all; resolves when it has ended. Goes on afterwards. */
  interrupt(tenantId: TenantId | null): Promise<void>;
}

/** Keeps every tenant's outbox moving, each on its own: one that has to wait holds up no other. */
export function outboxDispatcher({
  sender,
  waiting,
  onHold,
  now,
  sleep,
  log,
}: DispatcherParts): Dispatcher {
  const wake = createWake(sleep);
  const notBefore = new Map<TenantId, Hold>();
  const running = new Map<TenantId, { stop: AbortController; ended: Promise<void> }>();
  const again = new Set<TenantId>(); // woken while a try was under way: how that ends is out of date
  const stop = new AbortController();
  let loop: Promise<void> | null = null;

  const hold = (tenantId: TenantId, until: number) => {
    if (again.has(tenantId)) return;
    notBefore.set(tenantId, { plannedAt: now(), until });
    onHold();
  };
  const leftFor = (tenantId: TenantId) => leftOf(notBefore.get(tenantId) ?? null, now());

  const send = async (tenantId: TenantId, signal: AbortSignal) => {
    try {
      const next = await sender.sendTenant(tenantId, signal);
      if (next === null) notBefore.delete(tenantId);
      else hold(tenantId, next);
    } catch (error) {
      log.error({ tenantId, err: error }, 'the outbox of a tenant stopped');
      hold(tenantId, now() + MINUTE_MS);
    } finally {
      running.delete(tenantId);
      wake.now();
    }
  };

  const begin = (tenantId: TenantId) => {
    again.delete(tenantId);
    const own = new AbortController();
    const ended = send(tenantId, AbortSignal.any([own.signal, stop.signal]));
    running.set(tenantId, { stop: own, ended });
  };

  /** An outbox that cannot be read holds up what is in it, not the whole of core. */
  const tenantsWaiting = (): readonly TenantId[] => {
    try {
      return waiting();
    } catch (error) {
      log.error({ err: error }, 'the outbox cannot be read');
      return [];
    }
  };

  const watch = async () => {
    while (!stop.signal.aborted) {
      const tenants = tenantsWaiting().filter((tenantId) => !running.has(tenantId));
      for (const tenantId of tenants) {
        if (leftFor(tenantId) === 0) begin(tenantId);
      }
      const waits = tenants.map(leftFor).filter((ms) => ms > 0);
      await wake.wait(Math.min(MINUTE_MS, ...waits));
    }
  };

  return {
    start: () => {
      loop ??= watch();
    },
    stop: async () => {
      stop.abort();
      wake.now();
      await loop;
      await Promise.all([...running.values()].map(({ ended }) => ended));
    },
    interrupt: async (tenantId) => {
      const hit = [...running].filter(([id]) => tenantId === null || id === tenantId);
      for (const [, { stop: own }] of hit) own.abort();
      await Promise.all(hit.map(([, { ended }]) => ended));
    },
    nextTry: (tenantId) => {
      const left = leftFor(tenantId);
      return left > 0 ? now() + left : null;
    },
    wake: (tenantId) => {
      const woken = tenantId === null ? [...notBefore.keys(), ...running.keys()] : [tenantId];
      for (const id of woken) {
        notBefore.delete(id);
        if (running.has(id)) again.add(id);
      }
      wake.now();
    },
  };
}
