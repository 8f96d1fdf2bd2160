// npm run dev: builds and opens the app, and does both again after every change to a source. Arguments
// are passed on to the app.
import { type ChildProcess, spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { watch } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ensureDisplay, environment, findHost, ROOT } from './bootstrap.mjs';
import { buildParts } from './build.ts';
import { BUILDS } from '../../vite.config.ts';

/** An editor that saves several files at once starts one round, not several. */
const SETTLE_MS = 150;

const host = await findHost();
const { display } = await ensureDisplay();
const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []; // Chromium has no sandbox as root

const sources = new EventEmitter();
for (const folder of ['electron', 'renderer', 'shared']) {
  watch(path.join(ROOT, folder), { recursive: true }, () => sources.emit('change'));
}

function open(): ChildProcess {
  return spawn(host.executable, [...asRoot, ROOT, ...process.argv.slice(2)], {
    cwd: ROOT,
    env: { ...environment(), ...(display ? { DISPLAY: display } : {}) },
    stdio: 'inherit',
  });
}

/** Null when a source does not build: the app that runs stays open. */
async function buildAndOpen(running: ChildProcess | null): Promise<ChildProcess | null> {
  try {
    await buildParts(BUILDS);
  } catch (error) {
    console.error(`dev: ${error instanceof Error ? error.message : String(error)}`);
    return running;
  }
  if (running?.exitCode === null) {
    running.kill('SIGTERM');
    await once(running, 'exit');
  }
  return open();
}

let app: ChildProcess | null = null;
for (;;) {
  const changed = once(sources, 'change'); // from now on, so that nothing saved during a build is missed
  app = await buildAndOpen(app);
  await changed;
  await pause(SETTLE_MS);
}
