import { randomUUID } from 'node:crypto';
import type { OpenSignInPage } from '#electron/core/auth/interactive.ts';
import { Cloud } from '#shared/domain/cloud.ts';
import { TenantId } from '#shared/domain/tenant.ts';

export const HOME = TenantId.parse('a0000000-0000-4000-8000-00000000000a');
export const CLIENT_ID = 'c0000000-0000-4000-8000-00000000000c';
export const ANA = { objectId: 'e0000000-0000-4000-8000-00000000000e', upn: 'ana@mssp.example' };
export const BOB = { objectId: 'b0000000-0000-4000-8000-00000000000b', upn: 'bob@mssp.example' };

export function tenant(index: number): TenantId {
  return TenantId.parse(`${String(index).padStart(8, '0')}-0000-4000-8000-000000000000`);
}

/** What the token endpoint of one tenant answers instead of a token. */
export interface FakeRefusal {
  readonly status?: number;
  readonly error?: string;
  readonly number?: number;
  readonly suberror?: string;
  readonly claims?: string;
  readonly headers?: Record<string, string>;
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

/** Addresses and forms are text here; anything else is a mistake of the test. */
function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/**
 * The sign-in service as a function: what MSAL sends is answered by tenant, without any network. The
 * range is the honest one; this one can do what a range never would, at a chosen moment.
 */
export function fakeEntra() {
  const cloud = Cloud.parse({
    name: 'Fake',
    kind: 'range',
    login: 'http://127.0.0.1:9/login',
    graph: 'http://127.0.0.1:9',
  });
  const refusals = new Map<string, FakeRefusal | Error>();
  /** Tenant whose tokens are given out instead of the one asked. */
  const swapped = new Map<string, string>();
  const requests: { tenant: string; body: URLSearchParams }[] = [];
  let person = ANA;
  let issued = 0;
  let inFlight = 0;
  let mostInFlight = 0;

  const tokens = (tid: string, scope: string) => ({
    token_type: 'Bearer',
    scope: scope
      .split(' ')
      .filter((one) => one.includes('.'))
      .join(' '),
    expires_in: 3599,
    ext_expires_in: 3599,
    access_token: `at|${tid}|${++issued}`,
    refresh_token: `rt|${person.upn}|${issued}`,
    id_token: `${encode({ alg: 'none' })}.${encode({ tid, oid: person.objectId, sub: `s${tid}`, preferred_username: person.upn, name: person.upn, ver: '2.0' })}.x`,
    client_info: encode({ uid: person.objectId, utid: HOME }),
  });

  const refused = (refusal: FakeRefusal): Response => {
    const { status = 400, error = 'invalid_grant', number, headers = {} } = refusal;
    const words = `AADSTS${number}: No. Trace ID: ${randomUUID()} Timestamp: 2026-11-20 08:00:00Z`;
    const body = {
      error,
      error_description: words,
      error_codes: number === undefined ? [] : [number],
      suberror: refusal.suberror,
      claims: refusal.claims,
      trace_id: 't0000000-trace',
      correlation_id: 'k0000000-correlation',
      timestamp: '2026-11-20 08:00:00Z',
    };
    return new Response(JSON.stringify(body), { status, headers });
  };

  const fetch: typeof globalThis.fetch = async (input, init) => {
    const url = new URL(textOf(input));
    const body = new URLSearchParams(textOf(init?.body));
    if (url.port !== '9') return globalThis.fetch(input, init); // MSAL's own listener
    const [, , asked = ''] = url.pathname.split('/');
    const tid = asked === 'organizations' ? HOME : asked;
    requests.push({ tenant: tid, body });
    inFlight += 1;
    mostInFlight = Math.max(mostInFlight, inFlight);
    await new Promise((resolve) => setImmediate(resolve));
    inFlight -= 1;
    const refusal = refusals.get(tid);
    if (refusal instanceof Error) throw refusal;
    if (refusal) return refused(refusal);
    return Response.json(tokens(swapped.get(tid) ?? tid, body.get('scope') ?? ''));
  };

  /** The person in the browser: answers at once with a code. */
  const openPage: OpenSignInPage = async (url) => {
    const query = new URL(url).searchParams;
    await answerPage(url, {
      code: randomUUID(),
      client_info: encode({ uid: person.objectId, utid: HOME }),
      state: query.get('state') ?? '',
    });
  };

  return {
    cloud,
    fetch,
    openPage,
    refusals,
    swapped,
    requests,
    mostInFlight: () => mostInFlight,
    signInAs: (next: typeof ANA) => {
      person = next;
    },
  };
}

/** Posts what a sign-in page would, to where MSAL waits. */
export async function answerPage(url: string, fields: Record<string, string>): Promise<Response> {
  const redirect = new URL(url).searchParams.get('redirect_uri') ?? '';
  const answer = await fetch(redirect.replace('localhost', '127.0.0.1'), {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields).toString(),
  });
  return new Response(await answer.text());
}
