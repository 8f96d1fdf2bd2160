import type { HostStatus } from '#shared/contract/app.ts';
import type { SessionView } from '#shared/contract/session.ts';
import type { TenantRow } from '#shared/contract/tenants.ts';

export type Phase = 'blank' | 'start' | 'first-run' | 'work';

interface PhaseFacts {
  readonly host: HostStatus | null;
  readonly session: SessionView | null;
  readonly tenants: readonly TenantRow[] | null;
  /** The first run has begun and the person has not gone on to the board. */
  readonly firstRun: boolean;
  /** The window showed work when it was last open: its frame may stand until core has answered. */
  readonly wasAtWork: boolean;
}

/** Which of the four faces the window shows. Pure. */
export function phaseOf({ host, session, tenants, firstRun, wasAtWork }: PhaseFacts): Phase {
  const waiting = wasAtWork ? 'work' : 'blank';
  if (!host) return waiting;
  if (host.profile === 'none' || !session?.account) return 'start';
  if (tenants === null) return waiting;
  return tenants.length === 0 || firstRun ? 'first-run' : 'work';
}
