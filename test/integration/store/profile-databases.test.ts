import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { cacheWriterInWorker } from '#electron/core/ingest/worker-writer.ts';
import { boardReader } from '#electron/core/store/board-reader.ts';
import { metaStore } from '#electron/core/store/meta-store.ts';
import { DAY_MS } from '#shared/time.ts';
import { answer, CONTOSO, graphAlert, graphIncident, NOW } from '#test/fakes/answers.ts';
import { profileFolder } from '#test/fakes/profile-folder.ts';

let folder: ReturnType<typeof profileFolder>;
beforeEach(() => {
  folder = profileFolder();
});
afterEach(() => folder[Symbol.dispose]());

const at = (name: string) => folder.at(name);
const open = (broken = false) => folder.open(broken);
const damage = (name: string) => folder.damage(name);
const names = () => readdirSync(folder.path);

/** A flipped bit in a page that opening does not read. */
function damageLast(name: string): void {
  const content = readFileSync(at(name));
  const place = content.length - 4096 + 50;
  content[place] = (content[place] ?? 0) ^ 0xff;
  writeFileSync(at(name), content);
}

async function filled(): Promise<void> {
  const profile = await open();
  metaStore(profile.ledger).set('wish', 'kept');
  const writer = await cacheWriterInWorker({ file: profile.cacheFile, key: profile.cacheKey });
  const value = [graphIncident({ displayName: 'Zanzibar incident', alerts: [graphAlert()] })];
  await writer.saveIncidents({ ...answer(CONTOSO, value), expanded: true });
  await writer.close();
  profile.close();
}

describe('a profile folder', () => {
  test('opens again with everything in it and nothing to say', async () => {
    await filled();
    const profile = await open();

    expect(profile.notices).toEqual([]);
    expect(metaStore(profile.ledger).get('wish')).toBe('kept');
    expect(boardReader(profile.cacheReader).total()).toBe(1);
    expect(profile.integrity()).toEqual([
      { file: 'ledger.db', problem: null },
      { file: 'cache.db', problem: null },
    ]);
    profile.close();
  });

  test('holds no readable word of an incident in any of its files', async () => {
    const profile = await open();
    const writer = await cacheWriterInWorker({ file: profile.cacheFile, key: profile.cacheKey });
    const value = [graphIncident({ displayName: 'Zanzibar incident', alerts: [graphAlert()] })];
    await writer.saveIncidents({ ...answer(CONTOSO, value), expanded: true });
    const files = readdirSync(folder.path, { recursive: true, withFileTypes: true }).filter(
      (entry) => entry.isFile(),
    );

    expect(files.map(({ name }) => name)).toContain('cache.db-wal');
    for (const { parentPath, name } of files) {
      const content = readFileSync(path.join(parentPath, name)).toString('latin1').toLowerCase();
      for (const word of ['zanzibar', 'desk-1', CONTOSO])
        expect([name, content.includes(word)]).toEqual([name, false]);
    }
    await writer.close();
    profile.close();
  });

  test('with a damaged ledger takes the newest good backup and says what is missing', async () => {
    await filled();
    folder.clock.ms += DAY_MS;
    const next = await open(); // makes the backup of the day
    metaStore(next.ledger).set('wish', 'too new');
    next.close();
    damage('ledger.db');
    folder.clock.ms += 60_000;
    const profile = await open();

    expect(metaStore(profile.ledger).get('wish')).toBe('kept');
    expect(profile.notices).toMatchObject([
      {
        level: 'error',
        text: expect.stringMatching(
          /restored from the backup of 2026-11-22 04:00 UTC.*kept as ledger\.db\.set-aside-/,
        ),
      },
    ]);
    expect(names().some((name) => name.startsWith('ledger.db.set-aside-'))).toBe(true);
    profile.close();
  });

  test('passes over a damaged backup for an older good one', async () => {
    await filled();
    folder.clock.ms += DAY_MS;
    (await open()).close();
    const [newest] = readdirSync(at('backups')).sort().reverse();
    damage(`backups/${newest}`);
    damage('ledger.db');
    const profile = await open();

    expect(profile.notices).toMatchObject([
      { text: expect.stringContaining('backup of 2026-11-21') },
    ]);
    profile.close();
  });

  test('without any good backup begins a new ledger, keeps the old file and says what was in it', async () => {
    await filled();
    for (const name of readdirSync(at('backups'))) damage(`backups/${name}`);
    damage('ledger.db');
    const profile = await open();

    expect(profile.notices).toMatchObject([{ text: expect.stringContaining('audit trail') }]);
    expect(metaStore(profile.ledger).get('wish')).toBeNull();
    profile.close();
  });

  test('with a damaged cache begins a new one and keeps the ledger', async () => {
    await filled();
    damage('cache.db');
    const profile = await open();

    expect(profile.notices).toMatchObject([
      { level: 'warning', text: expect.stringContaining('go on working') },
    ]);
    expect(boardReader(profile.cacheReader).total()).toBe(0);
    expect(metaStore(profile.ledger).get('wish')).toBe('kept');
    profile.close();
  });

  test('after a run cut short is open at once, and its cache is walked through in the background', async () => {
    const cut = await open();
    const writer = await cacheWriterInWorker({ file: cut.cacheFile, key: cut.cacheKey });
    const next = await open(); // the writer before never came to its end
    expect(await next.checkCache()).toBeNull();
    expect(names()).not.toContain('cache.unchecked');
    next.close();
    await writer.close();
    cut.close();
  });

  test('whose cache is found damaged in the background begins a new one at the next start', async () => {
    await filled();
    const cut = await open();
    const writer = await cacheWriterInWorker({ file: cut.cacheFile, key: cut.cacheKey });
    const next = await open();
    damageLast('cache.db');

    expect(await next.checkCache()).not.toBeNull(); // how it shows depends on what lay on the page
    next.close();
    await writer.close();
    cut.close();
    const again = await open();
    expect(again.notices).toMatchObject([{ text: expect.stringContaining('found damaged') }]);
    again.close();
  });

  test('sets a cache aside that a run found damaged, and keeps at most two of them', async () => {
    for (let run = 0; run < 4; run += 1) {
      folder.clock.ms += 1_000;
      const profile = await open();
      profile.close();
      writeFileSync(at('cache.suspect'), '');
    }
    const aside = names().filter(
      (name) => name.startsWith('cache.db.set-aside-') && !/-(wal|shm)$/.test(name),
    );
    expect(aside).toHaveLength(2);
  });

  test('whose key cannot be opened any more sets its files aside, never deletes them', async () => {
    await filled();
    const before = readFileSync(at('ledger.db'));
    const profile = await open(true);

    expect(profile.notices).toMatchObject([
      { level: 'error', text: expect.stringMatching(/audit trail.*incidents/) },
    ]);
    const aside = names().find((name) => name.startsWith('ledger.db.set-aside-'));
    expect(readFileSync(at(aside ?? '')).equals(before)).toBe(true);
    expect(
      names().filter((name) => /^(cache\.db|key\.sealed|backups)\.set-aside-/.test(name)),
    ).toHaveLength(3);
    metaStore(profile.ledger).set('wish', 'new');
    profile.close();
    const again = await open();
    expect(metaStore(again.ledger).get('wish')).toBe('new');
    again.close();
  });

  test('with a ledger of a newer version is left as it is', async () => {
    await filled();
    const profile = await open();
    profile.ledger.pragma('user_version = 99');
    profile.close();

    await expect(open()).rejects.toMatchObject({
      code: 'storage',
      remedy: expect.stringContaining('newer version'),
    });
    expect(names().some((name) => name.includes('set-aside'))).toBe(false);
  });

  test('keeps seven daily backups; after a tenant was removed only one that does not know it', async () => {
    for (let day = 0; day < 10; day += 1) {
      folder.clock.ms = NOW + day * DAY_MS;
      (await open()).close();
    }
    expect(readdirSync(at('backups'))).toHaveLength(7);
    const profile = await open();
    profile.forgetCopies();
    expect(readdirSync(at('backups'))).toHaveLength(1);
    profile.close();
  });
});
