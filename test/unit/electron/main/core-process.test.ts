import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { CoreProcess } from '#electron/main/core-process.ts';
import type { HostAsk } from '#shared/contract/host-protocol.ts';
import { CLOUDS, Cloud } from '#shared/domain/cloud.ts';
import { AppError } from '#shared/errors.ts';
import { memoryLog } from '#test/fakes/host-log.ts';
import { fakeSchedule } from '#test/fakes/schedule.ts';

class Program extends EventEmitter {
  readonly received: Record<string, unknown>[] = [];
  killed = false;
  postMessage(message: Record<string, unknown>): void {
    this.received.push(message);
  }
  kill(): boolean {
    this.killed = true;
    return this.emit('exit', 15);
  }
  say(message: object): void {
    this.emit('message', message);
  }
}

const START = {
  kind: 'start',
  dataDir: '/profile',
  cloud: Cloud.parse(CLOUDS.global.cloud),
  policy: {},
  protection: 'protected',
  appVersion: '1.0.0',
} as const;

function running(answer: (ask: HostAsk) => Promise<unknown> = async () => null) {
  const programs: Program[] = [];
  const timers = fakeSchedule();
  const events: unknown[] = [];
  const core = new CoreProcess({
    fork: () => {
      const program = new Program();
      programs.push(program);
      return program;
    },
    schedule: timers.schedule,
    log: memoryLog(),
    answer,
    onEvent: (event) => events.push(event),
    onChange: () => undefined,
  });
  core.start(START);
  const latest = () => {
    const program = programs.at(-1);
    if (!program) throw new Error('No program was started.');
    return program;
  };
  return { core, programs, latest, timers, events };
}

/** Lets promises that are settled go on. */
const turn = () => new Promise((resolve) => setImmediate(resolve));

test('a call made while core starts waits for it', async () => {
  const { core, latest } = running();
  const answer = core.call('query', 'app.notices', {});
  await turn();
  expect(latest().received).toEqual([START]);

  latest().say({ kind: 'ready' });
  await turn();
  expect(latest().received.at(-1)).toEqual({
    kind: 'call',
    id: 1,
    asked: 'query',
    name: 'app.notices',
    input: {},
  });
  latest().say({ kind: 'result', id: 1, result: { ok: true, value: 7 } });
  expect(await answer).toEqual({ ok: true, value: 7 });
});

test('answers reach the calls they belong to, whatever their order', async () => {
  const { core, latest } = running();
  latest().say({ kind: 'ready' });
  const [first, second] = [core.call('query', 'a', {}), core.call('query', 'b', {})];
  await turn();
  latest().say({ kind: 'result', id: 2, result: { ok: true, value: 'second' } });
  latest().say({ kind: 'result', id: 1, result: { ok: true, value: 'first' } });
  expect(await Promise.all([first, second])).toEqual([
    { ok: true, value: 'first' },
    { ok: true, value: 'second' },
  ]);
});

test('after each crash core is started again, later every time, and at once again when it was well', () => {
  const { core, programs, latest, timers } = running();
  const delays: number[] = [];
  for (let crash = 0; crash < 8; crash++) {
    latest().emit('exit', 1);
    expect(core.state).toBe('restarting');
    delays.push(...timers.spans());
    timers.pass(30_000);
  }
  expect(delays).toEqual([500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000]);
  expect(programs).toHaveLength(9);

  latest().say({ kind: 'ready' });
  expect(core.state).toBe('running');
  timers.pass(60_000);
  latest().emit('exit', 1);
  expect(timers.spans()).toEqual([500]);
});

test('calls under way in a crash are answered, and so are calls until it is back', async () => {
  const { core, latest, timers } = running();
  latest().say({ kind: 'ready' });
  const asked = core.call('query', 'a', {});
  await turn();
  latest().emit('exit', 139);
  expect(await asked).toMatchObject({ ok: false, failure: { code: 'internal' } });
  expect(await core.call('query', 'b', {})).toMatchObject({ ok: false });

  timers.pass(500);
  const waits = core.call('query', 'c', {});
  latest().say({ kind: 'ready' });
  await turn();
  latest().say({ kind: 'result', id: 2, result: { ok: true, value: null } });
  expect(await waits).toEqual({ ok: true, value: null });
});

test('a start that cannot work is told and not tried again', async () => {
  const { core, programs, latest, timers } = running();
  const failure = {
    code: 'damaged',
    message: 'The ledger cannot be read.',
    remedy: null,
    support: null,
  };
  const asked = core.call('query', 'a', {});
  latest().say({ kind: 'failed', failure });
  expect(await asked).toEqual({ ok: false, failure });
  expect([core.state, core.failure]).toEqual(['stopped', failure]);
  timers.pass(60_000);
  expect(programs).toHaveLength(1);
});

test('core is asked to stop, and ended when it does not', async () => {
  const willing = running();
  const stopped = willing.core.stop();
  expect(willing.latest().received.at(-1)).toEqual({ kind: 'stop' });
  willing.latest().emit('exit', 0);
  await stopped;
  expect(willing.latest().killed).toBe(false);
  expect(willing.programs).toHaveLength(1);

  const stuck = running();
  const ended = stuck.core.stop();
  stuck.timers.pass(10_000);
  await ended;
  expect(stuck.latest().killed).toBe(true);
});

test('what core asks of the rim is answered with its own number, failures in words', async () => {
  const { latest } = running((ask) =>
    ask.call === 'copy'
      ? Promise.resolve(null)
      : Promise.reject(new AppError('storage', 'No protected storage.')),
  );
  latest().say({ kind: 'ask', id: 5, ask: { call: 'copy', text: 'x' } });
  latest().say({ kind: 'ask', id: 6, ask: { call: 'seal', plain: 'x' } });
  await turn();
  expect(latest().received.slice(1)).toMatchObject([
    { kind: 'reply', id: 5, result: { ok: true, value: null } },
    { kind: 'reply', id: 6, result: { ok: false, failure: { code: 'storage' } } },
  ]);
});

test('a message nobody knows changes nothing', () => {
  const { core, latest, events } = running();
  latest().say({ kind: 'event', event: { name: 'data.changed', topics: ['everything'] } });
  latest().say({ kind: 'own-the-host' });
  expect(events).toEqual([]);
  expect(core.state).toBe('starting');
});

test('a key that was given up once is not given up again after a crash', async () => {
  const { core, latest, timers } = running();
  core.start({ ...START, beginAnew: true });
  expect(latest().received).toEqual([{ ...START, beginAnew: true }]);
  latest().say({ kind: 'ready' });
  latest().emit('exit', 1);
  timers.pass(500);
  expect(latest().received).toEqual([{ ...START, beginAnew: false }]);
});
