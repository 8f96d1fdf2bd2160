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
  'with %s on Linux nothing is sealed: secrets stay in memory',
  async (backend) => {
    const box = secretBox(storage(backend), 'linux');
    expect(await box.protection()).toBe('memory-only');
    await expect(box.seal('secret')).rejects.toMatchObject({ code: 'storage' });
    await expect(box.unseal('AAAA')).rejects.toMatchObject({ code: 'storage' });
  },
);

test('a system without a key store protects nothing', async () => {
  expect(await secretBox(storage('unknown', false), 'darwin').protection()).toBe('memory-only');
});

test('a secret of another computer is damaged, not missing', async () => {
  const box = secretBox(storage('kwallet6'), 'linux');
  await expect(box.unseal('')).rejects.toMatchObject({ code: 'damaged' });
});
