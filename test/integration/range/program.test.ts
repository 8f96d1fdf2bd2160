import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { rangeControl } from '#electron/range/control/control-client.ts';
import { startRange } from '#electron/range/range.ts';
import { Cloud } from '#shared/domain/cloud.ts';

let folder: string;
let running: ChildProcess | null = null;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tidewatch-range-test-'));
});
afterEach(async () => {
  running?.kill('SIGKILL');
  running = null;
  await rm(folder, { recursive: true });
});

function start(...args: string[]) {
  const child = spawn(process.execPath, [resolve('electron/range/cli.ts'), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running = child;
  const output = { out: '', err: '' };
  child.stdout.on('data', (text: Buffer) => {
    output.out += text.toString();
  });
  child.stderr.on('data', (text: Buffer) => {
    output.err += text.toString();
  });
  return { child, output, ended: once(child, 'close').then(([code]) => Number(code)) };
}

test('the program says in one line that it can be used, writes the cloud file, and ends cleanly when told', async () => {
  const file = join(folder, 'deep', 'cloud.json');
  const { child, output, ended } = start(
    '--tenants',
    '25',
    '--incidents',
    '500',
    '--seed',
    '2',
    '--cloud-file',
    file,
  );
  const [line] = await once(createInterface({ input: child.stdout }), 'line');
  const ready = z
    .object({ ready: z.literal(true), cloudFile: z.string(), control: z.url() })
    .parse(JSON.parse(String(line)));

  const cloud = Cloud.parse(JSON.parse(await readFile(ready.cloudFile, 'utf8')));
  const { incidents } = await rangeControl(ready.control).call('totals', {});
  child.kill('SIGTERM');

  expect(await ended).toBe(0);
  expect(ready.cloudFile).toBe(file);
  expect(cloud).toMatchObject({ kind: 'range', control: ready.control });
  expect(cloud.tenants).toHaveLength(25);
  expect(incidents).toBe(500);
  expect(output.out.trim().split('\n')).toHaveLength(1);
  expect(output.err).toBe('');
});

test('an option that cannot be used ends it with 2 and the remedy', async () => {
  const { output, ended } = start('--tenants', 'none');

  expect(await ended).toBe(2);
  expect(output.err).toContain('--tenants: is not a number');
  expect(output.out).toBe('');
});

test('a drill on a range that has ended says so, and names the address', async () => {
  const range = await startRange({ tenants: 1, incidents: 0, seed: 1 });
  await range.stop();
  const { output, ended } = start('drill', range.control, 'totals');

  expect(await ended).toBe(1);
  expect(output.err).toContain(`No training range answers at ${range.control}`);
});

test('a port that is taken ends it with 1 and the remedy', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const address = z.object({ port: z.number() }).parse(taken.address());

  const { output, ended } = start('--port', String(address.port));

  expect(await ended).toBe(1);
  expect(output.err).toContain('--port');
  taken.close();
});

test('a drill can be made from the terminal, and a refused one says why', async () => {
  const range = await startRange({ tenants: 3, incidents: 10, seed: 2 });

  const burst = start('drill', range.control, 'incidents.burst', '{"count":5}');
  expect(await burst.ended).toBe(0);
  const refused = start('drill', range.control, 'clock.advance', '{"ms":-5}');
  expect(await refused.ended).toBe(1);
  const stray = start('drill', 'https://graph.microsoft.com/control', 'totals');
  expect(await stray.ended).toBe(2);
  const { incidents } = await rangeControl(range.control).call('totals', {});
  await range.stop();

  expect(burst.output.out).toContain('incidentId');
  expect(refused.output.err).toContain('clock.advance: ms');
  expect(stray.output.err).toContain('not the control address');
  expect(incidents).toBe(15);
});

test('a second desk gets a cloud file of its own from the terminal', async () => {
  const range = await startRange({ tenants: 3, incidents: 10, seed: 2 });
  const { people } = await rangeControl(range.control).call('totals', {});
  const file = join(folder, 'second.json');

  const desk = start('desk', range.control, file);
  expect(await desk.ended).toBe(0);
  const stranger = start('desk', range.control, join(folder, 'none.json'), 'nobody@example.com');
  expect(await stranger.ended).toBe(1);
  const nowhere = start('desk', range.control);
  expect(await nowhere.ended).toBe(2);
  await range.stop();

  expect(JSON.parse(desk.output.out)).toEqual({ person: people[1], cloudFile: file });
  const cloud = Cloud.parse(JSON.parse(await readFile(file, 'utf8')));
  expect({ ...cloud, login: range.cloud.login }).toEqual(range.cloud);
  expect(cloud.login).not.toBe(range.cloud.login);
  expect(stranger.output.err).toContain('Nobody here is called');
});
