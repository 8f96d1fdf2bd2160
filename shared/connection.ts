import { z } from 'zod';
import { AppError } from './errors.ts';
import { type Clock, SECOND_MS } from './time.ts';

/** No way to the service at all, as Node and Chromium name it; anything else broke on the way. */
const NO_WAY =
  /^(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ENETUNREACH|ENETDOWN|EHOSTUNREACH|EHOSTDOWN|EADDRNOTAVAIL)$|ERR_(INTERNET_DISCONNECTED|NAME_NOT_RESOLVED|NETWORK_CHANGED|ADDRESS_UNREACHABLE|CONNECTION_REFUSED|PROXY_CONNECTION_FAILED|NETWORK_IO_SUSPENDED)/;

/** A certificate this computer does not trust, as Node and Chromium name it. */
const NOT_TRUSTED = /CERT|^UNABLE_TO_(GET|VERIFY)|^SELF_SIGNED/;

const Reason = z.object({
  code: z.string().optional(),
  message: z.string().optional(),
  cause: z.unknown().optional(),
  /** Of an AggregateError: one for each address that was tried. */
  errors: z.array(z.unknown()).optional(),
});
const DEEPEST = 4;

/** All reasons a failed fetch carries: its own, its cause's, and those of several addresses tried. */
function reasonsOf(error: unknown, depth = 0): string[] {
  const parsed = Reason.safeParse(error);
  if (!parsed.success || depth > DEEPEST) return [];
  const { code, message, cause, errors = [] } = parsed.data;
  return [code ?? message ?? '', ...[cause, ...errors].flatMap((one) => reasonsOf(one, depth + 1))];
}

/** A failed fetch in our words: `offline` where there is no way at all, else `service-error`. */
export function brokenConnection(cause: unknown): AppError {
  const reasons = reasonsOf(cause);
  if (reasons.some((reason) => NO_WAY.test(reason))) {
    return new AppError('offline', 'There is no connection to the service.', {
      cause,
      remedy: 'Check the network. What is on the screen stays, and nothing recorded is lost.',
    });
  }
  if (reasons.some((reason) => NOT_TRUSTED.test(reason))) {
    return new AppError(
      'service-error',
      'This computer does not trust the certificate the service, or something on the way to it, shows.',
      {
        cause,
        remedy: 'Check the date of this computer, or ask the administrator of your network.',
      },
    );
  }
  return new AppError('service-error', 'The connection to the service broke off.', { cause });
}

/**
 * `Retry-After`: whole seconds or an HTTP date (RFC 9110, 10.2.3).
 * @returns milliseconds from now, or null when there is none or it cannot be read.
 */
export function retryAfterMs(header: string | null, now: Clock): number | null {
  const text = header?.trim() ?? '';
  if (/^\d{1,9}$/.test(text)) return Number(text) * SECOND_MS;
  const at = text === '' ? Number.NaN : Date.parse(text);
  return Number.isNaN(at) ? null : Math.max(0, at - now());
}
