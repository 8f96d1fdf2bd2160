import type { TenantTrouble } from '#shared/domain/tenant.ts';
import { HOUR_MS, MINUTE_MS, millis, SECOND_MS } from '#shared/time.ts';

/** What the next look at a tenant depends on. */
export interface ScheduleFacts {
  /** One of its rows is on the screen, or its filter is chosen. */
  readonly visible: boolean;
  /** Incidents that changed in the run just ended. */
  readonly changed: number;
  /** How often it was looked at until now. */
  readonly cadenceMs: number;
  readonly trouble: TenantTrouble | null;
  /** Failed runs in a row. */
  readonly failures: number;
  /** 0 up to 1. */
  readonly random: number;
}

export const FASTEST_MS = MINUTE_MS;
export const SLOWEST_MS = 10 * MINUTE_MS;
const VISIBLE_SLOWEST_MS = 2 * MINUTE_MS;
const OFFLINE_MS = 15 * SECOND_MS;
const HOPELESS_MS = 15 * MINUTE_MS;

/**
 * How often a healthy tenant is looked at: a busy one every minute (the rate Microsoft suggests for
 * Experts sync, domain.md 5a), a quiet one less often each time, by half again, never
 * slower than ten minutes.
 */
export function cadence({ visible, changed, cadenceMs }: ScheduleFacts): number {
  const slowest = visible ? VISIBLE_SLOWEST_MS : SLOWEST_MS;
  const next = changed > 0 ? FASTEST_MS : cadenceMs * 1.5;
  return Math.round(Math.min(slowest, Math.max(FASTEST_MS, next)));
}

/**
 * When to look next, in milliseconds from now. Spread by up to a tenth so that tenants do not march in step; never
 * before the time that the service named.
 */
export function nextLookMs(facts: ScheduleFacts, nowMs: number): number {
  const { trouble, random } = facts;
  const wait = trouble === null ? cadence(facts) : troubleWaitMs(trouble, facts, nowMs);
  const least = (trouble?.until ?? null) === null ? 0.95 : 1;
  return Math.round(wait * (least + random / 10));
}

function troubleWaitMs(
  trouble: TenantTrouble,
  { failures, visible }: ScheduleFacts,
  nowMs: number,
) {
  if (trouble.until !== null) {
    return Math.min(HOUR_MS, Math.max(SECOND_MS, millis(trouble.until) - nowMs));
  }
  switch (trouble.state) {
    case 'offline':
      return OFFLINE_MS;
    case 'throttled':
    case 'stale':
      return Math.min(
        visible ? VISIBLE_SLOWEST_MS : SLOWEST_MS,
        15 * SECOND_MS * 2 ** Math.min(failures, 6),
      );
    case 'needs-sign-in':
    case 'needs-consent':
    case 'not-a-member':
    case 'no-role':
    case 'blocked-by-policy':
    case 'misconfigured':
      return HOPELESS_MS; // a person has to act; their action brings the next look forward
  }
}
