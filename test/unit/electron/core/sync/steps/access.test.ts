import { expect, test } from 'vitest';
import { type AccessContext, accessDueAt, syncAccess } from '#electron/core/sync/steps/access.ts';
import {
  type AccessSeen,
  NO_ACCESS_SEEN,
  parseAccessSeen,
} from '#shared/domain/access/access-seen.ts';
import { AppError } from '#shared/errors.ts';
import { HOUR_MS, instant, MINUTE_MS } from '#shared/time.ts';
import { CONTOSO, NOW } from '#test/fakes/answers.ts';
import { fakeLog } from '#test/fakes/log.ts';

/** Looks at a tenant whose service answers everything with the error, else with nothing to read. */
function benchOf(seen: AccessSeen) {
  let kept = seen;
  let nowMs = NOW;
  let error: Error | null = null;
  let asked = 0;
  const answer = async () => {
    asked += 1;
    if (error) throw error;
    return { value: [], next: null };
  };
  const graph = { tenantId: CONTOSO, getParsed: answer } as unknown as AccessContext['graph'];
  const writer: AccessContext['writer'] = {
    saveAccess: async (read) => {
      kept = parseAccessSeen(read.seen.text);
      return 0;
    },
  };
  return {
    kept: () => kept,
    fails: (next: Error | null) => {
      error = next;
    },
    /** Whether a look so many minutes after the start asks the service for anything. */
    lookAt: async (minutes: number): Promise<boolean> => {
      nowMs = NOW + minutes * MINUTE_MS;
      const before = asked;
      await syncAccess({
        tenantId: CONTOSO,
        graph,
        writer,
        stored: { ofTenant: () => [] },
        seen: kept,
        asked: false,
        now: () => nowMs,
        signal: new AbortController().signal,
        log: fakeLog().log,
      });
      return asked > before;
    },
  };
}

const WHOLE: AccessSeen = { ...NO_ACCESS_SEEN, reach: 'whole', readAt: instant(NOW) };

test('one broken connection is tried again after a minute, and the tenant is read', async () => {
  const bench = benchOf(WHOLE);
  bench.fails(new AppError('offline', 'No connection.'));
  expect(await bench.lookAt(0)).toBe(true);
  expect(bench.kept().trouble?.reason).toBe('No connection.');
  expect(accessDueAt(bench.kept())).toBe(NOW + MINUTE_MS);
  bench.fails(null);
  expect(await bench.lookAt(0.5)).toBe(false);
  expect(await bench.lookAt(1)).toBe(true);
  expect(bench.kept()).toMatchObject({ trouble: null, readAt: instant(NOW + MINUTE_MS) });
});

test('trouble that stays is tried at growing distances, never slower than a tenant without trouble', async () => {
  const bench = benchOf(WHOLE);
  bench.fails(new AppError('service-error', 'Not now.'));
  const tried: number[] = [];
  for (let minute = 0; minute <= 40; minute += 1) {
    if (await bench.lookAt(minute)) tried.push(minute);
  }
  expect(tried).toEqual([0, 1, 2, 4, 8, 16, 26, 36]);
});

test('the time that the service names is kept, however far it is', async () => {
  const bench = benchOf(WHOLE);
  const retryAt = instant(NOW + 25 * MINUTE_MS);
  bench.fails(new AppError('throttled', 'Too many requests.', { retryAt }));
  await bench.lookAt(0);
  expect(accessDueAt(bench.kept())).toBe(NOW + 25 * MINUTE_MS);
  expect(await bench.lookAt(24)).toBe(false);
  expect(await bench.lookAt(25)).toBe(true);
});

test('where the person has no account nothing changes by the minute: once an hour', async () => {
  const bench = benchOf(WHOLE);
  bench.fails(new AppError('not-a-member', 'Not in this directory.'));
  await bench.lookAt(0);
  expect(bench.kept()).toMatchObject({ reach: 'no-guest', trouble: null });
  expect(accessDueAt(bench.kept())).toBeNull();
  expect(await bench.lookAt(59)).toBe(false);
  expect(await bench.lookAt(HOUR_MS / MINUTE_MS)).toBe(true);
});
