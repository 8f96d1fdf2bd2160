import { expect, test } from 'vitest';
import { eventually } from '#test/eventually.ts';
import { clockWatch } from '#electron/core/clock-watch.ts';
import { MINUTE_MS } from '#shared/time.ts';
import { fakeLog } from '#test/fakes/log.ts';
import { standingClock } from '#test/fakes/time.ts';

function bench(moments: number[]) {
  const clock = standingClock();
  const start = clock.now();
  const passed: number[] = [];
  let asked = 0;
  const watch = clockWatch({
    clocks: {
      nextChange: (nowMs) => {
        asked += 1;
        return moments.map((minute) => start + minute * MINUTE_MS).find((at) => at > nowMs) ?? null;
      },
    },
    now: clock.now,
    sleep: clock.sleep,
    log: fakeLog().log,
    onPassed: () => void passed.push((clock.now() - start) / MINUTE_MS),
  });
  const waits = () => eventually(() => expect(clock.sleeping()).toBe(1));
  return { clock, watch, passed, waits, asked: () => asked };
}

test('it wakes at the moments at which a clock stands otherwise, and at no other', async () => {
  const { clock, watch, passed, waits, asked } = bench([10, 25]);
  watch.start();
  await waits();
  clock.pass(9 * MINUTE_MS);
  expect(asked()).toBe(1);
  clock.pass(MINUTE_MS);
  await waits();
  clock.pass(15 * MINUTE_MS);
  await waits();
  expect(passed).toEqual([10, 25]);
  expect(asked()).toBe(3);
  await watch.stop();
});

test('what passed while the computer slept is told once it wakes up', async () => {
  const { clock, watch, passed, waits } = bench([10, 25]);
  watch.start();
  await waits();
  clock.set(clock.now() + 300 * MINUTE_MS); // timers stood still
  expect(passed).toEqual([]);
  watch.look();
  await eventually(() => expect(passed).toEqual([300]));
  await watch.stop();
});

test('a clock that is nearer than the one waited for is waited for instead', async () => {
  const moments = [60];
  const { clock, watch, passed, waits } = bench(moments);
  watch.start();
  await waits();
  moments.unshift(5);
  watch.look();
  await eventually(() => expect(clock.nextIn()).toBe(5 * MINUTE_MS));
  clock.pass(5 * MINUTE_MS);
  await eventually(() => expect(passed).toEqual([5]));
  await watch.stop();
});
