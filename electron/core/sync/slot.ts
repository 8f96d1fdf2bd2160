import type { TenantId, TenantSync } from '#shared/domain/tenant.ts';
import { FASTEST_MS } from './schedule.ts';

/** One tenant's place in the schedule. Moments are milliseconds since 1970. */
export interface Slot {
  sync: TenantSync;
  dueAt: number;
  /** When its access alone is looked at, before everything is; null: not at all. */
  accessDueAt: number | null;
  failures: number;
  /** Its last look found no way to the service. */
  lost: boolean;
  running: { readonly stop: AbortController; readonly ended: Promise<void> } | null;
  again: boolean;
  /** A person asks for the next look. */
  asked: boolean;
}

/** Due at once. @param stored what an earlier session left of it. */
export function newSlot(tenantId: TenantId, stored: TenantSync | undefined): Slot {
  const sync = stored ?? {
    tenantId,
    completeAt: null,
    trouble: null,
    cadenceMs: FASTEST_MS,
    backfill: null,
  };
  return {
    sync,
    dueAt: 0,
    accessDueAt: null,
    failures: 0,
    lost: false,
    running: null,
    again: false,
    asked: false,
  };
}

/** The service named a time before which it wants to hear nothing of this tenant. */
export function isHeld({ sync }: Pick<Slot, 'sync'>): boolean {
  return (sync.trouble?.until ?? null) !== null;
}

/** When it is looked at next, at everything or at its access alone: never at that while there is no way there. */
export function nextDueAt(slot: Slot): number {
  const { dueAt, accessDueAt, lost } = slot;
  return accessDueAt === null || lost || isHeld(slot) ? dueAt : Math.min(dueAt, accessDueAt);
}
