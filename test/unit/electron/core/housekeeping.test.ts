import { expect, test, vi } from 'vitest';
import { housekeeping } from '#electron/core/housekeeping.ts';
import { openedStore } from '#electron/core/store/opened-store.ts';
import { DEFAULT_SETTINGS } from '#shared/contract/app.ts';
import { DAY_MS, instant } from '#shared/time.ts';
import { memoryLedger } from '#test/fakes/ledger.ts';
import { CONTOSO, NOW } from '#test/fakes/answers.ts';
import { fakeLog } from '#test/fakes/log.ts';
import { standingClock } from '#test/fakes/time.ts';

test('what somebody looked at half a year ago is forgotten, and what they looked at lately is not', async () => {
  const db = memoryLedger();
  db.prepare<[string]>("INSERT INTO tenants VALUES (?, '{}')").run(CONTOSO);
  const opened = openedStore(db);
  const clock = standingClock(NOW);
  opened.mark('ada', CONTOSO, 'long-ago', instant(NOW - 181 * DAY_MS));
  opened.mark('ada', CONTOSO, 'lately', instant(NOW - 179 * DAY_MS));
  expect(opened.of('ada').size).toBe(2);

  const keeping = housekeeping({
    profile: {
      opened,
      backupDaily: () => undefined,
      outbox: { compact: () => 0 },
      settings: { get: () => DEFAULT_SETTINGS },
    },
    writer: { expire: async () => 0 },
    pruneTold: () => undefined,
    now: clock.now,
    sleep: clock.sleep,
    log: fakeLog().log,
    onChange: () => undefined,
  });
  keeping.start();
  await vi.waitFor(() => expect([...opened.of('ada')]).toEqual([`${CONTOSO}/lately`]));
  await keeping.stop();
  db.close();
});
