import type { Answer, Call } from '../http/exchange.ts';
import { adminConsent } from './admin-consent.ts';
import { authorize } from './authorize.ts';
import { type EntraContext, tenantIdOf } from './entra-context.ts';
import { token } from './token.ts';

/** Everything below the sign-in address. `path` begins with the tenant. */
export function entra(context: EntraContext, call: Call, path: string, loginBase: string): Answer {
  const [first = '', ...rest] = path.split('/').filter((part) => part !== '');
  const tail = rest.join('/');
  if (first === 'common' && tail === 'discovery/instance')
    return { status: 200, body: instanceDiscovery(call) };
  const tenantId = tenantIdOf(first, context);
  const get = call.method === 'GET';
  if (get && tail === 'v2.0/.well-known/openid-configuration')
    return openIdConfiguration(context, tenantId, loginBase);
  if (get && tail === 'discovery/v2.0/keys') return { status: 200, body: { keys: [] } };
  if (get && tail === 'oauth2/v2.0/authorize') return authorize(context, tenantId, call);
  if (get && (tail === 'v2.0/adminconsent' || tail === 'adminconsent'))
    return adminConsent(context, tenantId, call);
  if (call.method === 'POST' && tail === 'oauth2/v2.0/token')
    return token(context, tenantId, new URLSearchParams(call.body));
  return {
    status: 404,
    body: { error: 'not_found', error_description: 'The training range has no such page.' },
  };
}

function instanceDiscovery({ query }: Call): object {
  const hosts = [
    'login.microsoftonline.com',
    'login.windows.net',
    'login.microsoft.com',
    'sts.windows.net',
  ];
  const asked = query.get('authorization_endpoint') ?? '';
  const tenant = URL.canParse(asked)
    ? (new URL(asked).pathname.split('/')[1] ?? 'common')
    : 'common';
  return {
    tenant_discovery_endpoint: `https://login.microsoftonline.com/${tenant}/v2.0/.well-known/openid-configuration`,
    'api-version': '1.1',
    metadata: [
      {
        preferred_network: 'login.microsoftonline.com',
        preferred_cache: 'login.windows.net',
        aliases: hosts,
      },
    ],
  };
}

function openIdConfiguration(
  { states }: EntraContext,
  tenantId: string,
  loginBase: string,
): Answer {
  if (!states.has(tenantId)) {
    const text = `AADSTS90002: Tenant '${tenantId}' not found.`;
    return {
      status: 400,
      body: { error: 'invalid_tenant', error_description: text, error_codes: [90002] },
    };
  }
  const base = `${loginBase}/${tenantId}`;
  return {
    status: 200,
    body: {
      issuer: `${base}/v2.0`,
      authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
      token_endpoint: `${base}/oauth2/v2.0/token`,
      jwks_uri: `${base}/discovery/v2.0/keys`,
      end_session_endpoint: `${base}/oauth2/v2.0/logout`,
      response_modes_supported: ['query', 'fragment', 'form_post'],
      response_types_supported: ['code', 'id_token', 'code id_token', 'id_token token'],
      scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
      id_token_signing_alg_values_supported: ['RS256'],
      subject_types_supported: ['pairwise'],
      token_endpoint_auth_methods_supported: ['client_secret_post', 'private_key_jwt'],
      tenant_region_scope: 'EU',
    },
  };
}
