import { randomUUID } from 'node:crypto';
import type { TokenSeal } from '../entra/tokens.ts';
import type { Answer, Call } from '../http/exchange.ts';
import type { TenantState } from '../tenant-state.ts';
import { callKind } from '../http/call-kind.ts';
import type { AccessWorld } from '../world/entitlement/access-world.ts';
import type { LaggingReads } from '../world/entitlement/lagging-reads.ts';
import type { TenantAccess } from '../world/entitlement/tenant-access.ts';
import type { RangeTenant } from '../world/tenants.ts';
import type { World } from '../world/world.ts';
import { type Budget } from './budget.ts';
import type { GraphCall } from './graph-context.ts';
import { errorAnswer, GraphError } from './graph-error.ts';
import { routeGraph } from './routes.ts';

export interface GraphContext {
  readonly world: World;
  readonly states: ReadonlyMap<string, TenantState>;
  readonly access: AccessWorld;
  readonly lagging: LaggingReads;
  readonly seal: TokenSeal;
  readonly budget: Budget;
  readonly wall: () => number;
  /** Time that changes are stamped with. */
  readonly now: () => number;
}

const ODATA_JSON =
  'application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8';

/** Answers one call below the Graph address; `path` begins with `/v1.0` or `/beta`. */
export function graph(context: GraphContext, call: Call): Answer {
  const clientRequestId = single(call.headers['client-request-id']);
  try {
    const authorised = authorise(context, call);
    const { status, body, headers } = routeGraph(authorised, context);
    const requestId = randomUUID();
    const prefer = authorised.newMembers
      ? { 'preference-applied': 'include-unknown-enum-members' }
      : {};
    const type = typeof body === 'string' ? 'text/plain' : ODATA_JSON;
    return {
      status,
      headers: {
        'request-id': requestId,
        'client-request-id': clientRequestId ?? requestId,
        ...(status !== 204 && { 'content-type': type }),
        'odata-version': '4.0',
        'cache-control': 'no-store',
        ...prefer,
        ...headers,
      },
      body,
    };
  } catch (error) {
    if (error instanceof GraphError) return errorAnswer(error, clientRequestId, context.wall());
    throw error;
  }
}

/** Whose call it is. @throws GraphError 401 for a token that is missing, old, revoked or challenged. */
function authorise(context: GraphContext, call: Call): GraphCall {
  const { world, states, access, seal, wall, now } = context;
  const [version = '', ...parts] = call.path
    .split('/')
    .filter((part) => part !== '')
    .map(decode);
  if (version !== 'v1.0' && version !== 'beta')
    throw new GraphError(400, 'BadRequest', 'Invalid version.');
  const claims = seal.readAccess(bearer(call));
  const state = states.get(claims?.tid ?? '');
  const person = world.people.find(({ objectId }) => objectId === claims?.home_oid);
  if (!claims || !state || !person)
    throw refused(
      'InvalidAuthenticationToken',
      'Access token is empty or not valid.',
      'invalid_token',
    );
  if (claims.exp * 1000 <= wall())
    throw refused(
      'InvalidAuthenticationToken',
      'Lifetime validation failed, the token is expired.',
      'invalid_token',
    );
  const revokedMs = Math.max(state.revokedMs, states.get(world.home.id)?.revokedMs ?? 0);
  const revoked = claims.auth_ms <= revokedMs;
  if (claims.xms_cc.includes('cp1')) {
    if (revoked) throw challenge(Math.ceil(revokedMs / 1000));
    if (claims.issued_ms <= state.staleMs) throw challenge(Math.ceil(state.staleMs / 1000));
    if (claims.challenge_nbf < state.challengeNbf) throw challenge(state.challengeNbf);
  } else if (revoked) {
    throw refused('InvalidAuthenticationToken', 'The token was revoked.', 'invalid_token');
  }
  const tenant = world.byId.get(state.tenantId) ?? null;
  // A guest who was blocked or removed since: the next token request says so.
  const gone = tenant !== null && access.guest(tenant, person) !== 'member';
  if (gone && claims.xms_cc.includes('cp1')) throw challenge(Math.ceil(wall() / 1000));
  return {
    call,
    claims,
    person,
    state,
    tenant,
    inside: tenant ? world.inside(tenant) : null,
    access: accessFor(context, tenant, call),
    world,
    parts,
    newMembers: /include-unknown-enum-members/i.test(single(call.headers.prefer) ?? ''),
    beta: version === 'beta',
    base: `${call.origin}/${version}`,
    nowMs: now(),
  };
}

/** Entitlement management as one call sees it, however often it asks. */
function accessFor({ access, lagging }: GraphContext, tenant: RangeTenant | null, call: Call) {
  let seen: TenantAccess | null = null;
  // What a policy wants to know is asked with a POST that changes nothing.
  const isWrite = call.method !== 'GET' && callKind(call.method, call.path) !== 'access-read';
  return () => {
    const live = tenant && seen === null ? access.of(tenant) : null;
    seen ??= live && lagging.seenBy(live, isWrite);
    return seen;
  };
}

function bearer({ headers }: Call): string {
  return /^Bearer\s+(\S+)$/i.exec(headers.authorization ?? '')?.[1] ?? '';
}

function single(value: string | string[] | undefined): string | null {
  return (Array.isArray(value) ? value[0] : value) ?? null;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch (error) {
    if (error instanceof URIError)
      throw new GraphError(400, 'BadRequest', 'The address is not valid.');
    throw error;
  }
}

function refused(code: string, message: string, error: string): GraphError {
  return new GraphError(401, code, message, {
    'www-authenticate': `Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize", client_id="00000003-0000-0000-c000-000000000000", error="${error}"`,
  });
}

/** Asks for a newer token, as continuous access evaluation does (FACTS.md h). */
export function challenge(nbf: number): GraphError {
  const claims = Buffer.from(
    JSON.stringify({ access_token: { nbf: { essential: true, value: String(nbf) } } }),
  ).toString('base64');
  return new GraphError(
    401,
    'InvalidAuthenticationToken',
    'Continuous access evaluation resulted in challenge with result: InteractionRequired and code: TokenIssuedBeforeRevocationTimestamp.',
    {
      'www-authenticate': `Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize", client_id="00000003-0000-0000-c000-000000000000", error="insufficient_claims", claims="${claims}"`,
    },
  );
}
