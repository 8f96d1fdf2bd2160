import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import type { Input, Name, Output } from '#shared/contract/contract.ts';
import type { FromCore, HostAsk, ToCore, Unsealed } from '#shared/contract/host-protocol.ts';
import type { BoardFilter } from '#shared/domain/board.ts';
import type { Result } from '#shared/errors.ts';
import { watchLoop } from './loop-watch.ts';
import { memoryOf } from './memory.ts';

/**
 * The built core in a process of its own, as in the application: a new profile on a range, one complete
 * first sync while the board is asked ten times a second. Prints what its event loop and its memory came
 * to, as one line of JSON. Plays the part of main and, like main, brings no library into core's process.
 */
const ASK_EVERY_MS = 100;
const PLENTY = 150;
const CORE = path.join(import.meta.dirname, '../../out/core/core.js');
const FILTER: BoardFilter = {
  scope: 'open',
  tenants: [],
  tenantTags: [],
  tags: [],
  severities: [],
  statuses: [],
  turns: [],
  assignees: [],
  clocks: [],
  youngerThan: null,
  olderThan: null,
  text: '',
  where: null,
};

const [cloudFile = '', dataDir = ''] = process.argv.slice(2);
const ready = Promise.withResolvers<null>();
const waiting = new Map<number, (result: Result<unknown>) => void>();
const port = Object.assign(new EventEmitter(), {
  postMessage: (said: FromCore) => queueMicrotask(() => received(said)),
});
const post = (data: ToCore) => port.emit('message', { data });

function received(said: FromCore): void {
  switch (said.kind) {
    case 'ready':
      return ready.resolve(null);
    case 'failed':
      return ready.reject(new Error(said.failure.message));
    case 'result':
      waiting.get(said.id)?.(said.result);
      waiting.delete(said.id);
      return;
    case 'ask': {
      const { ask } = said; // a secret box that leaves things as they are
      post({ kind: 'reply', id: said.id, result: { ok: true, value: answerTo(ask) } });
      return;
    }
    case 'event':
    case 'stopped':
      return;
  }
}

function answerTo(ask: HostAsk): string | Unsealed | null {
  if (ask.call === 'seal') return ask.plain;
  if (ask.call === 'unseal') return { plain: ask.sealed, resealed: null };
  return null;
}

let lastId = 0;
const WISHES: ReadonlySet<Name> = new Set<Name>(['tenants.add', 'settings.set']);
async function call<N extends Name>(name: N, input: Input<N>): Promise<Output<N>> {
  const id = ++lastId;
  const answer = Promise.withResolvers<Result<unknown>>();
  waiting.set(id, answer.resolve);
  const asked = WISHES.has(name) ? 'command' : 'query';
  post({ kind: 'call', id, asked, name, input });
  const result = await answer.promise;
  if (!result.ok) throw new Error(`${name}: ${result.failure.message}`);
  // The one cast: core answers what its contract says, and parsing it here would need a library.
  return result.value as Output<N>;
}

async function takeAllTenants(): Promise<void> {
  for (;;) {
    const { running, candidates } = await call('tenants.candidates', {});
    if (!running && candidates.length > 0) {
      await call('tenants.add', { keys: candidates.map(({ key }) => key) });
      return;
    }
    await wait(ASK_EVERY_MS);
  }
}

const electron = new URL('../electron-stand-in/utility-electron.ts', import.meta.url).href;
registerHooks({
  resolve: (name, context, next) =>
    name === 'electron'
      ? { url: electron, format: 'module', shortCircuit: true }
      : next(name, context),
});
Object.assign(process, { parentPort: port });
await import(pathToFileURL(CORE).href);
post({
  kind: 'start',
  dataDir,
  cloud: JSON.parse(readFileSync(cloudFile, 'utf8')),
  policy: {},
  protection: 'protected',
  appVersion: '0.0.0',
});
await ready.promise;
await call('settings.set', { requestsPerMinute: PLENTY });
await takeAllTenants();

const loop = watchLoop();
let peakMb = 0;
const analyst = async () => {
  peakMb = Math.max(peakMb, memoryOf(process.pid).rssMb);
  const at = { kind: 'offset', offset: 0 } as const;
  const sort = { by: 'updatedAt', descending: true } as const;
  const page = call('board.page', { filter: FILTER, sort, at, limit: 200 });
  await Promise.all([page, call('board.counts', { filter: FILTER }), wait(ASK_EVERY_MS)]);
  return call('app.strip', {});
};
let strip = await analyst();
while (strip.fresh + strip.blind < strip.total || strip.syncing > 0) strip = await analyst();

const delays = loop.stop();
const { incidents } = strip;
const measured = { incidents, ...delays, ...memoryOf(process.pid), peakMb };
process.stdout.write(`${JSON.stringify(measured)}\n`);
post({ kind: 'stop' });
