import { expect, test } from 'vitest';
import type { SecretBox } from '#electron/core/host.ts';
import { msalTokenSource } from '#electron/core/auth/msal-token-source.ts';
import { sealedSignIns, type StoredSignIn } from '#electron/core/auth/sealed-sign-ins.ts';
import { memorySignInStore } from '#electron/core/auth/sign-in-store.ts';
import { tenant } from '#test/fakes/entra.ts';
import { fakeLog } from '#test/fakes/log.ts';
import { fakeSecretBox } from '#test/fakes/secret-box.ts';
import { signInBench } from '#test/fakes/token-source.ts';

const CONTOSO = tenant(1);
const FABRIKAM = tenant(2);

test('a restart goes on with the stored sign-in, and holds no access token on disk', async () => {
  const first = signInBench();
  await first.tokens.signIn();
  await first.tokens.token(CONTOSO, 'read');
  const stored = Buffer.from(first.store.get('home')?.slice(7) ?? '', 'base64').toString();

  const next = msalTokenSource(first.parts);
  await next.restore();

  expect(next.account()).toEqual(first.tokens.account());
  expect(await next.token(CONTOSO, 'read')).toContain(CONTOSO);
  expect(stored).toContain('rt|');
  expect(stored).not.toContain('at|');
  expect(stored).not.toContain('IdToken');
});

test('a computer without protected storage keeps nothing on disk', async () => {
  const { tokens, store, parts } = signInBench({ secretBox: fakeSecretBox('memory-only') });
  await tokens.signIn();
  expect(await tokens.token(CONTOSO, 'read')).toContain(CONTOSO);

  expect(store.list()).toEqual([]);
  const next = msalTokenSource(parts);
  await next.restore();
  expect(next.account()).toBeNull();
});

test.each([
  ['is not sealed here', 'garbage'],
  ['is no JSON', `sealed:${Buffer.from('{"version":').toString('base64')}`],
  ['has another form', `sealed:${Buffer.from('{"version":7}').toString('base64')}`],
])('a stored sign-in that %s leads to sign-in, in words', async (_, sealed) => {
  const store = memorySignInStore();
  store.put('home', sealed);
  const { tokens } = signInBench({ store });

  await tokens.restore();

  expect(tokens.account()).toBeNull();
  expect(tokens.failure()?.code).toBe('damaged');
  await tokens.signIn();
  expect(tokens.failure()).toBeNull();
  expect(await tokens.token(CONTOSO, 'read')).toContain(CONTOSO);
});

test('a damaged sign-in of one tenant falls back to that of home', async () => {
  const first = signInBench();
  await first.tokens.signIn();
  first.store.put(CONTOSO, 'garbage');
  const next = msalTokenSource(first.parts);
  await next.restore();

  expect(await next.token(CONTOSO, 'read')).toContain(CONTOSO);
});

test("a tenant's own sign-in that is spent gives way to that of home", async () => {
  const { tokens, entra, store } = signInBench();
  await tokens.signIn();
  await tokens.signInTo(CONTOSO);
  expect(store.list()).toContain(CONTOSO);
  entra.refusals.set(CONTOSO, { number: 70043, suberror: 'token_expired' });

  await expect(tokens.token(CONTOSO, 'read', { force: true })).rejects.toMatchObject({
    code: 'needs-sign-in',
  });

  expect(store.list()).toEqual(['home']);
});

test('the sign-in of a removed tenant is not written again', async () => {
  const { tokens, store } = signInBench();
  await tokens.signIn();
  await tokens.signInTo(CONTOSO);

  store.remove(CONTOSO); // what removing a tenant does
  await tokens.token(CONTOSO, 'read', { force: true });

  expect(store.list()).toEqual(['home']);
});

test('signing out wipes memory and store, and stops what is under way', async () => {
  const { tokens, store } = signInBench();
  await tokens.signIn();
  await tokens.signInTo(CONTOSO);
  const late = tokens.token(FABRIKAM, 'read');

  await Promise.all([
    tokens.signOut(),
    expect(late).rejects.toMatchObject({ code: 'needs-sign-in' }),
  ]);

  expect(tokens.account()).toBeNull();
  expect(store.list()).toEqual([]);
  await expect(tokens.token(CONTOSO, 'read')).rejects.toMatchObject({ code: 'needs-sign-in' });
});

test.each([
  ['was refused', true],
  ['was answered', false],
])('a try that %s after the person signed in leaves the new sign-in alone', async (_, refused) => {
  const { entra, store, parts } = signInBench();
  const asked = Promise.withResolvers<null>();
  const over = Promise.withResolvers<null>();
  let holds = false;
  let early: Promise<unknown> = Promise.resolve();
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
    openPage: async (...page) => {
      if (page[1] === CONTOSO && refused) {
        entra.refusals.set(CONTOSO, { number: 50173, suberror: 'bad_token' });
      }
      if (page[1] === CONTOSO) {
        holds = true;
        early = tokens.token(CONTOSO, 'read', { force: true }).catch(() => null);
        await asked.promise;
        entra.refusals.clear();
      }
      await entra.openPage(...page);
    },
  });
  await tokens.signIn();

  await tokens.signInTo(CONTOSO);
  const kept = store.get(CONTOSO);
  over.resolve(null);
  await early;

  expect(kept).not.toBeNull();
  expect(store.get(CONTOSO)).toBe(kept);
});

/** A sign-in as it is kept. */
function signInOf(name: string): StoredSignIn {
  const account = { id: 'a.b', name, username: 'ada@mssp.example', homeTenantId: CONTOSO };
  return { version: 1, account, cache: { Account: {}, RefreshToken: {} } };
}

test.each(['saved', 'wiped'] as const)(
  'what is %s while an older sign-in is being unsealed is not undone by it',
  async (how) => {
    const box = fakeSecretBox();
    const store = memorySignInStore();
    store.put('home', await box.seal(JSON.stringify(signInOf('Old'))));
    const gate = Promise.withResolvers<null>();
    const unseal: SecretBox['unseal'] = async (sealed) => {
      await gate.promise;
      return box.unseal(sealed);
    };
    const kept = sealedSignIns({ secretBox: { ...box, unseal }, store, log: fakeLog().log });
    const loading = kept.load('home');
    const changing = how === 'saved' ? kept.save('home', signInOf('New')) : kept.clear();
    gate.resolve(null);
    const expected = how === 'saved' ? 'New' : undefined;
    expect((await loading)?.account.name).toBe(expected);
    await changing;
    expect((await kept.load('home'))?.account.name).toBe(expected);
    expect(store.list()).toEqual(how === 'saved' ? ['home'] : []);
  },
);
