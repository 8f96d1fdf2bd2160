import { readdirSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ledgerBackups } from '#electron/core/store/backups.ts';
import { metaStore } from '#electron/core/store/meta-store.ts';
import { noticeStore } from '#electron/core/store/notice-store.ts';
import { openLedger } from '#electron/core/store/open-ledger.ts';
import { DAY_MS, instant } from '#shared/time.ts';
import { profileFolder } from '#test/fakes/profile-folder.ts';

let profile: ReturnType<typeof profileFolder>;
beforeEach(async () => {
  profile = profileFolder();
  const first = await profile.open();
  metaStore(first.ledger).set('kept', 'a wish');
  profile.clock.ms += DAY_MS;
  first.backupDaily();
  first.close();
});
afterEach(() => profile[Symbol.dispose]());

/** What the next start has, and says. */
async function next() {
  const opened = await profile.open();
  const kept = metaStore(opened.ledger).get('kept');
  const said = noticeStore(opened.ledger).list();
  expect(said).toEqual(opened.notices);
  opened.close();
  return { kept, said: said.map(({ text }) => text) };
}

const MISSING = [expect.stringMatching(/^ledger\.db was missing and has been restored/)];
const DAMAGED = [expect.stringMatching(/^ledger\.db was damaged and has been restored/)];

test('a ledger that is gone comes back from its newest backup, and the person is told', async () => {
  rmSync(profile.at('ledger.db'));
  const before = profile.backups();

  expect(await next()).toEqual({ kept: 'a wish', said: MISSING });
  expect(profile.backups()).toEqual(before);
});

test('so does one that was emptied', async () => {
  truncateSync(profile.at('ledger.db'));
  expect(await next()).toEqual({ kept: 'a wish', said: DAMAGED });
});

test('a log left behind by the ledger that is gone is not read into the restored one', async () => {
  renameSync(profile.at('ledger.db'), profile.at('ledger.db-wal'));
  expect(await next()).toEqual({ kept: 'a wish', said: MISSING });
  expect(readdirSync(profile.path)).not.toContain('ledger.db-wal');
});

test('a ledger that is gone with all its backups is not taken for a first start', async () => {
  rmSync(profile.at('ledger.db'));
  rmSync(profile.at('backups'), { recursive: true });
  expect(await next()).toEqual({
    kept: null,
    said: [expect.stringMatching(/^ledger\.db was missing and there is no backup/)],
  });
});

test('a restore that the disk refuses leaves the ledger where it is, and the next start makes up for it', async () => {
  profile.damage('ledger.db');
  const key = await profile.keyring().open();
  const files = { dataDir: profile.path, key, at: instant(profile.clock.ms) };
  const backups = ledgerBackups(profile.path);
  const full = {
    ...backups,
    copyTo: (name: string, file: string) => {
      backups.copyTo(name, file);
      truncateSync(file, 5_000);
      throw Object.assign(new Error('No space left on device.'), { code: 'ENOSPC' });
    },
  };
  expect(() => openLedger({ ...files, backups: full }, [])).toThrow('No space left');
  expect(readdirSync(profile.path)).toContain('ledger.db');

  expect(await next()).toEqual({ kept: 'a wish', said: DAMAGED });
});

test('a restore cut short is done again from the beginning', async () => {
  renameSync(profile.at('ledger.db'), profile.at('ledger.db.set-aside-2026-11-22T00-00-00-000Z'));
  writeFileSync(profile.at('ledger.db.restoring'), 'half of a backup');

  expect(await next()).toEqual({ kept: 'a wish', said: MISSING });
  expect(readdirSync(profile.path)).not.toContain('ledger.db.restoring');
});
