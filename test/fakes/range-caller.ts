import { createHash, randomBytes } from 'node:crypto';
import type { Cloud } from '#shared/domain/cloud.ts';
import { z } from 'zod';

/** A plain caller of a range: signs in and asks by hand, so that the range is seen without our client. */

const TokenAnswer = z.looseObject({
  access_token: z.string().optional(),
  refresh_token: z.string().optional(),
  client_info: z.string().optional(),
  scope: z.string().optional(),
  error: z.string().optional(),
  suberror: z.string().optional(),
  claims: z.string().optional(),
  error_codes: z.array(z.number()).optional(),
});
export type TokenAnswer = z.infer<typeof TokenAnswer>;

export const GRAPH = 'https://graph.microsoft.com';
export const READ = `${GRAPH}/SecurityIncident.Read.All ${GRAPH}/SecurityAlert.Read.All ${GRAPH}/User.Read ${GRAPH}/CrossTenantInformation.ReadBasic.All openid profile offline_access`;
export const RESPOND = `${GRAPH}/SecurityIncident.ReadWrite.All ${GRAPH}/SecurityAlert.ReadWrite.All openid profile offline_access`;
export const HOME = `${GRAPH}/User.Read ${GRAPH}/DelegatedAdminRelationship.Read.All ${GRAPH}/CrossTenantInformation.ReadBasic.All openid profile offline_access`;
export const ACCESS = `${GRAPH}/EntitlementManagement.ReadWrite.All ${GRAPH}/AccessReview.ReadWrite.All openid profile offline_access`;
/** What everybody may approve for themselves. */
export const REQUESTOR = `${GRAPH}/EntitlementMgmt-SubjectAccess.ReadWrite openid profile offline_access`;
export const EM = '/identityGovernance/entitlementManagement';
export const AR = '/identityGovernance/accessReviews/definitions';
/** What a program that handles claims challenges declares. */
export const CAE = { access_token: { xms_cc: { values: ['cp1'] } } };

const REDIRECT = 'http://localhost:49152';

export interface SignInPage {
  readonly html: string;
  readonly headers: Headers;
  /** Fields that the page would post back; null: an error page, nothing comes back. */
  readonly fields: Record<string, string> | null;
  readonly verifier: string;
}

/** Opens the sign-in page of a tenant, as a browser would. */
export async function openSignIn(
  cloud: Cloud,
  tenantId: string,
  scope: string,
  extra: Record<string, string> = {},
): Promise<SignInPage> {
  const verifier = randomBytes(32).toString('base64url');
  const query = new URLSearchParams({
    client_id: cloud.clientId ?? '',
    response_type: 'code',
    response_mode: 'form_post',
    redirect_uri: REDIRECT,
    scope,
    state: 'a "quoted" state',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...extra,
  });
  const response = await fetch(`${cloud.login}/${tenantId}/oauth2/v2.0/authorize?${query}`);
  const html = await response.text();
  const inputs = [...html.matchAll(/name="([^"]+)" value="([^"]*)"/g)].map(
    ([, name = '', value = '']) => [name, unescaped(value)],
  );
  const fields: Record<string, string> | null = html.includes('<form')
    ? Object.fromEntries(inputs)
    : null;
  return { html, headers: response.headers, fields, verifier };
}

function unescaped(text: string): string {
  return text.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
}

export async function redeem(
  cloud: Cloud,
  tenantId: string,
  fields: Record<string, string>,
): Promise<TokenAnswer> {
  const body = new URLSearchParams({
    client_id: cloud.clientId ?? '',
    redirect_uri: REDIRECT,
    ...fields,
  });
  const response = await fetch(`${cloud.login}/${tenantId}/oauth2/v2.0/token`, {
    method: 'POST',
    body,
  });
  return TokenAnswer.parse(await response.json());
}

/** Interactive sign-in to one tenant, page and token in one. @throws Error when the page is a dead end. */
export async function signIn(
  cloud: Cloud,
  tenantId = cloud.homeTenantId ?? '',
  scope = HOME,
  extra: Record<string, string> = {},
): Promise<TokenAnswer> {
  const page = await openSignIn(cloud, tenantId, scope, extra);
  const code = page.fields?.['code'];
  if (code === undefined) throw new Error(page.fields?.['error_description'] ?? page.html);
  return redeem(cloud, tenantId, {
    grant_type: 'authorization_code',
    code,
    code_verifier: page.verifier,
    scope,
  });
}

/** Redeems a refresh token in some tenant. */
export async function refresh(
  cloud: Cloud,
  tenantId: string,
  held: TokenAnswer,
  scope = READ,
  claims: object = CAE,
): Promise<TokenAnswer> {
  return redeem(cloud, tenantId, {
    grant_type: 'refresh_token',
    refresh_token: held.refresh_token ?? '',
    scope,
    claims: JSON.stringify(claims),
  });
}

const Item = z.looseObject({
  id: z.string().default(''),
  status: z.string().optional(),
  severity: z.string().optional(),
  displayName: z.string().nullish(),
  lastUpdateDateTime: z.string().default(''),
  createdDateTime: z.string().default(''),
  alerts: z.array(z.looseObject({ id: z.string(), evidence: z.array(z.unknown()) })).default([]),
});

/** The members of an answer that tests look at; the rest is kept. */
const GraphBody = z.looseObject({
  id: z.string().optional(),
  value: z.array(Item).default([]),
  '@odata.nextLink': z.string().optional(),
  '@odata.count': z.number().optional(),
  error: z.looseObject({ code: z.string(), message: z.string() }).optional(),
});

export interface GraphReply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: z.infer<typeof GraphBody>;
}

/** Asks Graph below `/v1.0` (or follows an absolute link). */
export async function askGraph(
  cloud: Cloud,
  token: TokenAnswer,
  path: string,
  init: { method?: string; body?: unknown; prefer?: boolean } = {},
): Promise<GraphReply> {
  const response = await fetch(path.startsWith('http') ? path : `${cloud.graph}/v1.0${path}`, {
    method: init.method ?? 'GET',
    headers: {
      authorization: `Bearer ${token.access_token ?? ''}`,
      ...(init.prefer !== false && { prefer: 'include-unknown-enum-members' }),
      ...(init.body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(init.body !== undefined && { body: JSON.stringify(init.body) }),
  });
  const text = await response.text();
  const body = GraphBody.parse(text.startsWith('{') ? JSON.parse(text) : {});
  return { status: response.status, headers: response.headers, text, body };
}
