import { jsonOrNull } from '#shared/json.ts';

const CLAIMS = /\bclaims="([A-Za-z0-9+/=_-]{1,8192})"/i;
const INSUFFICIENT = /\berror="insufficient_claims"/i;

/**
 * The claims a service asks for, as JSON text. Other parts of the header come in any order and there may
 * be several headers (FACTS.md h); conditional access also uses 403.
 * @returns null when the answer is no claims challenge or its claims cannot be read.
 */
export function challengeOf(status: number, headers: Headers): string | null {
  if (status !== 401 && status !== 403) return null;
  const header = headers.get('www-authenticate') ?? '';
  const encoded = CLAIMS.exec(header)?.[1];
  if (encoded === undefined || !INSUFFICIENT.test(header)) return null;
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  return isJsonObject(text) ? text : null;
}

function isJsonObject(text: string): boolean {
  const value = jsonOrNull(text);
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The token lacks a permission the call needs. */
export function lacksScope(headers: Headers): boolean {
  return /\berror="insufficient_scope"/i.test(headers.get('www-authenticate') ?? '');
}
