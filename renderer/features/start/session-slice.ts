import type { StateCreator } from 'zustand';
import type { HostStatus } from '#shared/contract/app.ts';
import type { Api } from '#shared/contract/contract.ts';
import type { SessionView } from '#shared/contract/session.ts';
import type { Failure, Result } from '#shared/errors.ts';

export interface SessionSlice {
  /** Null until the first answer. */
  host: HostStatus | null;
  session: SessionView | null;
  failure: Failure | null;
  /** Who was signed in until just now, and is not any more: however that came. */
  left: NonNullable<SessionView['account']> | null;
  refresh: () => Promise<void>;
  openReal: () => Promise<void>;
  openRange: () => Promise<void>;
  leaveProfile: () => Promise<void>;
  /** Opens the chosen profile once more; `beginAnew` gives up a key that does not open. */
  startAgain: (beginAnew: boolean) => Promise<void>;
  signIn: () => Promise<void>;
  cancel: () => Promise<void>;
}

/** Who is signed in on which profile. Choosing a real profile leads straight on to its sign-in. */
export const createSessionSlice =
  (api: Api): StateCreator<SessionSlice> =>
  (set, get) => {
    let wantsSignIn = false;

    /** The person pressed one button and means both steps: the profile, then the sign-in. */
    const goOn = async () => {
      const { host, session } = get();
      if (!wantsSignIn || host?.core !== 'running' || !session) return;
      wantsSignIn = false;
      if (session.account || session.waiting || session.notReady) return;
      await get().signIn();
    };

    const refresh = async () => {
      const [host, session] = await Promise.all([
        api.query('host.status', {}),
        api.query('session.view', {}),
      ]);
      if (!host.ok) return set({ failure: host.failure });
      // Core answers once it runs: what the host said of a start is older than that.
      const isUp = host.value.core === 'starting' && session.ok;
      const told: HostStatus = isUp ? { ...host.value, core: 'running' } : host.value;
      if (told.core !== 'running') {
        const known = told.profile === 'none' ? null : get().session;
        return set({ host: told, session: known, ...(told.profile === 'none' && { left: null }) });
      }
      if (!session.ok) return set({ host: told, failure: session.failure });
      const { left, session: before, host: earlier } = get();
      const isSame = earlier?.profile === told.profile;
      const gone = isSame ? (before?.account ?? left) : null;
      set({ host: told, session: session.value, left: session.value.account ? null : gone });
      await goOn();
    };

    const carryOut = async (asked: () => Promise<Result<unknown>>) => {
      set({ failure: null });
      const result = await asked();
      if (!result.ok) set({ failure: result.failure });
      await refresh();
    };
    const wish = (
      name:
        | 'host.openReal'
        | 'host.openRange'
        | 'host.leaveProfile'
        | 'session.signIn'
        | 'session.cancel',
    ) => carryOut(() => api.command(name, {}));

    return {
      host: null,
      session: null,
      failure: null,
      left: null,
      refresh,
      openReal: () => {
        wantsSignIn = true;
        return wish('host.openReal');
      },
      // Core signs in to its range itself: a second sign-in would stop the first, and what follows it.
      openRange: () => {
        wantsSignIn = false;
        return wish('host.openRange');
      },
      leaveProfile: () => {
        wantsSignIn = false;
        return wish('host.leaveProfile');
      },
      startAgain: (beginAnew) => carryOut(() => api.command('host.startAgain', { beginAnew })),
      signIn: () => wish('session.signIn'),
      cancel: () => wish('session.cancel'),
    };
  };
