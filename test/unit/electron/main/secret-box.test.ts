import { expect, test } from 'vitest';
import { type Keyring, secretBox } from '#electron/main/secret-box.ts';

const REFUSED = new Error('User interaction is not allowed.');

/** A keyring that seals by turning bytes round; `now` is what it is like at the moment. */
function storage(
  backend: ReturnType<Keyring['getSelectedStorageBackend']>,
  now: { available?: boolean; refuses?: boolean; rotated?: boolean } = {},
): Keyring {
  const turned = (bytes: Buffer) => Buffer.from([...bytes].reverse());
  return {
    getSelectedStorageBackend: () => backend,
    isAsyncEncryptionAvailable: () => Promise.resolve(now.available ?? true),
    encryptStringAsync: async (plain) => {
      if (now.refuses) throw REFUSED;
      return turned(Buffer.from(now.rotated ? `new key: ${plain}` : plain));
    },
    decryptStringAsync: async (sealed) => {
      if (now.refuses) throw REFUSED;
      return { result: turned(sealed).toString(), shouldReEncrypt: now.rotated ?? false };
    },
  };
}

test('what is sealed can be opened again and is not what it was', async () => {
  const box = secretBox(storage('gnome_libsecret'), 'linux');
  expect(await box.protection()).toBe('protected');
  const sealed = await box.seal('secret');
  expect(Buffer.from(sealed, 'base64').toString()).not.toContain('secret');
  expect(await box.unseal(sealed)).toEqual({ plain: 'secret', resealed: null });
});

test.each(['basic_text', 'unknown'] as const)(
  'with %s on Linux nothing is protected: the box says so and pretends nothing',
  async (backend) => {
    const box = secretBox(storage(backend), 'linux');
    expect(await box.protection()).toBe('memory-only');
    const kept = await box.seal('key of the databases');
    expect(kept).toMatch(/^unprotected:/);
    expect(await box.unseal(kept)).toEqual({ plain: 'key of the databases', resealed: null });
  },
);

test('a keyring that goes away after the start: what is to be sealed is refused, not written bare', async () => {
  const now = { available: true };
  const box = secretBox(storage('gnome_libsecret', now), 'linux');
  expect(await box.protection()).toBe('protected');
  now.available = false;
  await expect(box.seal('refresh token')).rejects.toMatchObject({ code: 'storage' });
});

test('a keyring that does not seal any more is refused, and its own words are not shown', async () => {
  const now = { refuses: false };
  const box = secretBox(storage('gnome_libsecret', now), 'linux');
  await box.protection();
  now.refuses = true;
  await expect(box.seal('refresh token')).rejects.toMatchObject({
    code: 'storage',
    message: 'The protected storage of this computer refuses.',
  });
});

test('what was sealed stays closed while the keyring is away, and is not taken for damaged', async () => {
  const sealed = await secretBox(storage('gnome_libsecret'), 'linux').seal('secret');
  const later = secretBox(storage('basic_text'), 'linux');
  await expect(later.unseal(sealed)).rejects.toMatchObject({ code: 'storage' });
});

test.each([
  ['darwin', 'keychain'],
  ['linux', 'keyring'],
  ['win32', 'Windows'],
] as const)(
  'on %s a text that does not open is refused with what to do: it is not called lost',
  async (platform, word) => {
    const box = secretBox(storage('kwallet6', { refuses: true }), platform);
    await expect(box.unseal('AAAA')).rejects.toMatchObject({
      code: 'storage',
      remedy: expect.stringContaining(word),
    });
  },
);

test('a desk that gets a keyring later still opens what was kept before, and has it sealed now', async () => {
  const kept = await secretBox(storage('basic_text'), 'linux').seal('secret');
  const box = secretBox(storage('kwallet6'), 'linux');
  const { plain, resealed } = await box.unseal(kept);
  expect(plain).toBe('secret');
  expect(await box.unseal(resealed ?? '')).toEqual({ plain: 'secret', resealed: null });
});

test('a keyring with a new key has what is opened sealed with it', async () => {
  const now = { rotated: false };
  const box = secretBox(storage('gnome_libsecret', now), 'linux');
  const sealed = await box.seal('secret');
  now.rotated = true;
  const { plain, resealed } = await box.unseal(sealed);
  expect(plain).toBe('secret');
  expect(Buffer.from(resealed ?? '', 'base64').toString()).toContain(
    'new key'.split('').reverse().join(''),
  );
});

test('a system without a key store protects nothing', async () => {
  const box = secretBox(storage('unknown', { available: false }), 'darwin');
  expect(await box.protection()).toBe('memory-only');
});
