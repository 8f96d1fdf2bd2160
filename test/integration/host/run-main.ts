import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { vi } from 'vitest';
import { type FakeChild, type FakeElectron, fakeElectron } from '#test/fakes/electron.ts';

export const OUT = path.resolve(import.meta.dirname, '../../../out');

interface Start {
  readonly args?: readonly string[];
  readonly packaged?: boolean;
}

/** Loads the built main bundle against the fake. Each call is a program of its own. */
async function load({ args = [], packaged = false }: Start): Promise<FakeElectron> {
  const main = path.join(OUT, 'main/main.js');
  if (!existsSync(main)) throw new Error(`${main} is missing: run "npm run build" first.`);
  const userData = await mkdtemp(path.join(tmpdir(), 'tidewatch-host-'));
  const electron = fakeElectron({ packaged, userData });
  vi.resetModules();
  vi.doMock('electron', () => electron.module);
  const argv = process.argv;
  process.argv = [process.execPath, '.', ...args];
  try {
    await import(/* @vite-ignore */ main);
  } finally {
    process.argv = argv;
  }
  return electron;
}

/** A main that has opened its window. */
export async function runMain(start: Start = {}): Promise<FakeElectron> {
  const electron = await load(start);
  const loaded = once(electron.module.app, 'fake-loaded');
  electron.becomeReady();
  await loaded;
  return electron;
}

/** A main that refuses to start; its exit code is among `calls`. */
export async function runRefused(start: Start): Promise<FakeElectron> {
  return load(start);
}

/** An event as Electron gives it for a call from the window's own page. */
export function ownSender(electron: FakeElectron) {
  const sender = electron.windows[0]?.webContents;
  return { sender, senderFrame: { url: 'tidewatch-app://app/index.html#/board', parent: null } };
}

/** Opens the real profile and plays a core that says it is ready. */
export async function withCore(electron: FakeElectron): Promise<FakeChild> {
  const forked = once(electron.module.app, 'fake-fork');
  const opening = electron.handlers.get('tidewatch:command')?.(
    ownSender(electron),
    'host.openReal',
    {},
  );
  await forked;
  await opening;
  const core = electron.children.at(-1);
  if (!core) throw new Error('No core was started.');
  core.emit('message', { kind: 'ready' });
  return core;
}

/** Lets core ask the rim for something, and gives main's reply. */
export async function askHost(core: FakeChild, id: number, ask: object): Promise<unknown> {
  const reply = once(core, 'received');
  core.emit('message', { kind: 'ask', id, ask });
  const [message] = await reply;
  return message;
}
