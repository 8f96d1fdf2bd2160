import { expect, test } from 'vitest';
import { msalTokenSource } from '#electron/core/auth/msal-token-source.ts';
import { answerPage, ANA, BOB, HOME, tenant } from '#test/fakes/entra.ts';
import { signInBench } from '#test/fakes/token-source.ts';

const CONTOSO = tenant(1);
const FABRIKAM = tenant(2);
const CLAIMS = '{"access_token":{"capolids":{"essential":true,"values":["p1"]}}}';

test('signing in names the person and the home tenant', async () => {
  const { tokens } = signInBench();

  const account = await tokens.signIn();

  expect(account).toEqual({
    id: `${ANA.objectId}.${HOME}`,
    name: ANA.upn,
    username: ANA.upn,
    homeTenantId: HOME,
  });
  expect(tokens.account()).toEqual(account);
  expect(tokens.waiting()).toBeNull();
});

test('a tenant gets its own token although only home was signed in', async () => {
  const { tokens } = signInBench();
  await tokens.signIn();

  expect(await tokens.token(HOME, 'read')).toContain(`at|${HOME}|`);
  expect(await tokens.token(CONTOSO, 'read')).toContain(`at|${CONTOSO}|`);
  expect(await tokens.token(HOME, 'read')).toContain(`at|${HOME}|`);
});

test('a second call uses the token that is still good', async () => {
  const { tokens, entra } = signInBench();
  await tokens.signIn();
  const first = await tokens.token(CONTOSO, 'read');
  const asked = entra.requests.length;

  expect(await tokens.token(CONTOSO, 'read')).toBe(first);
  expect(entra.requests).toHaveLength(asked);
  expect(await tokens.token(CONTOSO, 'read', { force: true })).not.toBe(first);
});

test('a token that belongs to another tenant is never handed out', async () => {
  const { tokens, entra } = signInBench();
  await tokens.signIn();
  entra.swapped.set(CONTOSO, FABRIKAM);

  await expect(tokens.token(CONTOSO, 'read')).rejects.toMatchObject({ code: 'wrong-tenant' });
});

test('a token that belongs to another person is never handed out', async () => {
  const { tokens, entra } = signInBench();
  await tokens.signIn();
  entra.signInAs(BOB);

  await expect(tokens.token(CONTOSO, 'read')).rejects.toMatchObject({ code: 'wrong-tenant' });
});

test('many concurrent calls over many tenants keep every token', async () => {
  const { tokens, entra } = signInBench();
  await tokens.signIn();
  const tenants = Array.from({ length: 150 }, (_, index) => tenant(index + 1));
  const calls = [...tenants, ...tenants].map((id) => tokens.token(id, 'read'));

  const answers = await Promise.all(calls);

  expect(answers.map((answer) => answer.split('|')[1])).toEqual([...tenants, ...tenants]);
  expect(entra.mostInFlight()).toBeLessThanOrEqual(8);
  const asked = entra.requests.length;
  await Promise.all(tenants.map((id) => tokens.token(id, 'read')));
  expect(entra.requests).toHaveLength(asked);
});

test('one tenant in trouble leaves the others alone', async () => {
  const { tokens, entra } = signInBench();
  await tokens.signIn();
  entra.refusals.set(CONTOSO, { number: 50173, suberror: 'bad_token' });

  await expect(tokens.token(CONTOSO, 'read')).rejects.toMatchObject({ code: 'needs-sign-in' });
  expect(await tokens.token(FABRIKAM, 'read')).toContain(FABRIKAM);
  entra.refusals.delete(CONTOSO);
  expect(await tokens.token(CONTOSO, 'read')).toContain(CONTOSO);
});

test('no browser is opened unless the person asks', async () => {
  const opened: string[] = [];
  const bench = signInBench();
  const tokens = msalTokenSource({
    ...bench.parts,
    openPage: async (url, tenantId) => {
      opened.push(url);
      await bench.entra.openPage(url, tenantId);
    },
  });
  await tokens.signIn();
  bench.entra.refusals.set(CONTOSO, {
    error: 'interaction_required',
    number: 50076,
    claims: CLAIMS,
  });

  await expect(tokens.token(CONTOSO, 'read')).rejects.toMatchObject({ claims: CLAIMS });

  expect(opened).toHaveLength(1);
});

test('the interactive step carries the claims the tenant asked for, and its own sign-in is kept', async () => {
  const bench = signInBench();
  const pages: URLSearchParams[] = [];
  const tokens = msalTokenSource({
    ...bench.parts,
    openPage: async (url, tenantId) => {
      pages.push(new URL(url).searchParams);
      bench.entra.refusals.delete(CONTOSO);
      await bench.entra.openPage(url, tenantId);
    },
  });
  await tokens.signIn();
  bench.entra.refusals.set(CONTOSO, { number: 50076, suberror: 'basic_action', claims: CLAIMS });
  await expect(tokens.token(CONTOSO, 'read')).rejects.toMatchObject({ code: 'needs-sign-in' });

  await tokens.signInTo(CONTOSO);

  expect(pages[0]?.get('prompt')).toBe('select_account');
  expect(pages[1]?.get('claims')).toContain('"capolids"');
  expect(pages[1]?.get('login_hint')).toBe(ANA.upn);
  expect(await tokens.token(CONTOSO, 'read')).toContain(CONTOSO);
  expect(bench.store.list().sort()).toEqual([CONTOSO, 'home'].sort());
});

test('after a restart the interactive step still learns the claims first', async () => {
  const bench = signInBench();
  await bench.tokens.signIn();
  const pages: URLSearchParams[] = [];
  const tokens = msalTokenSource({
    ...bench.parts,
    openPage: async (url, tenantId) => {
      pages.push(new URL(url).searchParams);
      bench.entra.refusals.clear();
      await bench.entra.openPage(url, tenantId);
    },
  });
  await tokens.restore();
  bench.entra.refusals.set(CONTOSO, { number: 50076, suberror: 'basic_action', claims: CLAIMS });

  await tokens.signInTo(CONTOSO);

  expect(pages[0]?.get('claims')).toContain('"capolids"');
});

test('another account in the browser is refused in words, and nothing changes', async () => {
  const { tokens, entra } = signInBench();
  await tokens.signIn();
  entra.signInAs(BOB);

  const step = tokens.signInTo(CONTOSO);

  await expect(step).rejects.toMatchObject({
    code: 'wrong-tenant',
    message: expect.stringContaining(ANA.upn),
  });
  entra.signInAs(ANA);
  expect(tokens.account()?.username).toBe(ANA.upn);
  expect(await tokens.token(CONTOSO, 'read')).toContain(CONTOSO);
  await expect(
    (async () => {
      entra.signInAs(BOB);
      await tokens.signIn();
    })(),
  ).rejects.toMatchObject({ code: 'wrong-tenant' });
  expect(tokens.account()?.username).toBe(ANA.upn);
});

test('locking the desk forgets access tokens and keeps the sign-in', async () => {
  const { tokens } = signInBench();
  await tokens.signIn();
  const before = await tokens.token(CONTOSO, 'read');

  tokens.lock();

  expect(await tokens.token(CONTOSO, 'read')).not.toBe(before);
});

test('throttling is remembered: nothing is asked before the time', async () => {
  const { tokens, entra, clock } = signInBench();
  await tokens.signIn();
  entra.refusals.set(CONTOSO, {
    status: 429,
    error: 'temporarily_unavailable',
    number: 90055,
    headers: { 'retry-after': '120' },
  });
  await expect(tokens.token(CONTOSO, 'read')).rejects.toMatchObject({
    code: 'throttled',
    retryAt: new Date(clock.now() + 120_000).toISOString(),
  });
  entra.refusals.delete(CONTOSO);
  const asked = entra.requests.length;

  await expect(tokens.token(CONTOSO, 'read')).rejects.toMatchObject({ code: 'throttled' });
  expect(entra.requests).toHaveLength(asked);
  clock.pass(120_000);
  expect(await tokens.token(CONTOSO, 'read')).toContain(CONTOSO);
});

test.each([
  [
    'offline',
    new TypeError('fetch failed', { cause: Object.assign(new Error('x'), { code: 'ENOTFOUND' }) }),
  ],
  [
    'service-error',
    new TypeError('fetch failed', { cause: Object.assign(new Error('x'), { code: 'ECONNRESET' }) }),
  ],
])('a network that fails is told as %s and keeps the sign-in', async (code, error) => {
  const { tokens, entra } = signInBench();
  await tokens.signIn();
  entra.refusals.set(CONTOSO, error);
  await expect(tokens.token(CONTOSO, 'read')).rejects.toMatchObject({ code });

  entra.refusals.delete(CONTOSO);
  expect(await tokens.token(CONTOSO, 'read')).toContain(CONTOSO);
});

test('no line of the log holds a token', async () => {
  const { tokens, entra, lines, store } = signInBench();
  await tokens.signIn();
  store.put(FABRIKAM, `sealed:${Buffer.from('rt|secret').toString('base64')}`);
  await tokens.token(FABRIKAM, 'read');
  entra.refusals.set(CONTOSO, { number: 50173, suberror: 'bad_token' });
  await expect(tokens.token(CONTOSO, 'read')).rejects.toThrow();

  expect(lines.length).toBeGreaterThan(0);
  expect(lines.join('')).not.toMatch(/at\||rt\|/);
});

test('a page that is answered with the wrong state does not end the sign-in', async () => {
  const bench = signInBench();
  const tokens = msalTokenSource({
    ...bench.parts,
    openPage: async (url, tenantId) => {
      await answerPage(url, { code: 'stolen', state: 'another' });
      await bench.entra.openPage(url, tenantId);
    },
  });

  expect((await tokens.signIn()).username).toBe(ANA.upn);
});

test('what was asked for one person says nothing of the one who signed in since', async () => {
  const { entra, parts } = signInBench();
  const asked = Promise.withResolvers<null>();
  const over = Promise.withResolvers<null>();
  let holds = false;
  const tokens = msalTokenSource({
    ...parts,
    fetch: async (...args) => {
      const isHeld = holds;
      holds = false;
      const answer = await entra.fetch(...args);
      if (isHeld) {
        asked.resolve(null);
        await over.promise;
      }
      return answer;
    },
  });
  await tokens.signIn();
  holds = true;
  const early = tokens.token(HOME, 'read', { force: true });
  await asked.promise;
  await tokens.signOut();
  entra.signInAs(BOB);
  await tokens.signIn();
  over.resolve(null);

  await expect(early).rejects.toMatchObject({ code: 'needs-sign-in' });
  expect(tokens.account()?.username).toBe(BOB.upn);
  expect(tokens.failure()).toBeNull();
});
