import { expect, test } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { createSessionSlice } from '#renderer/features/start/session-slice.ts';
import { AppError, toFailure } from '#shared/errors.ts';
import { type FakeApi, fakeApi } from '#test/fakes/api.ts';

function session(options: Parameters<typeof fakeApi>[0]) {
  const api = fakeApi({ tenants: 1, incidents: 1, ...options });
  const store = createStore(createSessionSlice(api));
  return { api, get: () => store.getState() };
}

const asked = (api: ReturnType<typeof fakeApi>, name: string) =>
  api.world.calls.filter((call) => call.name === name).length;

test('one press opens the profile and goes on to its sign-in', async () => {
  const { api, get } = session({ profile: 'none', signedIn: false });
  await get().openReal();
  expect(asked(api, 'session.signIn')).toBe(1);
  expect(get().session?.account?.username).toBe('ada@msp.example');
});

test('a range is left to sign in by itself, also after a real profile that could not be opened', async () => {
  const api = fakeApi({ tenants: 1, incidents: 1, profile: 'none', signedIn: false });
  const command: FakeApi['command'] = async (name, input) =>
    name === 'host.openReal'
      ? { ok: false, failure: toFailure(new AppError('storage', 'The disk is full.')) }
      : api.command(name, input);
  const store = createStore(createSessionSlice({ ...api, command }));
  await store.getState().openReal();
  await store.getState().openRange();
  expect(store.getState().host?.profile).toBe('range');
  expect(asked(api, 'session.signIn')).toBe(0);
});

test('sign-in that is not set up is offered its settings instead of being tried', async () => {
  const { api, get } = session({ profile: 'none', signedIn: false });
  api.world.session.notReady = {
    code: 'misconfigured',
    message: 'No client id was given.',
    remedy: null,
    support: null,
  };
  await get().openReal();
  expect(asked(api, 'session.signIn')).toBe(0);
  expect(get().session?.notReady?.code).toBe('misconfigured');
});

test('what was known of the person stays while core is starting again', async () => {
  const { api, get } = session({ profile: 'range' });
  await get().refresh();
  api.world.host = { ...api.world.host, core: 'restarting' };
  await get().refresh();
  expect(get().session?.account).not.toBeNull();
  expect(get().host?.core).toBe('restarting');
});

test('who was signed in is known after a sign-out, however it came, until somebody is again', async () => {
  const { api, get } = session({ profile: 'real', signedIn: true });
  await get().refresh();
  const before = get().session?.account ?? null;
  expect([before?.username, get().left]).toEqual(['ada@msp.example', null]);
  api.world.session.account = null;
  await get().refresh();
  await get().refresh();
  expect(get().left).toEqual(before);
  api.world.session.account = before;
  await get().refresh();
  expect(get().left).toBeNull();
});
