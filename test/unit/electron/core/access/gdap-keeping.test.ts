import { beforeEach, expect, test } from 'vitest';
import { gdapKeeping } from '#electron/core/access/gdap-keeping.ts';
import type { GdapLink } from '#shared/domain/access/gdap.ts';
import { AppError } from '#shared/errors.ts';
import { DAY_MS, MINUTE_MS } from '#shared/time.ts';
import { CONTOSO, NOW } from '#test/fakes/answers.ts';
import { fakeLog } from '#test/fakes/log.ts';

let person: string | null;
let asked: (string | null)[];
let kept: string[];
let answer: (signal: AbortSignal) => Promise<GdapLink[]>;
let nowMs: number;
let keeping: ReturnType<typeof gdapKeeping>;
beforeEach(() => {
  [person, asked, kept, nowMs] = ['ada', [], [], NOW];
  answer = async () => [];
  keeping = gdapKeeping({
    accountId: () => person,
    links: () => (signal) => {
      asked.push(person);
      return answer(signal);
    },
    tenants: () => [{ id: CONTOSO }],
    readAt: () => new Map(),
    writer: {
      saveAccess: async ({ tenantId }) => {
        kept.push(tenantId);
        return 1;
      },
    },
    now: () => nowMs,
    log: fakeLog().log,
  });
});

const never = new AbortController().signal;
const failing = () => Promise.reject(new AppError('no-role', 'Not for you.'));

test('a look that its tenant broke off holds back no other', async () => {
  const one = new AbortController();
  answer = async (signal) => {
    one.abort();
    signal.throwIfAborted();
    return [];
  };
  expect(await keeping.look(one.signal)).toBe(false);
  answer = async () => [];
  expect(await keeping.look(never)).toBe(true);
  expect(asked).toHaveLength(2);
});

test('one that failed is not tried again within the hour, but for another person it is', async () => {
  answer = failing;
  await keeping.look(never);
  await keeping.look(never);
  expect(asked).toEqual(['ada']);
  person = 'ben';
  await keeping.look(never);
  expect(asked).toEqual(['ada', 'ben']);
  nowMs += 61 * MINUTE_MS;
  await keeping.look(never);
  expect(asked).toEqual(['ada', 'ben', 'ben']);
});

test('a clock that is set back ends the pause: nobody knows how long it would be', async () => {
  answer = failing;
  nowMs = NOW + 365 * DAY_MS;
  await keeping.look(never);
  nowMs = NOW;
  await keeping.look(never);
  expect(asked).toEqual(['ada', 'ada']);
});

test('what was read for one person is not kept when another sits there by then', async () => {
  answer = async () => {
    person = 'ben';
    return [];
  };
  expect(await keeping.look(never)).toBe(false);
  expect(kept).toEqual([]);
});

test('while one asks, tenants that are looked at meanwhile do not', async () => {
  const late = Promise.withResolvers<GdapLink[]>();
  answer = () => late.promise;
  const first = keeping.look(never);
  expect(await keeping.look(never)).toBe(false);
  late.resolve([]);
  expect(await first).toBe(true);
  expect(asked).toHaveLength(1);
});
