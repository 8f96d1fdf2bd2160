import type { AuthenticationResult } from '@azure/msal-node';
import { Account } from '#shared/contract/session.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import { AppError } from '#shared/errors.ts';

export function notSignedIn(): AppError {
  return new AppError('needs-sign-in', 'Nobody is signed in.', {
    remedy: 'Sign in with Microsoft.',
  });
}

/** Who signed in. @throws AppError `bad-answer` when the answer names no account. */
export function accountOf({ account, tenantId }: AuthenticationResult): Account {
  const result = Account.safeParse({
    id: account?.homeAccountId,
    name: account?.name ?? account?.username,
    username: account?.username,
    homeTenantId: tenantId,
  });
  if (result.success) return result.data;
  throw new AppError('bad-answer', 'The sign-in service did not say who signed in.', {
    cause: result.error,
  });
}

/**
 * Nobody else's token: the tenant asked and the person signed in, or nothing (auth.md 0.1 and 6).
 * @throws AppError `wrong-tenant`.
 */
export function assertOwn(result: AuthenticationResult, tenantId: TenantId, person: Account): void {
  if (result.tenantId.toLowerCase() !== tenantId) {
    throw new AppError(
      'wrong-tenant',
      'The sign-in answered for another tenant than the one asked.',
      {
        remedy: 'Nothing was used. Copy the log for support.',
      },
    );
  }
  if (result.account?.homeAccountId !== person.id) {
    throw new AppError(
      'wrong-tenant',
      `You are signed in as ${person.username}, but another account was used in the browser.`,
      { remedy: `Start again and choose ${person.username}, or sign out first.` },
    );
  }
}

/** Lets a caller go when it is stopped; the work itself ends on its own and serves the next caller. */
export async function untilStopped<T>(
  work: Promise<T>,
  signal: AbortSignal | undefined,
): Promise<T> {
  if (signal === undefined) return work;
  const { promise: stopped, reject } = Promise.withResolvers<never>();
  const stop = () => reject(new AppError('cancelled', 'The request was stopped.'));
  signal.addEventListener('abort', stop, { once: true });
  if (signal.aborted) stop();
  try {
    return await Promise.race([stopped, work]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
