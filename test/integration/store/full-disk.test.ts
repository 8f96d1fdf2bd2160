import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { sealedKeyring } from '#electron/core/store/keyring.ts';
import { metaStore } from '#electron/core/store/meta-store.ts';
import { openProfileDatabases } from '#electron/core/store/profile-databases.ts';
import { DAY_MS } from '#shared/time.ts';
import { NOW, temporaryFolder } from '#test/fakes/answers.ts';
import { fakeSecretBox } from '#test/fakes/secret-box.ts';

test('a backup that finds no place does not keep the profile closed, and is told of', async () => {
  const folder = temporaryFolder();
  let nowMs = NOW;
  const keyring = sealedKeyring(folder.path, fakeSecretBox());
  const open = () => openProfileDatabases({ dataDir: folder.path, keyring, now: () => nowMs });
  const first = await open();
  metaStore(first.ledger).set('wish', 'kept');
  first.close();

  nowMs += DAY_MS;
  const backups = path.join(folder.path, 'backups');
  rmSync(backups, { recursive: true });
  writeFileSync(backups, 'in the place of a disk without room for a copy');
  const second = await open();

  expect(metaStore(second.ledger).get('wish')).toBe('kept');
  expect(second.notices).toMatchObject([
    { id: 'backup-failed', level: 'warning', text: expect.stringContaining('no backup') },
  ]);
  second.close();
  folder.remove();
});
