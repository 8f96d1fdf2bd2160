import { expect, test } from 'vitest';
import { msalTokenSource } from '#electron/core/auth/msal-token-source.ts';
import { AppError } from '#shared/errors.ts';
import { MINUTE_MS } from '#shared/time.ts';
import { ANA, answerPage, tenant } from '#test/fakes/entra.ts';
import { signInBench } from '#test/fakes/token-source.ts';

const CONTOSO = tenant(1);
const FABRIKAM = tenant(2);

/** A bench whose browser opens the page and then leaves it alone, until the test answers it. */
function patientBench() {
  const bench = signInBench();
  const opened: { url: string; tenantId: string | null }[] = [];
  const firstPage = Promise.withResolvers<string>();
  const tokens = msalTokenSource({
    ...bench.parts,
    openPage: async (url, tenantId) => {
      opened.push({ url, tenantId });
      firstPage.resolve(url);
    },
  });
  return { ...bench, tokens, opened, firstPage: firstPage.promise };
}

/** True while MSAL still listens at the redirect address of this page. */
async function listens(url: string): Promise<boolean> {
  try {
    await answerPage(url, {});
    return true;
  } catch {
    return false; // nobody answers: that is what was asked
  }
}

test('while the browser is open it is told who is waited for and until when', async () => {
  const { tokens, clock, firstPage } = patientBench();
  const heard: (string | null)[] = [];
  tokens.onChange(() => heard.push(tokens.waiting()?.startedAt ?? null));
  const signIn = tokens.signIn();
  const url = await firstPage;

  const at = new Date(clock.now());
  expect(tokens.waiting()).toEqual({
    tenantId: null,
    startedAt: at.toISOString(),
    expiresAt: new Date(at.getTime() + 5 * MINUTE_MS).toISOString(),
  });

  tokens.cancel();
  await expect(signIn).rejects.toMatchObject({ code: 'cancelled' });
  expect(tokens.waiting()).toBeNull();
  expect(heard[0]).toBe(at.toISOString());
  expect(heard.at(-1)).toBeNull();
  await expect.poll(() => listens(url)).toBe(false);
});

test('a sign-in that is not finished in time ends in words', async () => {
  const { tokens, clock, firstPage } = patientBench();
  const signIn = tokens.signIn();
  const url = await firstPage;

  clock.pass(5 * MINUTE_MS);

  await expect(signIn).rejects.toMatchObject({
    code: 'timeout',
    message: expect.stringContaining('5 minutes'),
  });
  expect(tokens.failure()?.code).toBe('timeout');
  expect(tokens.waiting()).toBeNull();
  await expect.poll(() => listens(url)).toBe(false);
});

test('a shutdown stops a sign-in that waits', async () => {
  const { tokens, firstPage } = patientBench();
  const shutdown = new AbortController();
  const signIn = tokens.signIn(shutdown.signal);
  await firstPage;

  shutdown.abort();

  await expect(signIn).rejects.toMatchObject({ code: 'cancelled' });
});

test('asking again takes the place of the page that was left open', async () => {
  const { tokens, entra, opened, firstPage } = patientBench();
  const first = tokens.signIn();
  const left = await firstPage;
  const second = tokens.signIn();

  await expect(first).rejects.toMatchObject({ code: 'cancelled' });
  await expect.poll(() => opened.length).toBe(2);
  expect(tokens.waiting()).not.toBeNull();
  await entra.openPage(opened[1]?.url ?? '', null);
  expect((await second).username).toBe(ANA.upn);
  await expect.poll(() => listens(left)).toBe(false);
});

test('one that was started later is never overtaken by what an earlier one still had to ask', async () => {
  const bench = signInBench();
  const asked = Promise.withResolvers<null>();
  const answered = Promise.withResolvers<null>();
  const opened: (string | null)[] = [];
  const tokens = msalTokenSource({
    ...bench.parts,
    fetch: async (input, init) => {
      if (input.includes(CONTOSO) && tokens.account() !== null) {
        asked.resolve(null);
        await answered.promise;
      }
      return bench.parts.fetch(input, init);
    },
    openPage: async (url, tenantId) => {
      opened.push(tenantId);
      await bench.entra.openPage(url, tenantId);
    },
  });
  await tokens.signIn();

  const first = tokens.signInTo(CONTOSO);
  expect(tokens.waiting()?.tenantId).toBe(CONTOSO);
  await asked.promise; // what the tenant wants of a sign-in
  const second = tokens.signInTo(FABRIKAM);
  expect(tokens.waiting()?.tenantId).toBe(FABRIKAM);
  await expect(first).rejects.toMatchObject({ code: 'cancelled' });
  expect(tokens.failure()).toBeNull();
  answered.resolve(null);
  await second;

  expect(opened).toEqual([null, FABRIKAM]);
  expect(tokens.waiting()).toBeNull();
  expect(tokens.failure()).toBeNull();
});

test('a sign-in that is declined on the page says so', async () => {
  const { tokens, firstPage } = patientBench();
  const signIn = tokens.signIn();
  const url = await firstPage;
  const state = new URL(url).searchParams.get('state') ?? '';

  await Promise.all([
    answerPage(url, { error: 'access_denied', error_description: 'User said no', state }),
    expect(signIn).rejects.toMatchObject({ code: 'cancelled' }),
  ]);
});

test('a refusal on the page becomes its state', async () => {
  const { tokens, firstPage } = patientBench();
  const signIn = tokens.signIn();
  const url = await firstPage;
  const state = new URL(url).searchParams.get('state') ?? '';

  await Promise.all([
    answerPage(url, {
      error: 'access_denied',
      error_description: 'AADSTS53003: Access has been blocked by Conditional Access policies.',
      state,
    }),
    expect(signIn).rejects.toMatchObject({
      code: 'blocked-by-policy',
      support: expect.stringContaining('AADSTS53003'),
    }),
  ]);
});

test('a browser that cannot be opened ends the sign-in with the reason', async () => {
  const { parts } = signInBench();
  const tokens = msalTokenSource({
    ...parts,
    openPage: async () => {
      throw new AppError('refused', 'No browser is installed.');
    },
  });

  await expect(tokens.signIn()).rejects.toMatchObject({ message: 'No browser is installed.' });
  expect(tokens.waiting()).toBeNull();
});

test('the page a person sees afterwards is static and comes from nowhere else', async () => {
  const { tokens, entra, parts } = signInBench();
  let shown = '';
  const watched = msalTokenSource({
    ...parts,
    openPage: async (url) => {
      const state = new URL(url).searchParams.get('state') ?? '';
      const answer = await answerPage(url, { error: 'access_denied', state });
      shown = await answer.text();
    },
  });
  await expect(watched.signIn()).rejects.toThrow();
  await tokens.signIn();

  expect(shown).toContain('Not signed in');
  expect(shown).toContain("default-src 'none'");
  expect(shown).not.toMatch(/<script|https?:|src=/i);
  expect(entra.requests.length).toBeGreaterThan(0);
});

test('a tenant step that waits names its tenant', async () => {
  const bench = signInBench();
  await bench.tokens.signIn();
  const page = Promise.withResolvers<string | null>();
  const tokens = msalTokenSource({
    ...bench.parts,
    openPage: async (_, tenantId) => page.resolve(tenantId),
  });
  await tokens.restore();
  const step = tokens.signInTo(CONTOSO);

  expect(await page.promise).toBe(CONTOSO);
  expect(tokens.waiting()?.tenantId).toBe(CONTOSO);
  tokens.cancel();
  await expect(step).rejects.toMatchObject({ code: 'cancelled' });
  expect(tokens.account()?.username).toBe(ANA.upn);
});
