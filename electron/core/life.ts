import type { Account } from '#shared/contract/session.ts';
import type { Cloud } from '#shared/domain/cloud.ts';
import type { Log } from './log.ts';
import type { Session } from './session.ts';
import type { TenantBook } from './tenant-book.ts';
import type { TenantFinder } from './tenants/find-tenants.ts';

/** A part that works between its start, where it has one, and its stop. */
interface Worker {
  readonly start?: () => void;
  readonly stop: () => Promise<void>;
}

interface LifeParts {
  readonly cloud: Cloud;
  readonly log: Log;
  readonly session: Pick<Session, 'reconfigure' | 'tokens'>;
  readonly book: Pick<TenantBook, 'schedule' | 'publishFirst' | 'finishRemovals'>;
  readonly finder: Pick<TenantFinder, 'start'>;
  readonly hasTenants: () => boolean;
  readonly hasUnsent: () => boolean;
  /** Another person may be signed in now. Where that fails, it is tried again without being asked. */
  readonly takeUp: () => Promise<void>;
  readonly lookAtEverything: () => void;
  /** Lays what is recorded, and not in the cache, over it. */
  readonly overlay: () => Promise<void>;
  readonly workers: readonly Worker[];
}

/** How core comes to life and ends, in the order of the calls. */
export function coreLife(parts: LifeParts) {
  const { session, book, takeUp, log } = parts;
  const account = (): Account | null => session.tokens.account();

  return {
    /** Takes up the sign-in that was stored. */
    prepare: async (): Promise<void> => {
      await session.reconfigure();
      let known = account()?.id;
      session.tokens.onChange(() => {
        if (account()?.id === known) return;
        known = account()?.id;
        takeUp().then(parts.lookAtEverything, (error: unknown) =>
          log.error({ err: error }, 'a change of person could not be taken up'),
        );
      });
    },
    /**
     * Tells the cache of the tenants, and lays the outbox over a cache that may be new. The writer's thread
     * starts with that: while the window draws what is there it would only be in the way, so this waits for
     * `calmed` (answers whether core goes on), unless there is nothing to draw or something unsent to show.
     */
    settle: async (calmed: Promise<boolean>): Promise<void> => {
      await takeUp();
      await book.schedule();
      const isCalm = parts.hasTenants() && !parts.hasUnsent();
      if (isCalm && !(await calmed)) return;
      await book.publishFirst();
      await book.finishRemovals();
      await parts.overlay();
    },
    /** A range signs in by itself and shows its tenants: nothing there is anybody's but the training's. */
    beginTraining: (): void => {
      if (parts.cloud.kind !== 'range') return;
      const steps = async () => {
        if (account() === null) await session.tokens.signIn();
        if (!parts.hasTenants()) await parts.finder.start('range', '');
      };
      steps().catch((error: unknown) => log.warn({ err: error }, 'the training could not begin'));
    },
    start: (): void => {
      for (const worker of parts.workers) worker.start?.();
    },
    stop: async (): Promise<void> => {
      session.tokens.cancel();
      await Promise.all(parts.workers.map((worker) => worker.stop()));
    },
  };
}
