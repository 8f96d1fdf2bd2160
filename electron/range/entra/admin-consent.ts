import type { Answer, Call } from '../http/exchange.ts';
import type { EntraContext } from './entra-context.ts';
import { askedScopes } from './scopes.ts';
import { ACCESS_SCOPES, READ_SCOPES, RESPOND_SCOPES } from '../tenant-state.ts';

/** Conditions that an administrator's approval ends. */
const CURED = new Set(['no-consent', 'admin-consent', 'gdap-without-consent', 'app-missing']);

/**
 * `GET /{tenant}/v2.0/adminconsent`: the customer's administrator approves what is asked, at once,
 * and is sent back with `admin_consent=True`. The landing page may be any page of the provider.
 */
export function adminConsent(
  { world, states }: EntraContext,
  tenantId: string,
  { query }: Call,
): Answer {
  const redirect = query.get('redirect_uri') ?? '';
  const state = states.get(tenantId);
  if (
    query.get('client_id') !== world.clientId ||
    !URL.canParse(redirect) ||
    !/^https?:$/.test(new URL(redirect).protocol)
  ) {
    return {
      status: 400,
      headers: { 'content-type': 'text/plain; charset=utf-8' },
      body: 'AADSTS50011: client_id or redirect_uri is not that of the registered application.',
    };
  }
  const target = new URL(redirect);
  if (query.has('state')) target.searchParams.set('state', query.get('state') ?? '');
  if (!state) {
    target.searchParams.set('error', 'invalid_request');
    target.searchParams.set('error_description', `AADSTS90002: Tenant '${tenantId}' not found.`);
    return { status: 302, headers: { location: target.href } };
  }
  const asked = askedScopes(query.get('scope') ?? '.default');
  const granted = asked.everything
    ? [...READ_SCOPES, ...RESPOND_SCOPES, ...ACCESS_SCOPES]
    : asked.names;
  for (const scope of granted) state.consented.add(scope);
  if (CURED.has(state.condition)) state.condition = 'ok';
  target.searchParams.set('admin_consent', 'True');
  target.searchParams.set('tenant', tenantId);
  if (!asked.everything) target.searchParams.set('scope', asked.names.join(' '));
  return { status: 302, headers: { location: target.href, 'cache-control': 'no-store' } };
}
