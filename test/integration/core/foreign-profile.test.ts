import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { openExistingProfile } from '#electron/core/cli/existing-profile.ts';
import { headlessHost } from '#electron/core/cli/headless-host.ts';
import { openProfile } from '#electron/core/profile.ts';
import { secretBox } from '#electron/main/secret-box.ts';

/** Every file of a folder with its bytes. */
function contents(folder: string): Map<string, string> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true });
  return new Map(
    names
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name))
      .map((file) => [file, readFileSync(file, 'base64')]),
  );
}

function temporary() {
  const folder = mkdtempSync(path.join(tmpdir(), 'tidewatch-foreign-'));
  return { folder, [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }) };
}

test('a command on a profile of the desktop application refuses and changes nothing', async () => {
  using place = temporary();
  const { folder } = place;
  for (const name of ['ledger.db', 'cache.db', 'key.sealed']) {
    writeFileSync(path.join(folder, name), 'sealed by the desktop');
  }
  mkdirSync(path.join(folder, 'backups'));
  writeFileSync(path.join(folder, 'backups', 'ledger.db'), 'a backup');
  const before = contents(folder);

  await expect(openExistingProfile(folder)).rejects.toMatchObject({ code: 'refused' });
  expect(contents(folder)).toEqual(before);
});

test('the desktop application refuses a profile of the commands and changes nothing', async () => {
  using place = temporary();
  const host = headlessHost(place.folder);
  const made = await openProfile({ dataDir: place.folder, host });
  await made.close();
  const before = contents(place.folder);

  const box = secretBox(
    {
      getSelectedStorageBackend: () => 'gnome_libsecret',
      isAsyncEncryptionAvailable: () => Promise.resolve(true),
      encryptStringAsync: (plain) => Promise.resolve(Buffer.from(plain)),
      decryptStringAsync: () => Promise.reject(new Error('not ours')),
    },
    'linux',
  );
  const opened = openProfile({
    dataDir: place.folder,
    host: {
      now: host.now,
      secretBox: {
        protection: 'protected',
        seal: box.seal,
        unseal: async (sealed) => (await box.unseal(sealed)).plain,
      },
    },
  });
  await expect(opened).rejects.toMatchObject({ code: 'refused' });
  expect(contents(place.folder)).toEqual(before);
});
