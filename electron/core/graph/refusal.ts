import { z } from 'zod';
import { AppError, type ErrorCode } from '#shared/errors.ts';
import { jsonOrNull } from '#shared/json.ts';
import { shortened, visibleLine } from '#shared/text.ts';
import { lacksScope } from './challenge.ts';
import type { Answer, Request } from './exchange.ts';

const LONGEST_WORDS = 300;

const Inner = z.object({ 'request-id': z.string().optional(), date: z.string().optional() });
/** `{error: {code, message, innerError}}`; some services spell `innererror`, the code may be empty. */
const ErrorBody = z.object({
  error: z.object({
    code: z.string().nullish(),
    message: z.string().nullish(),
    innerError: Inner.nullish().catch(null),
    innererror: Inner.nullish().catch(null),
  }),
});

interface Told {
  readonly code: string;
  readonly words: string;
  readonly support: string;
}

function cut(text: string): string {
  return visibleLine(shortened(text, LONGEST_WORDS));
}

/** What the service said, made safe to show. Unreadable bodies leave only the status and the headers. */
function told({ status, headers, body }: Answer): Told {
  const parsed = ErrorBody.safeParse(jsonOrNull(new TextDecoder().decode(body)));
  const error = parsed.success ? parsed.data.error : null;
  const inner = error?.innerError ?? error?.innererror ?? null;
  const requestId = headers.get('request-id') ?? inner?.['request-id'] ?? null;
  const parts = [
    `HTTP ${status}`,
    error?.code ? cut(error.code) : null,
    requestId && `request ${cut(requestId)}`,
    headers.get('client-request-id') &&
      `client request ${cut(headers.get('client-request-id') ?? '')}`,
    cut(headers.get('date') ?? inner?.date ?? ''),
  ];
  return {
    code: error?.code ?? '',
    words: cut(error?.message ?? ''),
    support: parts.filter(Boolean).join(' · '),
  };
}

/** The service gives no code for a token without the permission; only these words tell it apart. */
const MISSING_SCOPE = /^Missing scope permissions on the request/;

function isMissingScope({ headers }: Answer, { code, words }: Told): boolean {
  return lacksScope(headers) || /scope/i.test(code) || MISSING_SCOPE.test(words);
}

/** Turns an answer that is no success into what a person is told. 429 and challenges are not for here. */
export function refusalOf(answer: Answer, method: Request['method']): AppError {
  const said = told(answer);
  const { status } = answer;
  const fail = (code: ErrorCode, message: string, remedy: string | null) =>
    new AppError(code, message, { remedy, support: said.support, status });
  const quoted = said.words === '' ? '' : ` It says: “${said.words}”`;

  if (status === 401) {
    return fail(
      'needs-sign-in',
      'The service no longer accepts the sign-in.',
      'Sign in to this tenant.',
    );
  }
  if (status === 403 && isMissingScope(answer, said)) {
    return fail(
      'needs-consent',
      `The application lacks a permission in this tenant.${quoted}`,
      'Send the approval link to an administrator of the tenant.',
    );
  }
  if (status === 403) {
    return fail(
      'no-role',
      `Your account may not do this in this tenant.${quoted}`,
      method === 'GET'
        ? 'Ask the tenant for a role that may read incidents, such as Security Reader.'
        : 'Ask the tenant for a role that may change incidents, such as Security Operator.',
    );
  }
  if (status === 404) {
    return fail(
      'not-found',
      'The service does not know this any more.',
      'Look at it in the portal.',
    );
  }
  if (status === 409 || status === 412) {
    return fail(
      'conflict',
      `It was changed by somebody else meanwhile.${quoted}`,
      'Look again, then decide.',
    );
  }
  if (status >= 500) {
    return fail('service-error', `The service failed.${quoted}`, 'It is tried again on its own.');
  }
  return fail('refused', `The service refused this request.${quoted}`, null);
}
