import { PublicClientApplication } from '@azure/msal-node';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { rangeControl } from '#electron/range/control/control-client.ts';
import { CONDITIONS, type ConditionName } from '#electron/range/entra/conditions.ts';
import { type Range, startRange } from '#electron/range/range.ts';
import {
  askGraph,
  HOME,
  openSignIn,
  READ,
  RESPOND,
  redeem,
  refresh,
  signIn,
} from '#test/fakes/range-caller.ts';

let range: Range;
let customer: string;
let home: Awaited<ReturnType<typeof signIn>>;
beforeAll(async () => {
  range = await startRange({ tenants: 10, incidents: 200, seed: 3 });
});
afterAll(() => range.stop());

beforeEach(async () => {
  const control = rangeControl(range.control);
  const { tenants } = await control.call('totals', {});
  const guest = tenants.find(({ access, role }) => access === 'guest' && role === 'operator');
  customer = guest?.id ?? '';
  await control.call('tenants.condition', { tenantId: customer, condition: 'ok' });
  home = await signIn(range.cloud);
});

test('MSAL signs in once and gets tokens for other tenants from the same sign-in', async () => {
  const { cloud } = range;
  const moved = (url: string) => url.replace('https://login.microsoftonline.com', cloud.login);
  const send = async (url: string, init: RequestInit) => {
    const response = await fetch(moved(url), init);
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: await response.json(),
    };
  };
  const app = new PublicClientApplication({
    auth: {
      clientId: cloud.clientId ?? '',
      authority: `https://login.microsoftonline.com/${cloud.homeTenantId}`,
      clientCapabilities: ['cp1'],
    },
    system: {
      networkClient: {
        sendGetRequestAsync: (url, options) => send(url, { headers: options?.headers ?? {} }),
        sendPostRequestAsync: (url, options) =>
          send(url, {
            method: 'POST',
            headers: options?.headers ?? {},
            body: options?.body ?? null,
          }),
      },
    },
  });
  const scopes = ['https://graph.microsoft.com/SecurityIncident.Read.All'];

  const atHome = await app.acquireTokenInteractive({
    scopes,
    openBrowser: async (url) => {
      const html = await (await fetch(moved(url))).text();
      const action = /action="([^"]+)"/.exec(html)?.[1] ?? '';
      const fields = [...html.matchAll(/name="([^"]+)" value="([^"]*)"/g)].map(
        ([, name = '', value = '']) => [name, value],
      );
      await fetch(action, {
        method: 'POST',
        body: new URLSearchParams(fields),
      });
    },
  });
  const account = atHome.account;
  if (!account) throw new Error('MSAL made no account.');
  const elsewhere = await app.acquireTokenSilent({
    scopes,
    authority: `https://login.microsoftonline.com/${customer}`,
    account: { ...account, tenantId: customer },
  });

  expect(atHome.tenantId).toBe(cloud.homeTenantId);
  expect(elsewhere.tenantId).toBe(customer);
  expect(elsewhere.account?.homeAccountId).toBe(account.homeAccountId);
  expect(elsewhere.account?.localAccountId).not.toBe(account.localAccountId);
  const { status } = await askGraph(
    cloud,
    { access_token: elsewhere.accessToken },
    '/security/incidents?$top=1',
  );
  expect(status).toBe(200);
});

test('the sign-in page posts the state back untouched and runs nothing but its own line', async () => {
  const { fields, headers } = await openSignIn(range.cloud, customer, READ);

  expect(fields).toMatchObject({ state: 'a "quoted" state', client_info: expect.any(String) });
  expect(headers.get('content-security-policy')).toMatch(/default-src 'none'.*script-src 'sha256-/);
});

test.each(['http://evil.example:80/', 'https://localhost:1/', 'http://localhost.evil.example/'])(
  'nothing is sent to the redirect address %s',
  async (redirect_uri) => {
    const page = await openSignIn(range.cloud, customer, READ, { redirect_uri });

    expect(page.fields).toBeNull();
    expect(page.html).toContain('AADSTS50011');
  },
);

test('a code is good once, and only for who began the sign-in', async () => {
  const page = await openSignIn(range.cloud, customer, READ);
  const code = page.fields?.['code'] ?? '';
  const other = await openSignIn(range.cloud, customer, READ);

  const stolen = await redeem(range.cloud, customer, {
    grant_type: 'authorization_code',
    code,
    code_verifier: other.verifier,
    scope: READ,
  });
  const again = await redeem(range.cloud, customer, {
    grant_type: 'authorization_code',
    code,
    code_verifier: page.verifier,
    scope: READ,
  });

  expect(stolen.error_codes).toEqual([501481]);
  expect(again.error_codes).toEqual([70008]);
});

const ROWS = Object.entries(CONDITIONS).map(([name, { code, error, suberror }]) => ({
  name: name as ConditionName,
  code,
  error,
  suberror,
}));

test.each(ROWS)(
  'a tenant in the state $name answers AADSTS$code',
  async ({ name, code, error, suberror }) => {
    await rangeControl(range.control).call('tenants.condition', {
      tenantId: customer,
      condition: name,
    });

    const answer = await refresh(range.cloud, customer, home);

    expect(answer).toMatchObject({ error, error_codes: [code] });
    expect(answer.suberror).toBe(suberror);
  },
);

test('a step-up has to carry the claims of the error, then the tenant is fine', async () => {
  const { cloud } = range;
  await rangeControl(range.control).call('tenants.condition', {
    tenantId: customer,
    condition: 'needs-mfa',
  });
  const refused = await refresh(cloud, customer, home);

  const without = await signIn(cloud, customer, READ);
  const withClaims = await signIn(cloud, customer, READ, { claims: refused.claims ?? '' });
  const after = await refresh(cloud, customer, home);

  expect(without.error_codes).toEqual([50076]);
  expect(withClaims.access_token).toBeDefined();
  expect(after.access_token).toBeDefined();
});

test('who is no guest sees a page, and the program hears nothing', async () => {
  await rangeControl(range.control).call('tenants.condition', {
    tenantId: customer,
    condition: 'not-a-guest',
  });

  const page = await openSignIn(range.cloud, customer, READ);

  expect(page.fields).toBeNull();
  expect(page.html).toContain('AADSTS50020');
});

test('an administrator’s approval ends the consent error and brings the browser back', async () => {
  const { cloud } = range;
  const control = rangeControl(range.control);
  await control.call('tenants.consent', {
    tenantId: customer,
    scopes: ['SecurityIncident.ReadWrite.All'],
    granted: false,
  });
  const before = await refresh(cloud, customer, home, RESPOND);
  const query = new URLSearchParams({
    client_id: cloud.clientId ?? '',
    scope: RESPOND,
    redirect_uri: 'https://northlight-soc.com/welcome',
    state: '7',
  });

  const response = await fetch(`${cloud.login}/${customer}/v2.0/adminconsent?${query}`, {
    redirect: 'manual',
  });
  const after = await refresh(cloud, customer, home, RESPOND);

  expect(before).toMatchObject({ error_codes: [65001], suberror: 'consent_required' });
  expect(response.headers.get('location')).toContain(`admin_consent=True&tenant=${customer}`);
  expect(after.access_token).toBeDefined();
});

test('revoked tokens are refused by Graph with a challenge and by sign-in until the person signs in again', async () => {
  const { cloud } = range;
  const held = await signIn(cloud);
  const reader = await refresh(cloud, customer, held);
  await rangeControl(range.control).call('tokens.revoke', { tenantId: customer });

  const reply = await askGraph(cloud, reader, '/security/incidents?$top=1');
  const silent = await refresh(cloud, customer, held);
  const fresh = await refresh(cloud, customer, await signIn(cloud, customer, READ));

  expect(reply.status).toBe(401);
  expect(reply.headers.get('www-authenticate')).toContain('insufficient_claims');
  expect(silent).toMatchObject({ error_codes: [50173], suberror: 'bad_token' });
  expect((await askGraph(cloud, fresh, '/security/incidents?$top=1')).status).toBe(200);
});

test('a claims challenge is answered by a token that carries its claims', async () => {
  const { cloud } = range;
  const reader = await refresh(cloud, customer, home);
  await rangeControl(range.control).call('tenants.challenge', { tenantId: customer });

  const refused = await askGraph(cloud, reader, '/security/incidents?$top=1');
  const encoded = /claims="([^"]+)"/.exec(refused.headers.get('www-authenticate') ?? '')?.[1] ?? '';
  const wanted: object = JSON.parse(Buffer.from(encoded, 'base64').toString());
  const plain = await refresh(cloud, customer, home);
  const answered = await refresh(cloud, customer, home, READ, {
    access_token: { xms_cc: { values: ['cp1'] }, ...Object(Reflect.get(wanted, 'access_token')) },
  });

  expect(refused.status).toBe(401);
  expect((await askGraph(cloud, plain, '/security/incidents?$top=1')).status).toBe(401);
  expect((await askGraph(cloud, answered, '/security/incidents?$top=1')).status).toBe(200);
});

test('with rotation a refresh token dies when it is used', async () => {
  const { cloud } = range;
  const control = rangeControl(range.control);
  await control.call('tokens.settings', { rotation: true });
  const held = await signIn(cloud, cloud.homeTenantId, HOME);
  await refresh(cloud, customer, held);

  const second = await refresh(cloud, customer, held);
  await control.call('tokens.settings', { rotation: false });

  expect(second.error_codes).toEqual([50173]);
});

test('a tenant that falls into trouble challenges the tokens it gave, and is asked no more once it is fine', async () => {
  const { cloud } = range;
  const control = rangeControl(range.control);
  const reader = await refresh(cloud, customer, home);
  await control.call('tenants.condition', { tenantId: customer, condition: 'blocked-by-ca' });

  const challenged = await askGraph(cloud, reader, '/me');
  const refused = await refresh(cloud, customer, home);
  await control.call('tenants.condition', { tenantId: customer, condition: 'ok' });
  const renewed = await refresh(cloud, customer, home);

  expect(challenged.status).toBe(401);
  expect(refused.error_codes).toEqual([53003]);
  expect((await askGraph(cloud, renewed, '/me')).status).toBe(200);
});

test('a login hint signs in somebody else, whose home account is another one', async () => {
  const { cloud } = range;
  const { people } = await rangeControl(range.control).call('totals', {});

  const other = await signIn(cloud, cloud.homeTenantId, HOME, { login_hint: people[3] ?? '' });

  expect(other.client_info).not.toBe(home.client_info);
  expect((await askGraph(cloud, other, '/me')).body['mail']).toBe(people[3]);
});
