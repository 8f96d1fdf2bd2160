import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';

/**
 * Tokens of the range. They look like those of Entra (three parts, readable claims) and are sealed
 * with a key that lives as long as the range, so nothing needs to be remembered about each.
 */

const AccessClaims = z.object({
  aud: z.string(),
  tid: z.string(),
  oid: z.string(),
  /** Home account: the person behind the token in every tenant. */
  home_oid: z.string(),
  appid: z.string(),
  scp: z.string(),
  iat: z.number(),
  exp: z.number(),
  issued_ms: z.number(),
  /** Moment of the interactive sign-in this token comes from, in ms. */
  auth_ms: z.number(),
  /** The program can answer claims challenges. */
  xms_cc: z.array(z.string()),
  /** `nbf` that a claims challenge asked for, in seconds; 0 when none. */
  challenge_nbf: z.number(),
  wids: z.array(z.string()),
});
export type AccessClaims = z.infer<typeof AccessClaims>;

const RefreshClaims = z.object({
  home_oid: z.string(),
  appid: z.string(),
  auth_ms: z.number(),
  jti: z.string(),
});
export type RefreshClaims = z.infer<typeof RefreshClaims>;

export interface TokenSeal {
  readonly access: (claims: AccessClaims) => string;
  /** The claims of a token this range made, or null. Says nothing about its age. */
  readonly readAccess: (token: string) => AccessClaims | null;
  readonly refresh: (claims: RefreshClaims) => string;
  readonly readRefresh: (token: string) => RefreshClaims | null;
}

export function tokenSeal(): TokenSeal {
  const key = randomBytes(32);
  const sign = (text: string) => createHmac('sha256', key).update(text).digest();
  const open = (text: string, seal: string): unknown => {
    const given = Buffer.from(seal, 'base64url');
    const right = sign(text);
    if (given.length !== right.length || !timingSafeEqual(given, right)) return null;
    const payload: unknown = JSON.parse(
      Buffer.from(text.slice(text.indexOf('.') + 1), 'base64url').toString(),
    );
    return payload;
  };
  const sealed = (head: string, claims: object) => {
    const text = `${head}.${encode(claims)}`;
    return `${text}.${sign(text).toString('base64url')}`;
  };
  const parts = (token: string) => {
    const last = token.lastIndexOf('.');
    return open(token.slice(0, Math.max(0, last)), token.slice(last + 1));
  };
  const header = encode({ typ: 'JWT', alg: 'RS256', kid: 'range' });
  return {
    access: (claims) => sealed(header, claims),
    readAccess: (token) => AccessClaims.safeParse(parts(token)).data ?? null,
    refresh: (claims) => sealed('1', claims),
    readRefresh: (token) => RefreshClaims.safeParse(parts(token)).data ?? null,
  };
}

/** An id token as Entra shapes it. Nobody checks its signature, so it has none worth the name. */
export function idToken(claims: object): string {
  return `${encode({ typ: 'JWT', alg: 'RS256', kid: 'range' })}.${encode(claims)}.${Buffer.from('unsigned').toString('base64url')}`;
}

export function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
