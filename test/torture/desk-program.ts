// The program that is killed: core as the headless commands run it, told what to do by its parent.
import { flushCompileCache } from 'node:module';
import { headlessHost } from '#electron/core/cli/headless-host.ts';
import { type Core, createCore } from '#electron/core/core.ts';
import { createLog, rollingLogFile } from '#electron/core/log.ts';
import { sleep } from '#electron/core/sleep.ts';
import { type FromDesk, type Order, ToDesk } from './desk-protocol.ts';

/** A call that is not answered is given up after this long in real time. */
const PATIENCE_MS = 700;

let core: Core | null = null;
let movedMs = 0;

function running(): Core {
  if (core) return core;
  throw new Error('Core is not open.');
}

/** Calls to Graph alone: at sign-in there are no faults, and a code that is sent twice is refused. */
const patient =
  (graph: string): typeof globalThis.fetch =>
  async (target, init) => {
    const url = target instanceof Request ? target.url : target.toString();
    if (!url.startsWith(graph)) return globalThis.fetch(target, init);
    const patience = AbortSignal.timeout(PATIENCE_MS);
    const signal = AbortSignal.any(init?.signal ? [init.signal, patience] : [patience]);
    return globalThis.fetch(target, { ...init, signal });
  };

async function open({ dataDir, cloud, speed, aheadMs }: Extract<Order, { kind: 'open' }>) {
  const beganAt = Date.now();
  const now = () => Math.round(beganAt + performance.now() * speed + aheadMs + movedMs);
  core = await createCore({
    dataDir,
    cloud,
    policy: {},
    host: { ...headlessHost(dataDir), fetch: patient(cloud.graph), now },
    sleep: (ms, signal) => sleep(Math.ceil(ms / speed), signal),
    log: createLog(rollingLogFile(dataDir), 'info'),
    emit: () => undefined,
  });
  flushCompileCache(); // Node writes it at a program's end, and most of these have none
}

async function obey(order: Order): Promise<unknown> {
  switch (order.kind) {
    case 'open':
      return open(order);
    case 'call':
      return running().handle(order.name, order.input);
    case 'sign-in':
      return running().headless.signIn();
    case 'take-in':
      return running().headless.takeInRangeTenants();
    case 'look':
      return running().headless.syncOnce();
    case 'start':
      return running().start();
    case 'clock':
      movedMs += order.byMs;
      return null;
    case 'stop':
      return running().stop();
  }
}

async function received(message: unknown): Promise<FromDesk> {
  const { id, order } = ToDesk.parse(message);
  try {
    return { id, result: { ok: true, value: (await obey(order)) ?? null } };
  } catch (error) {
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { id, result: { ok: false, message } };
  }
}

process.on('disconnect', () => process.exit(0)); // nobody is left to answer
process.on('message', (message) => {
  void received(message).then((answer) => process.send?.(answer));
});
