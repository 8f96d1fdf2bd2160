import { AppError } from '#shared/errors.ts';

export interface Gate {
  /** Waits for a place; the answer gives it back. @throws AppError `cancelled`. */
  enter(tenantId: string, signal?: AbortSignal): Promise<() => void>;
}

interface Waiter {
  readonly tenantId: string;
  readonly admit: () => void;
}

/**
 * Shared by all tenants: at most `tenants` of them are spoken to at once, each with at most `perTenant`
 * requests (design, section 5). First come, first served: a tenant that is already in does not keep
 * another out by always having more to ask.
 */
export function gate(tenants = 8, perTenant = 2): Gate {
  const inside = new Map<string, number>();
  const waiting: Waiter[] = [];

  const admitAll = () => {
    for (let i = 0; i < waiting.length; ) {
      const waiter = waiting[i];
      if (waiter === undefined) return;
      const own = inside.get(waiter.tenantId) ?? 0;
      if (own >= perTenant) {
        i += 1; // waits for itself, not for a place
        continue;
      }
      if (own === 0 && inside.size >= tenants) return;
      waiting.splice(i, 1);
      inside.set(waiter.tenantId, own + 1);
      waiter.admit();
    }
  };

  const leave = (tenantId: string) => {
    const left = (inside.get(tenantId) ?? 1) - 1;
    if (left > 0) inside.set(tenantId, left);
    else inside.delete(tenantId);
    admitAll();
  };

  /** A way out that counts once, however often it is called. */
  const exit = (tenantId: string) => {
    let out = false;
    return () => {
      if (out) return;
      out = true;
      leave(tenantId);
    };
  };

  return {
    enter: (tenantId, signal) =>
      new Promise((resolve, reject) => {
        const stopped = () => reject(new AppError('cancelled', 'The request was stopped.'));
        if (signal?.aborted) {
          stopped();
          return;
        }
        const giveUp = () => {
          const at = waiting.indexOf(waiter);
          if (at >= 0) waiting.splice(at, 1);
          stopped();
          admitAll();
        };
        const waiter: Waiter = {
          tenantId,
          admit: () => {
            signal?.removeEventListener('abort', giveUp);
            resolve(exit(tenantId));
          },
        };
        signal?.addEventListener('abort', giveUp, { once: true });
        waiting.push(waiter);
        admitAll();
      }),
  };
}
