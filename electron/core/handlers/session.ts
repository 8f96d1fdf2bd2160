import type { sessionContract } from '#shared/contract/session.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import { AppError } from '#shared/errors.ts';
import type { Log } from '../log.ts';
import type { Session } from '../session.ts';
import type { HandlersOf } from './handler.ts';

interface SessionHandlerParts {
  readonly session: Session;
  readonly log: Log;
  /** A tenant that just got its sign-in is looked at, and what waits for it is sent. */
  readonly onSignedInTo: (tenantId: TenantId) => void;
}

export function sessionHandlers(parts: SessionHandlerParts): HandlersOf<typeof sessionContract> {
  const { session, log } = parts;

  /** Runs on its own: how it ends is told by `session.view`. */
  const later = (step: Promise<unknown>, done: () => void = () => undefined) => {
    step.then(done, (error: unknown) => {
      const cancelled = error instanceof AppError && error.code === 'cancelled';
      if (!cancelled) log.warn({ err: error }, 'a sign-in did not succeed');
    });
    return null;
  };

  return {
    'session.view': () => session.view(),
    'session.signIn': () => later(session.tokens.signIn()),
    'session.signInTo': ({ tenantId }) =>
      later(session.tokens.signInTo(tenantId), () => parts.onSignedInTo(tenantId)),
    'session.cancel': () => {
      session.tokens.cancel();
      return null;
    },
    'session.signOut': async () => {
      await session.tokens.signOut();
      return null;
    },
  };
}
