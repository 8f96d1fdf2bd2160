import type { HostStatus } from '#shared/contract/app.ts';
import type { SessionView } from '#shared/contract/session.ts';
import type { TenantRow } from '#shared/contract/tenants.ts';

export type Phase = 'blank' | 'start' | 'first-run' | 'work';

interface PhaseFacts {
  readonly host: HostStatus | null;
  readonly session: SessionView | null;
  readonly tenants: readonly TenantRow[] | null;
  /** The first look at new tenants is being watched. */
  readonly watching: boolean;
}

/** Which of the four faces the window shows. Pure. */
export function phaseOf({ host, session, tenants, watching }: PhaseFacts): Phase {
  if (!host) return 'blank';
  if (host.profile === 'none' || !session?.account) return 'start';
  if (tenants === null) return 'blank';
  return tenants.length === 0 || watching ? 'first-run' : 'work';
}
