import { expect, test } from 'vitest';
import { type Keyring, secretBox } from '#electron/main/secret-box.ts';

function storage(
  backend: ReturnType<Keyring['getSelectedStorageBackend']>,
  available = true,
): Keyring {
  return {
    getSelectedStorageBackend: () => backend,
    isAsyncEncryptionAvailable: () => Promise.resolve(available),
    encryptStringAsync: (plain) => Promise.resolve(Buffer.from([...Buffer.from(plain)].reverse())),
    decryptStringAsync: (sealed) => {
      if (sealed.length === 0) return Promise.reject(new Error('cannot decrypt'));
      const result = Buffer.from([...sealed].reverse()).toString();
      return Promise.resolve({ result, shouldReEncrypt: false });
    },
  };
}

test('what is sealed can be opened again and is not what it was', async () => {
  const box = secretBox(storage('gnome_libsecret'), 'linux');
  expect(await box.protection()).toBe('protected');
  const sealed = await box.seal('secret');
  expect(Buffer.from(sealed, 'base64').toString()).not.toContain('secret');
  expect(await box.unseal(sealed)).toBe('secret');
});

test.each(['basic_text', 'unknown'] as const)(
  'with %s on Linux nothing is protected: the box says so and pretends nothing',
  async (backend) => {
    const box = secretBox(storage(backend), 'linux');
    expect(await box.protection()).toBe('memory-only');
    const kept = await box.seal('key of the databases');
    expect(kept).toMatch(/^unprotected:/);
    expect(await box.unseal(kept)).toBe('key of the databases');
  },
);

test('what was sealed stays closed while the keyring is away, and is not taken for damaged', async () => {
  const sealed = await secretBox(storage('gnome_libsecret'), 'linux').seal('secret');
  const later = secretBox(storage('basic_text'), 'linux');
  await expect(later.unseal(sealed)).rejects.toMatchObject({ code: 'storage' });
});

test('a desk that gets a keyring later still opens what was kept before', async () => {
  const kept = await secretBox(storage('basic_text'), 'linux').seal('secret');
  expect(await secretBox(storage('kwallet6'), 'linux').unseal(kept)).toBe('secret');
});

test('a system without a key store protects nothing', async () => {
  expect(await secretBox(storage('unknown', false), 'darwin').protection()).toBe('memory-only');
});

test('a secret of another computer is damaged, not missing', async () => {
  const box = secretBox(storage('kwallet6'), 'linux');
  await expect(box.unseal('')).rejects.toMatchObject({ code: 'damaged' });
});
