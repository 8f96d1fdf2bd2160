import { afterEach, expect, test } from 'vitest';
import { type Dispatcher, outboxDispatcher } from '#electron/core/outbox/dispatcher.ts';
import type { NextTry } from '#electron/core/outbox/waits.ts';
import { TenantId } from '#shared/domain/tenant.ts';
import { MINUTE_MS } from '#shared/time.ts';
import { fakeLog } from '#test/fakes/log.ts';
import { standingClock } from '#test/fakes/time.ts';

const CONTOSO = TenantId.parse('c0000000-0000-4000-8000-000000000000');

let dispatch: Dispatcher | null = null;
afterEach(async () => {
  await dispatch?.stop();
});

/** A dispatcher whose sender ends when the test says so; `begun` resolves with each try. */
function benchOf() {
  const clock = standingClock();
  const tries: ((next: NextTry) => void)[] = [];
  let heard = Promise.withResolvers<null>();
  const made = outboxDispatcher({
    sender: {
      sendTenant: (_, signal) => {
        const { promise, resolve } = Promise.withResolvers<NextTry>();
        signal.addEventListener('abort', () => resolve(null));
        tries.push(resolve);
        heard.resolve(null);
        heard = Promise.withResolvers();
        return promise;
      },
    },
    waiting: () => [CONTOSO],
    onHold: () => undefined,
    now: clock.now,
    sleep: clock.sleep,
    log: fakeLog().log,
  });
  dispatch = made;
  const next = async (): Promise<(next: NextTry) => void> => {
    for (;;) {
      const end = tries.shift();
      if (end) return end;
      await heard.promise;
    }
  };
  made.start();
  return { clock, dispatch: made, next, tries };
}

/** Everything that can go on without time passing has gone on. */
const calm = () => new Promise((resolve) => setImmediate(resolve));

test('what has to wait is left alone until its time, or until something it waited for may be there', async () => {
  const { clock, dispatch: made, next, tries } = benchOf();
  (await next())(clock.now() + 5 * MINUTE_MS);
  await calm();
  expect(tries).toHaveLength(0);
  expect(made.nextTry(CONTOSO)).toBe(clock.now() + 5 * MINUTE_MS);
  made.wake(CONTOSO);
  (await next())(clock.now() + MINUTE_MS);
  await calm();
  expect(tries).toHaveLength(0);
  clock.pass(MINUTE_MS);
  await next();
});

test.each([
  ['for that tenant', CONTOSO],
  ['for all tenants', null],
])('a call %s that comes while a try is under way is not lost with it', async (_, whom) => {
  const { clock, dispatch: made, next, tries } = benchOf();
  const end = await next();
  made.wake(whom); // signed in; the try still ends as one without
  end(clock.now() + 5 * MINUTE_MS);
  (await next())(clock.now() + 5 * MINUTE_MS);
  await calm();
  expect(tries).toHaveLength(0); // once, not for ever
  expect(made.nextTry(CONTOSO)).toBe(clock.now() + 5 * MINUTE_MS);
});
