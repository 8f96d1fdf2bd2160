import { expect, test, vi } from 'vitest';
import { eventually } from '#test/eventually.ts';
import { housekeeping } from '#electron/core/housekeeping.ts';
import { noticeStore } from '#electron/core/store/notice-store.ts';
import { openedStore } from '#electron/core/store/opened-store.ts';
import { DEFAULT_SETTINGS } from '#shared/contract/app.ts';
import { AppError } from '#shared/errors.ts';
import { DAY_MS, HOUR_MS, instant } from '#shared/time.ts';
import { memoryLedger } from '#test/fakes/ledger.ts';
import { CONTOSO, NOW } from '#test/fakes/answers.ts';
import { fakeLog } from '#test/fakes/log.ts';
import { standingClock } from '#test/fakes/time.ts';

/** Housekeeping over a ledger in memory; `disk` is how things stand with its backups. */
function keeping() {
  const db = memoryLedger();
  db.prepare<[string]>("INSERT INTO tenants VALUES (?, '{}')").run(CONTOSO);
  const opened = openedStore(db);
  const notices = noticeStore(db);
  const clock = standingClock(NOW);
  const disk = { full: false, cacheRefuses: false, pruned: 0 };
  const told = vi.fn<() => void>();
  const { log, lines } = fakeLog();
  const house = housekeeping({
    profile: {
      opened,
      notices,
      backupDaily: () => {
        if (disk.full) throw new AppError('storage', 'The disk is full: ledger.db cannot grow.');
      },
      outbox: { compact: () => 0 },
      settings: { get: () => DEFAULT_SETTINGS },
    },
    writer: {
      expire: async () => {
        if (disk.cacheRefuses) throw new AppError('storage', 'cache.db refuses.');
        return 0;
      },
    },
    pruneTold: () => {
      disk.pruned += 1;
    },
    now: clock.now,
    sleep: clock.sleep,
    log,
    onChange: () => undefined,
    onNotice: told,
  });
  return { db, opened, notices, clock, disk, told, lines, house };
}

test('what somebody looked at half a year ago is forgotten, and what they looked at lately is not', async () => {
  const { db, opened, house } = keeping();
  opened.mark('ada', CONTOSO, 'long-ago', instant(NOW - 181 * DAY_MS));
  opened.mark('ada', CONTOSO, 'lately', instant(NOW - 179 * DAY_MS));
  expect(opened.of('ada').size).toBe(2);

  house.start();
  await eventually(() => expect([...opened.of('ada')]).toEqual([`${CONTOSO}/lately`]));
  await house.stop();
  db.close();
});

test('a backup that fails holds up nothing else, is said once, and no more when one was made', async () => {
  const { db, opened, notices, clock, disk, told, lines, house } = keeping();
  const round = (nth: number) =>
    eventually(() => expect([disk.pruned, clock.sleeping()]).toEqual([nth, 1]));
  disk.full = true;
  disk.cacheRefuses = true;
  opened.mark('ada', CONTOSO, 'long-ago', instant(NOW - 181 * DAY_MS));
  house.start();
  await round(1);
  expect(opened.of('ada').size).toBe(0);
  expect(notices.list()).toMatchObject([
    { id: 'backup-failed', remedy: expect.stringContaining('space') },
  ]);
  expect(lines.join('')).toContain('ledger.db cannot grow');

  notices.dismiss('backup-failed');
  clock.pass(HOUR_MS);
  await round(2);
  expect(notices.list()).toEqual([]); // put away: the person knows

  disk.full = false;
  clock.pass(HOUR_MS);
  await round(3);
  disk.full = true;
  clock.pass(HOUR_MS);
  await round(4);
  expect(notices.list()).toHaveLength(1);
  disk.full = false;
  clock.pass(HOUR_MS);
  await round(5);
  expect(notices.list()).toEqual([]);
  expect(told).toHaveBeenCalledTimes(3);
  await house.stop();
  db.close();
});
