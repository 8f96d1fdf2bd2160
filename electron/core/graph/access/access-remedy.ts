import { AppError, type ErrorCode } from '#shared/errors.ts';

export const IN_BROWSER = 'Use My Access of this tenant in the browser.';

/** What is said of any call of Graph speaks of incidents, where these are about access. */
const REMEDIES: ReadonlyMap<ErrorCode, string> = new Map([
  ['no-role', `${IN_BROWSER} If that refuses too, ask its administrator.`],
  ['not-found', IN_BROWSER],
]);

/** The same failure of a call about access, with what can be done about it there. */
export function aboutAccess(error: unknown): unknown {
  if (!(error instanceof AppError) || error.status === null) return error;
  const remedy = REMEDIES.get(error.code);
  if (remedy === undefined) return error;
  const { code, message, support, retryAt, status } = error;
  return new AppError(code, message, { remedy, support, retryAt, status, cause: error });
}
