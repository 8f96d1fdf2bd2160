import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { SecretBox } from '#electron/core/host.ts';
import { SEALED_KEY, sealedKeyring } from '#electron/core/store/keyring.ts';
import { metaStore } from '#electron/core/store/meta-store.ts';
import { openProfileDatabases } from '#electron/core/store/profile-databases.ts';
import { AppError } from '#shared/errors.ts';
import { type Folder, NOW, temporaryFolder } from '#test/fakes/answers.ts';

/** A secret box that turns letters around, as long as it is neither locked nor seals otherwise. */
const now = { locked: false, refusesToSeal: false, newMark: '' };
const box: SecretBox = {
  protection: 'protected',
  seal: async (plain) => {
    if (now.refusesToSeal) throw refused();
    return now.newMark + [...plain].reverse().join('');
  },
  unseal: async (sealed, keep) => {
    if (now.locked) throw refused();
    const plain = [...sealed.replace(now.newMark, '')].reverse().join('');
    if (!sealed.startsWith(now.newMark)) keep?.(await box.seal(plain));
    return plain;
  },
};
const refused = () => new AppError('storage', 'Locked.', { remedy: 'Unlock the keyring.' });

let folder: Folder;
beforeEach(async () => {
  folder = temporaryFolder();
  Object.assign(now, { locked: false, refusesToSeal: false, newMark: '' });
  const profile = await open();
  metaStore(profile.ledger).set('wish', 'kept');
  profile.close();
});
afterEach(() => folder.remove());

const open = (beginAnew = false) =>
  openProfileDatabases({
    dataDir: folder.path,
    keyring: sealedKeyring(folder.path, box),
    now: () => NOW,
    beginAnew,
  });
const setAside = () => readdirSync(folder.path).filter((name) => name.includes('set-aside'));
const wishOf = async (profile: ReturnType<typeof open>): Promise<string | null> => {
  const opened = await profile;
  const wish = metaStore(opened.ledger).get('wish');
  opened.close();
  return wish;
};

test('a key that is locked keeps the profile closed, says what to do, and sets nothing aside', async () => {
  now.locked = true;
  await expect(open()).rejects.toMatchObject({
    code: 'storage',
    remedy: 'Unlock the keyring.',
    support: 'KEY_CLOSED',
  });
  expect(setAside()).toEqual([]);

  now.locked = false;
  expect(await wishOf(open())).toBe('kept');
});

test('who gives up a locked key begins with an empty profile; the files are kept and named', async () => {
  const ledger = readFileSync(path.join(folder.path, 'ledger.db'));
  now.locked = true;
  const anew = await open(true);
  expect(metaStore(anew.ledger).get('wish')).toBeNull();
  expect(anew.notices).toMatchObject([
    { level: 'error', text: expect.stringMatching(/set aside/) },
  ]);
  anew.close();
  const kept = setAside().find((name) => name.startsWith('ledger.db.'));
  expect(readFileSync(path.join(folder.path, kept ?? '')).equals(ledger)).toBe(true);

  now.locked = false;
  expect(await wishOf(open())).toBeNull();
});

test('a key that was given up and opens after all keeps its profile', async () => {
  expect(await wishOf(open(true))).toBe('kept');
  expect(setAside()).toEqual([]);
});

test('where a new key could not be kept either, nothing is set aside', async () => {
  Object.assign(now, { locked: true, refusesToSeal: true });
  await expect(open(true)).rejects.toMatchObject({ code: 'storage' });
  expect(setAside()).toEqual([]);
});

test('a box that seals otherwise by now has the key sealed anew', async () => {
  now.newMark = 'new:';
  expect(await wishOf(open())).toBe('kept');
  expect(readFileSync(path.join(folder.path, SEALED_KEY), 'utf8')).toMatch(/^new:/);
  expect(await wishOf(open())).toBe('kept');
});
