import { isBlind, type TenantTrouble } from '#shared/domain/tenant.ts';
import { AppError, type ErrorCode, toFailure } from '#shared/errors.ts';
import { type Instant, Instant as InstantSchema, instant } from '#shared/time.ts';
import type { StepReport } from './step.ts';

type TroubleState = TenantTrouble['state'];

/** Which state of the tenant an error stands for; `null` says nothing about the tenant. */
function stateOf(code: ErrorCode): TroubleState | null {
  switch (code) {
    case 'needs-sign-in':
    case 'needs-consent':
    case 'not-a-member':
    case 'no-role':
    case 'blocked-by-policy':
    case 'misconfigured':
    case 'throttled':
    case 'offline':
      return code;
    case 'wrong-tenant':
      return 'needs-sign-in';
    case 'timeout':
    case 'service-error':
    case 'bad-answer':
    case 'not-found':
    case 'conflict':
    case 'refused':
    case 'bad-input':
    case 'storage':
    case 'damaged':
    case 'internal':
      return 'stale';
    case 'cancelled':
      return null;
  }
}

/**
 * What a failed look at a tenant leaves behind. A trouble that goes on keeps its beginning, so that
 * "since" tells the truth. A tenant known to be blind stays so, with its reason, until it is read or
 * refuses anew: that the network broke says nothing of it. Returns null when the run was only stopped.
 */
export function troubleOf(
  error: unknown,
  earlier: TenantTrouble | null,
  nowMs: number,
): TenantTrouble | null {
  const { code, message, remedy, support } = toFailure(error);
  const state = stateOf(code);
  if (state === null) return earlier;
  const until = retryAtOf(error);
  if (earlier !== null && isBlind(earlier.state) && !isBlind(state)) return { ...earlier, until };
  const since = earlier?.state === state ? earlier.since : instant(nowMs);
  return { state, reason: message, remedy, support, since, until };
}

/**
 * The same while nobody is signed in: nothing was learned of the tenant. One known to be blind keeps its
 * own reason.
 */
export function signedOutTrouble(
  error: unknown,
  earlier: TenantTrouble | null,
  nowMs: number,
): TenantTrouble | null {
  if (earlier !== null && isBlind(earlier.state)) return earlier;
  const trouble = troubleOf(error, earlier, nowMs);
  return trouble && isBlind(trouble.state) ? { ...trouble, signedOut: true } : trouble;
}

/** When the service wants the next call; null where it named no time. */
export function retryAtOf(error: unknown): Instant | null {
  if (!(error instanceof AppError) || error.retryAt === null) return null;
  return InstantSchema.parse(error.retryAt);
}

/**
 * A run that ended but could not read everything is not a clean bill of health (design, law 1); null where it
 * read everything.
 */
export function unreadableTrouble(
  { unreadable, unreadableAlerts }: Pick<StepReport, 'unreadable' | 'unreadableAlerts'>,
  nowMs: number,
): TenantTrouble | null {
  const lost = [counted(unreadable, 'incident'), counted(unreadableAlerts, 'alert')].flat();
  if (lost.length === 0) return null;
  return {
    state: 'stale',
    reason: `${lost.join(' and ')} of the answer had no id and could not be read.`,
    remedy: 'Look in the portal of this tenant. It is tried again at the next look.',
    support: null,
    since: instant(nowMs),
    until: null,
  };
}

/** “3 incidents”; nothing of none. */
function counted(count: number, what: string): string[] {
  if (count === 0) return [];
  return [`${count} ${count === 1 ? what : `${what}s`}`];
}
