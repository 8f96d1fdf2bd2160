import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { startRangeProcess } from '#electron/main/range-process.ts';
import { fakeSchedule } from '#test/fakes/schedule.ts';

class Program extends EventEmitter {
  killed = false;
  postMessage(): void {}
  kill(): boolean {
    this.killed = true;
    return this.emit('exit', 15);
  }
}

const CLOUD = {
  name: 'Training range',
  kind: 'range',
  login: 'http://127.0.0.1:4000/login',
  graph: 'http://127.0.0.1:4000',
};

function starting() {
  const program = new Program();
  const timers = fakeSchedule();
  const lost: number[] = [];
  const fork = () => program;
  const onLost = (code: number) => void lost.push(code);
  const range = startRangeProcess({ fork, schedule: timers.schedule, onLost });
  return { program, timers, lost, range };
}

test('the range can be used once it says where it listens', async () => {
  const { program, range, lost, timers } = starting();
  program.emit('message', { ready: true, cloud: CLOUD });
  const { cloud, stop } = await range;
  expect(cloud).toMatchObject(CLOUD);
  expect(timers.spans()).toEqual([]);
  await stop();
  expect([program.killed, lost]).toEqual([true, []]);
});

test('a range that ends by itself is told', async () => {
  const { program, range, lost } = starting();
  program.emit('message', { ready: true, cloud: CLOUD });
  await range;
  program.emit('exit', 139);
  expect(lost).toEqual([139]);
});

test.each([
  ['says why', { ready: false, message: 'Port 80 is taken.' }, 'Port 80 is taken.'],
  ['says nonsense', { ready: 'yes' }, 'could not start'],
])('one that cannot start %s and is ended', async (_how, message, sentence) => {
  const { program, range, lost } = starting();
  program.emit('message', message);
  await expect(range).rejects.toThrow(sentence);
  expect([program.killed, lost]).toEqual([true, []]);
});

test('one that never answers is given up after a minute', async () => {
  const { program, range, timers, lost } = starting();
  timers.pass(60_000);
  await expect(range).rejects.toMatchObject({ code: 'timeout' });
  expect([program.killed, lost]).toEqual([true, []]);
});

test('one that ends as it starts says so once', async () => {
  const { program, range, lost } = starting();
  program.emit('exit', 1);
  await expect(range).rejects.toThrow('ended as it started (code 1)');
  expect(lost).toEqual([]);
});
