import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { metaStore } from '#electron/core/store/meta-store.ts';
import { fileStamp } from '#electron/core/store/set-aside.ts';
import { DAY_MS, HOUR_MS, instant, MINUTE_MS } from '#shared/time.ts';
import { NOW } from '#test/fakes/answers.ts';
import { profileFolder } from '#test/fakes/profile-folder.ts';

let profile: ReturnType<typeof profileFolder>;
beforeEach(() => {
  profile = profileFolder();
});
afterEach(() => profile[Symbol.dispose]());

/** A run that begins at that moment, and writes that down. */
async function runAt(ms: number, word: string): Promise<void> {
  profile.clock.ms = ms;
  const run = await profile.open();
  metaStore(run.ledger).set('word', word);
  run.close();
}
const restoredWord = async () => {
  profile.damage('ledger.db');
  const run = await profile.open();
  const word = metaStore(run.ledger).get('word');
  run.close();
  return word;
};

/** An empty battery, another system on the same computer. */
const AHEAD = NOW + 5 * DAY_MS;
const nameAt = (ms: number) => `ledger-${fileStamp(instant(ms))}.db`;

test.for([
  ['at once', 1],
  ['also when its date has come', 5],
] as const)(
  'a copy made by a clock that stood ahead is not taken for the newest, %s',
  async ([, days]) => {
    await runAt(AHEAD, 'older');
    await runAt(NOW, 'newer');
    for (let day = 1; day <= days; day += 1) await runAt(NOW + day * DAY_MS, `day ${day}`);
    profile.clock.ms += HOUR_MS;
    // Its backup was made at the beginning of that run.
    expect(await restoredWord()).toBe(days === 1 ? 'newer' : `day ${days - 1}`);
  },
);

test('copies made while the clock stood behind are the newest, once it is right again', async () => {
  await runAt(NOW, 'older');
  await runAt(NOW - 3000 * DAY_MS, 'newer');
  await runAt(NOW - 2999 * DAY_MS, 'newest');
  expect(await restoredWord()).toBe('newer');
});

test('beside a copy dated ahead one a day is made, not one an hour', async () => {
  await runAt(AHEAD, 'older');
  profile.clock.ms = NOW;
  const run = await profile.open();
  for (let hour = 0; hour < 8; hour += 1) {
    profile.clock.ms += MINUTE_MS;
    run.backupDaily();
  }
  expect(profile.backups()).toHaveLength(2);
  run.close();
});

test('after a removal the fresh copy alone stays, whatever the others are dated', async () => {
  await runAt(AHEAD, 'the customer');
  await runAt(NOW, 'the customer');
  const half = `backups/${nameAt(NOW - DAY_MS)}.new`;
  writeFileSync(profile.at(half), 'what a run that was killed left, with the customer');
  profile.clock.ms = NOW + HOUR_MS;
  const run = await profile.open();
  run.forgetCopies();

  expect(profile.backups()).toEqual([nameAt(NOW + HOUR_MS)]);
  run.close();
});

test('after a removal nothing that was set aside stays: the ledgers among it are named', async () => {
  const aside = 'set-aside-2026-01-01T00-00-00-000Z';
  const run = await profile.open();
  mkdirSync(profile.at(`backups.${aside}`));
  const files = [`ledger.db.${aside}`, `ledger.db.${aside}-wal`, `backups.${aside}/ledger.db`];
  for (const name of files) writeFileSync(profile.at(name), 'the customer');

  expect(run.forgetCopies()).toEqual([`ledger.db.${aside}`, `backups.${aside}`]);
  expect(readdirSync(profile.path).filter((name) => name.includes('set-aside'))).toEqual([]);
  run.close();
});
