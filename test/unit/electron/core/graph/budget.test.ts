import { expect, test } from 'vitest';
import { requestBudget } from '#electron/core/graph/budget.ts';
import { jumpingClock, standingClock } from '#test/fakes/time.ts';

test('a burst may use up the minute; the next request waits for its end', async () => {
  const { now, sleep, waits, pass } = jumpingClock();
  const budget = requestBudget({ perMinute: 50, now, sleep });

  for (let i = 0; i < 50; i += 1) await budget.take();
  expect(waits).toEqual([]);
  pass(20_000);
  await budget.take();

  expect(waits).toEqual([40_000]);
});

test('a clock that is set back a day makes nobody wait a day', async () => {
  const { now, sleep, waits, pass } = jumpingClock();
  const budget = requestBudget({ perMinute: 2, now, sleep });
  await budget.take();
  await budget.take();
  pass(-86_400_000);
  await budget.take();

  expect(waits).toEqual([60_000]);
});

test('no sixty seconds ever see more than the budget', async () => {
  const { now, sleep, pass } = jumpingClock();
  const budget = requestBudget({ perMinute: 10, now, sleep });
  const left: number[] = [];

  for (let i = 0; i < 200; i += 1) {
    await budget.take();
    left.push(now());
    pass((i * 7919) % 9000);
  }

  for (const [i, at] of left.entries()) {
    const window = left.slice(i).filter((other) => other < at + 60_000);
    expect(window.length).toBeLessThanOrEqual(10);
  }
});

test('a waiting request that is stopped gives its place back', async () => {
  const { now, sleep, pass } = standingClock();
  const budget = requestBudget({ perMinute: 1, now, sleep });
  await budget.take();
  const stop = new AbortController();
  const stopped = budget.take(stop.signal);
  stop.abort();
  await expect(stopped).rejects.toMatchObject({ code: 'cancelled' });

  const next = budget.take();
  pass(60_000);
  await next;
});

test('a changed setting holds for the requests that follow', async () => {
  const { now, sleep, waits } = jumpingClock();
  const budget = requestBudget({ perMinute: 1, now, sleep });
  await budget.take();

  budget.setPerMinute(3);
  await budget.take();
  await budget.take();

  expect(waits).toEqual([]);
});
