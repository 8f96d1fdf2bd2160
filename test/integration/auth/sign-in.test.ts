import { PublicClientApplication } from '@azure/msal-node';
import { expect, test } from 'vitest';
import { authorityOf } from '#electron/core/auth/authority.ts';
import { msalTokenSource } from '#electron/core/auth/msal-token-source.ts';
import { entraNetwork } from '#electron/core/auth/network-client.ts';
import { slots } from '#electron/core/auth/slots.ts';
import { RangeOptions } from '#electron/range/range-options.ts';
import { makeWorld } from '#electron/range/world/world.ts';
import { scopesOf } from '#shared/domain/scopes.ts';
import { rangeBench } from '#test/fakes/range-bench.ts';

test('a range signs in by itself, and every tenant that answers gives its own token', async () => {
  await using bench = await rangeBench({ tenants: 150 });
  const account = await bench.tokens.signIn();
  expect(account.homeTenantId).toBe(bench.home);
  const open = await bench.open();
  expect(open.length).toBeGreaterThan(100);

  const answers = await Promise.allSettled(
    bench.tenants.map((id) => bench.tokens.token(id, 'read')),
  );

  const given = bench.tenants.filter((_, i) => answers[i]?.status === 'fulfilled');
  expect(given.filter((id) => open.includes(id)).sort()).toEqual([...open].sort());
  expect(new Set(answers.map((one) => (one.status === 'fulfilled' ? one.value : one))).size).toBe(
    150,
  );
  const { requests } = await bench.control.call('totals', {});
  await Promise.all(given.map((id) => bench.tokens.token(id, 'read')));
  expect((await bench.control.call('totals', {})).requests.login).toBe(requests.login);
});

test('the trap is real: one shared client gives the home token for another tenant', async () => {
  await using bench = await rangeBench();
  const [contoso] = await bench.open();
  if (!contoso) throw new Error('The range has no tenant that answers.');
  const { cloud, parts } = bench;
  const network = entraNetwork({ cloud, fetch, now: Date.now, slots: slots(8) });
  const app = new PublicClientApplication({
    auth: { clientId: parts.clientId, authority: authorityOf(cloud, bench.home) },
    system: { networkClient: network.client },
  });
  const scopes = scopesOf('read', cloud.graph);
  const { account } = await app.acquireTokenInteractive({
    scopes,
    openBrowser: (url) => parts.openPage(url, null),
  });
  if (account === null) throw new Error('The range did not say who signed in.');

  const authority = authorityOf(cloud, contoso);
  const trapped = await app.acquireTokenSilent({ account, authority, scopes });
  expect(trapped.tenantId).toBe(bench.home);

  await bench.tokens.signIn();
  const tenantOf = async (token: string) => {
    const answer = await fetch(`${cloud.graph}/v1.0/organization`, {
      headers: { authorization: `Bearer ${token}` },
    });
    return JSON.stringify(await answer.json());
  };
  expect(await tenantOf(trapped.accessToken)).toContain(bench.home);
  expect(await tenantOf(await bench.tokens.token(contoso, 'read'))).toContain(contoso);
});

test('the interactive step ends what a tenant asks for, and a restart keeps it', async () => {
  await using bench = await rangeBench();
  await bench.tokens.signIn();
  const [contoso] = await bench.open();
  if (!contoso) throw new Error('The range has no tenant that answers.');
  await bench.control.call('tenants.condition', { tenantId: contoso, condition: 'needs-mfa' });
  await expect(bench.tokens.token(contoso, 'read')).rejects.toMatchObject({
    code: 'needs-sign-in',
    claims: expect.stringContaining('capolids'),
  });

  await bench.tokens.signInTo(contoso);

  expect(await bench.tokens.token(contoso, 'read')).not.toBe('');
  const next = msalTokenSource(bench.parts);
  await next.restore();
  expect(next.account()).toEqual(bench.tokens.account());
  expect(await next.token(contoso, 'read')).not.toBe('');
});

test('a revoked sign-in asks for a new one, and the new one heals every tenant', async () => {
  await using bench = await rangeBench();
  await bench.tokens.signIn();
  const [first, second] = await bench.open();
  if (!first || !second) throw new Error('The range has too few tenants that answer.');
  await bench.tokens.token(first, 'read');
  await bench.control.call('tokens.revoke', {});

  for (const id of [first, second, bench.home]) {
    await expect(bench.tokens.token(id, 'read', { force: true })).rejects.toMatchObject({
      code: 'needs-sign-in',
      support: expect.stringContaining('AADSTS50173'),
    });
  }
  expect(bench.tokens.failure()?.code).toBe('needs-sign-in');

  await bench.tokens.signIn();
  expect(bench.tokens.failure()).toBeNull();
  for (const id of [first, second, bench.home]) await bench.tokens.token(id, 'read');
});

test('a sign-in for one tenant that gives way to another leaves its tenant asking, and can be started again', async () => {
  const pages: (string | null)[] = [];
  await using bench = await rangeBench();
  const tokens = msalTokenSource({
    ...bench.parts,
    openPage: async (url, tenantId) => {
      pages.push(tenantId);
      await bench.parts.openPage(url, tenantId);
    },
  });
  await tokens.signIn();
  const [first, second] = await bench.open();
  if (!first || !second) throw new Error('The range has too few tenants that answer.');
  for (const tenantId of [first, second]) {
    await bench.control.call('tenants.condition', { tenantId, condition: 'needs-mfa' });
    await expect(tokens.token(tenantId, 'read')).rejects.toMatchObject({ code: 'needs-sign-in' });
  }

  const [overtaken, later] = await Promise.allSettled([
    tokens.signInTo(first),
    tokens.signInTo(second),
  ]);

  expect(overtaken).toMatchObject({ status: 'rejected', reason: { code: 'cancelled' } });
  expect(later.status).toBe('fulfilled');
  expect(pages).toEqual([null, second]);
  expect(tokens.failure()).toBeNull();
  expect(await tokens.token(second, 'read')).not.toBe('');
  await expect(tokens.token(first, 'read')).rejects.toMatchObject({ code: 'needs-sign-in' });
  await tokens.signInTo(first);
  expect(await tokens.token(first, 'read')).not.toBe('');
});

test('each bundle is asked for on its own: a tenant that approved reading only still reads', async () => {
  await using bench = await rangeBench();
  await bench.tokens.signIn();
  const [contoso] = await bench.open();
  if (!contoso) throw new Error('The range has no tenant that answers.');
  const scopes = ['SecurityIncident.ReadWrite.All', 'SecurityAlert.ReadWrite.All'];
  await bench.control.call('tenants.consent', { tenantId: contoso, scopes, granted: false });

  await expect(bench.tokens.token(contoso, 'respond')).rejects.toMatchObject({
    code: 'needs-consent',
  });
  expect(await bench.tokens.token(contoso, 'read')).not.toBe('');
  expect(await bench.tokens.token(bench.home, 'home')).not.toBe('');
});

test('another person at the browser is refused', async () => {
  await using bench = await rangeBench();
  const { username } = await bench.tokens.signIn();
  const [contoso] = await bench.open();
  if (!contoso) throw new Error('The range has no tenant that answers.');
  const stranger = msalTokenSource({
    ...bench.parts,
    openPage: (url, tenantId) => {
      const page = new URL(url);
      page.searchParams.delete('login_hint');
      return bench.parts.openPage(page.href, tenantId);
    },
  });
  await stranger.restore();
  const { people } = makeWorld({ ...RangeOptions.parse({}), epochMs: Date.now() });
  const other = people.find(({ userPrincipalName }) => userPrincipalName !== username);
  await bench.control.call('tokens.settings', { person: other?.userPrincipalName });

  await expect(stranger.signInTo(contoso)).rejects.toMatchObject({ code: 'wrong-tenant' });
  expect(stranger.account()?.username).toBe(username);
});
