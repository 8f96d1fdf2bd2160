import { createHash, randomUUID } from 'node:crypto';
import { type Answer, type Call, escapeHtml } from '../http/exchange.ts';
import { CONDITIONS } from './conditions.ts';
import { CODE_LIFE_MS, type EntraContext, wordsFor } from './entra-context.ts';
import { carriesStepUp, fill } from './entra-error.ts';
import { refusalOf } from './refusal.ts';
import { askedScopes, isSelfService, missingConsent } from './scopes.ts';
import { encode } from './tokens.ts';

const SUBMIT = 'document.forms[0].submit()';
const SUBMIT_HASH = createHash('sha256').update(SUBMIT).digest('base64');

/**
 * The interactive page: an auto-submitting form that brings the code back (`form_post`), or an error
 * page from which nothing comes back. There is no password: this is a range.
 */
export function authorize(context: EntraContext, tenantId: string, call: Call): Answer {
  const asked = call.query;
  const redirect = loopbackRedirect(asked.get('redirect_uri'));
  const person = personFor(context, asked.get('login_hint'));
  const words = wordsFor(context, person, tenantId);
  if (asked.get('client_id') !== context.world.clientId)
    return page(fill(`AADSTS700016: ${CONDITIONS['app-missing'].text}`, words), 400);
  if (redirect === null)
    return page(
      'AADSTS50011: The redirect URI specified in the request does not match the redirect URIs configured for the application.',
      400,
    );
  const back = (fields: Record<string, string>) =>
    formPost(redirect, { ...fields, state: asked.get('state') ?? '' });
  if (asked.get('response_type') !== 'code' || asked.get('response_mode') !== 'form_post') {
    return back({
      error: 'invalid_request',
      error_description:
        'AADSTS900144: response_type=code and response_mode=form_post are required.',
    });
  }
  const challenge = asked.get('code_challenge') ?? '';
  if (asked.get('code_challenge_method') !== 'S256' || !/^[\w-]{43}$/.test(challenge)) {
    return back({
      error: 'invalid_request',
      error_description: 'AADSTS9002325: Proof Key for Code Exchange (S256) is required.',
    });
  }
  const state = context.states.get(tenantId);
  if (!state) return page(`AADSTS90002: ${fill(CONDITIONS['unknown-tenant'].text, words)}`, 400);

  const scopes = askedScopes(asked.get('scope') ?? '');
  if (scopes.invalid !== null) {
    return back({
      error: 'invalid_scope',
      error_description: `AADSTS70011: The provided value for the input parameter 'scope' is not valid. The scope ${scopes.invalid} does not exist.`,
    });
  }
  const wrong = refusalOf(context, state, person);
  if (wrong) {
    if (wrong.staysOnPage) return page(`AADSTS${wrong.code}: ${fill(wrong.text, words)}`, 200);
    const cured = wrong.cure === 'sign-in' && (!wrong.claims || carriesStepUp(asked.get('claims')));
    if (cured) state.condition = 'ok';
    if (wrong.cure === 'never') {
      return back({
        error: wrong.status >= 500 ? 'server_error' : 'access_denied',
        error_description: `AADSTS${wrong.code}: ${fill(wrong.text, words)}`,
      });
    }
  }
  const missing = missingConsent(scopes, state);
  if (missing.length > 0) {
    const tenant = context.world.byId.get(tenantId);
    if (tenant?.access === 'gdap')
      return page(`AADSTS90099: ${fill(CONDITIONS['gdap-without-consent'].text, words)}`, 200);
    if (!isSelfService(missing))
      return page(`AADSTS90094: ${CONDITIONS['admin-consent'].text} (${missing.join(', ')})`, 200);
    for (const scope of missing) state.consented.add(scope);
  }

  forgetAbandoned(context);
  const code = `1.${randomUUID()}${randomUUID()}`;
  context.codes.set(code, {
    tenantId,
    person,
    challenge,
    redirectUri: redirect,
    nonce: asked.get('nonce'),
    claims: asked.get('claims'),
    issuedMs: context.wall(),
  });
  return back({
    code,
    client_info: encode({ uid: person.objectId, utid: context.world.home.id }),
    session_state: randomUUID(),
  });
}

/** Codes that nobody redeemed in time. */
function forgetAbandoned({ codes, wall }: EntraContext): void {
  for (const [code, { issuedMs }] of codes) {
    if (wall() - issuedMs > CODE_LIFE_MS) codes.delete(code);
  }
}

/** The registered redirect of the application: this computer, any port, no credentials. */
function loopbackRedirect(text: string | null): string | null {
  if (text === null || !URL.canParse(text)) return null;
  const url = new URL(text);
  const registered =
    url.protocol === 'http:' &&
    url.hostname === 'localhost' &&
    url.username === '' &&
    url.hash === '';
  return registered ? text : null;
}

function personFor({ world, settings }: EntraContext, hint: string | null) {
  const named = hint?.toLowerCase();
  return (
    world.people.find(({ userPrincipalName }) => userPrincipalName === named) ?? settings.person
  );
}

function formPost(action: string, fields: Record<string, string>): Answer {
  const inputs = Object.entries(fields)
    .map(([name, value]) => `<input type="hidden" name="${name}" value="${escapeHtml(value)}">`)
    .join('');
  return {
    status: 200,
    headers: pageHeaders(
      `script-src 'sha256-${SUBMIT_HASH}'; form-action ${new URL(action).origin}`,
    ),
    body: `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Training range sign-in</title></head><body><form method="POST" action="${escapeHtml(action)}">${inputs}<noscript><button>Continue</button></noscript></form><script>${SUBMIT}</script></body></html>`,
  };
}

function page(message: string, status: number): Answer {
  return {
    status,
    headers: pageHeaders("form-action 'none'"),
    body: `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Sign in to your account</title></head><body><h1>Sorry, but we’re having trouble signing you in.</h1><p>${escapeHtml(message)}</p><p>This page belongs to a training range on this computer. You can close it.</p></body></html>`,
  };
}

function pageHeaders(rule: string): Record<string, string> {
  return {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'content-security-policy': `default-src 'none'; base-uri 'none'; frame-ancestors 'none'; ${rule}`,
  };
}
