import { createHash, randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Answer } from '../http/exchange.ts';
import type { TenantState } from '../tenant-state.ts';
import type { Analyst } from '../world/world.ts';
import { CONDITIONS } from './conditions.ts';
import {
  accountIn,
  CODE_LIFE_MS,
  type EntraContext,
  GRAPH_RESOURCE,
  wordsFor,
} from './entra-context.ts';
import { readClaims, tokenError } from './entra-error.ts';
import { refusalOf } from './refusal.ts';
import { type AskedScopes, askedScopes, missingConsent } from './scopes.ts';
import { encode, idToken } from './tokens.ts';

/** Role template ids that tokens of partners carry (FACTS.md f). */
const SECURITY_READER = '5d6b6bb7-de71-4623-b4af-96380a352509';
const SECURITY_OPERATOR = '5f2222b1-57c3-48ba-8ad5-d4759f1fde6f';

/** `POST /{tenant}/oauth2/v2.0/token`: codes with PKCE, and refresh tokens good for every tenant. */
export function token(context: EntraContext, tenantId: string, body: URLSearchParams): Answer {
  const fail = (
    wrong: Parameters<typeof tokenError>[0],
    person: Analyst = context.settings.person,
  ) => tokenError(wrong, wordsFor(context, person, tenantId), context.wall());
  const state = context.states.get(tenantId);
  if (!state) return fail(CONDITIONS['unknown-tenant']);
  if (state.condition === 'throttled' || state.condition === 'unavailable')
    return fail(CONDITIONS[state.condition]);
  if (body.get('client_id') !== context.world.clientId) return fail(CONDITIONS['app-missing']);
  const scopes = askedScopes(body.get('scope') ?? '');
  if (scopes.invalid !== null)
    return fail({
      status: 400,
      error: 'invalid_scope',
      code: 70011,
      text: `The provided value for the input parameter 'scope' is not valid. The scope ${scopes.invalid} does not exist.`,
    });

  switch (body.get('grant_type')) {
    case 'authorization_code': {
      const pending = context.codes.get(body.get('code') ?? '');
      context.codes.delete(body.get('code') ?? '');
      const stale =
        !pending ||
        pending.tenantId !== tenantId ||
        context.wall() - pending.issuedMs > CODE_LIFE_MS;
      if (stale || pending.redirectUri !== body.get('redirect_uri')) {
        return fail({
          status: 400,
          error: 'invalid_grant',
          code: 70008,
          text: 'The provided authorization code has expired or was used already.',
        });
      }
      if (
        createHash('sha256')
          .update(body.get('code_verifier') ?? '')
          .digest('base64url') !== pending.challenge
      ) {
        return fail({
          status: 400,
          error: 'invalid_grant',
          code: 501481,
          text: 'The Code_Verifier does not match the code_challenge supplied in the authorization request.',
        });
      }
      const refusal = refusalOf(context, state, pending.person);
      if (refusal) return fail(refusal, pending.person);
      const { person, nonce, claims } = pending;
      return issue(context, state, {
        person,
        nonce,
        scopes,
        claims: body.get('claims') ?? claims,
        authMs: signInTime(context, state),
      });
    }
    case 'refresh_token': {
      const held = context.seal.readRefresh(body.get('refresh_token') ?? '');
      const person = context.world.people.find(({ objectId }) => objectId === held?.home_oid);
      if (
        !held ||
        !person ||
        held.appid !== context.world.clientId ||
        context.usedRefresh.has(held.jti)
      )
        return fail(CONDITIONS.revoked);
      if (held.auth_ms <= revocationOf(context, state)) return fail(CONDITIONS.revoked, person);
      const refusal = refusalOf(context, state, person);
      if (refusal) return fail(refusal, person);
      if (missingConsent(scopes, state).length > 0) {
        const gdap = context.world.byId.get(tenantId)?.access === 'gdap';
        return fail(CONDITIONS[gdap ? 'gdap-without-consent' : 'no-consent'], person);
      }
      if (context.settings.rotation) context.usedRefresh.add(held.jti);
      return issue(context, state, {
        person,
        nonce: null,
        scopes,
        claims: body.get('claims'),
        authMs: held.auth_ms,
      });
    }
    default:
      return fail({
        status: 400,
        error: 'unsupported_grant_type',
        code: 70003,
        text: 'The app requested an unsupported grant type.',
      });
  }
}

/** Sign-ins up to this moment (ms) count no more here. */
function revocationOf({ states, world }: EntraContext, state: TenantState): number {
  return Math.max(state.revokedMs, states.get(world.home.id)?.revokedMs ?? 0);
}

/** Now, and in any case after the last revocation: a new sign-in is never born dead. */
function signInTime(context: EntraContext, state: TenantState): number {
  return Math.max(context.wall(), revocationOf(context, state) + 1);
}

interface Grant {
  readonly person: Analyst;
  readonly nonce: string | null;
  readonly scopes: AskedScopes;
  readonly claims: string | null;
  readonly authMs: number;
}

const AskedClaims = z.object({
  access_token: z
    .object({
      nbf: z.object({ value: z.coerce.number() }).optional(),
      xms_cc: z.object({ values: z.array(z.string()) }).optional(),
    })
    .optional(),
});

function issue(context: EntraContext, state: TenantState, grant: Grant): Answer {
  const { world, seal, settings } = context;
  const { person, scopes } = grant;
  const now = Math.floor(context.wall() / 1000);
  const account = accountIn(context, person, state.tenantId);
  const asked = AskedClaims.safeParse(readClaims(grant.claims)).data?.access_token;
  const names = scopes.everything
    ? [...new Set([...state.consented, ...scopes.names])]
    : scopes.names;
  const granted = names.length > 0 ? names : ['User.Read'];
  const accessToken = seal.access({
    aud: GRAPH_RESOURCE,
    tid: state.tenantId,
    oid: account.objectId,
    home_oid: person.objectId,
    appid: world.clientId,
    scp: granted.join(' '),
    iat: now,
    exp: now + settings.accessSeconds,
    issued_ms: Math.max(context.wall(), state.staleMs + 1),
    auth_ms: grant.authMs,
    xms_cc: asked?.xms_cc?.values ?? [],
    challenge_nbf: asked?.nbf?.value ?? 0,
    wids:
      account.access === 'gdap'
        ? [state.role === 'reader' ? SECURITY_READER : SECURITY_OPERATOR]
        : [],
  });
  return {
    status: 200,
    headers: { 'cache-control': 'no-store, no-cache', pragma: 'no-cache' },
    body: {
      token_type: 'Bearer',
      scope:
        scopes.everything || scopes.written.length === 0
          ? granted.join(' ')
          : scopes.written.join(' '),
      expires_in: settings.accessSeconds,
      ext_expires_in: settings.accessSeconds,
      access_token: accessToken,
      refresh_token: seal.refresh({
        home_oid: person.objectId,
        appid: world.clientId,
        auth_ms: grant.authMs,
        jti: randomUUID(),
      }),
      id_token: idToken({
        aud: world.clientId,
        iss: `https://login.microsoftonline.com/${state.tenantId}/v2.0`,
        iat: now,
        nbf: now,
        exp: now + settings.accessSeconds,
        tid: state.tenantId,
        oid: account.objectId,
        sub: createHash('sha256').update(`${state.tenantId}${person.objectId}`).digest('base64url'),
        preferred_username: person.userPrincipalName,
        name: person.name,
        ver: '2.0',
        ...(grant.nonce !== null && { nonce: grant.nonce }),
      }),
      client_info: encode({ uid: person.objectId, utid: world.home.id }),
    },
  };
}
