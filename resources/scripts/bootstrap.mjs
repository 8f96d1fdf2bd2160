// What must be there before anything of ours can run. Plain JavaScript for Node 18 and later with no
// dependency: on a fresh clone there is no node_modules yet.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const MODULES = path.join(ROOT, 'node_modules');
const STAND_IN = path.join(ROOT, 'test/electron-stand-in/bin');
const REACH_MS = 3_000;
const FETCH_MS = 300_000;
const DISPLAY_MS = 10_000;

/** Something a person has to do; its message is the one line that says what. */
export class Missing extends Error {}

/** Node 24 as the `node` package brings it, whatever the system's own is. */
export const NODE = path.join(
  MODULES,
  'node/bin',
  process.platform === 'win32' ? 'node.exe' : 'node',
);

/** The environment for what we start: our own tools first on the path. */
export function environment() {
  const own = path.join(MODULES, '.bin');
  return { ...process.env, PATH: `${own}${path.delimiter}${process.env.PATH ?? ''}` };
}

/** Runs `npm ci` when what is installed is not what the lock file names. */
export function ensureModules() {
  if (modulesMatch() && existsSync(NODE)) return;
  console.log('setup: installing packages (npm ci)');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const shell = process.platform === 'win32'; // npm is a script there
  const { status } = spawnSync(npm, ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: ROOT,
    stdio: 'inherit',
    shell,
  });
  if (status !== 0) throw new Missing('npm ci failed: see above, then try again.');
  if (!existsSync(NODE)) {
    throw new Missing('Node 24 was not installed: allow the install script of the package "node".');
  }
}

/** Compares the lock file with the one npm keeps beside what it installed. */
function modulesMatch() {
  const installedFile = path.join(MODULES, '.package-lock.json');
  if (!existsSync(installedFile)) return false;
  const installed = lockedPackages(installedFile);
  return [...lockedPackages(path.join(ROOT, 'package-lock.json'))].every(([name, wanted]) => {
    const there = installed.get(name);
    return there ? there.version === wanted.version : wanted.optional;
  });
}

/**
 * The packages of a lock file by their folder, without the project itself.
 * @param {string} file
 */
function lockedPackages(file) {
  /** @type {unknown} */
  const lock = JSON.parse(readFileSync(file, 'utf8'));
  const held = member(lock, 'packages');
  const packages = typeof held === 'object' && held !== null ? Object.entries(held) : [];
  return new Map(
    packages
      .filter(([folder]) => folder !== '')
      .map(([folder, entry]) => [
        folder,
        { version: member(entry, 'version'), optional: member(entry, 'optional') === true },
      ]),
  );
}

/**
 * @param {unknown} value
 * @param {string} name
 * @returns {unknown}
 */
function member(value, name) {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

/**
 * Which program opens the app: Electron where its runtime is or can be fetched, else the stand-in over
 * an installed Chromium.
 * @returns {Promise<{ kind: 'electron' | 'stand-in', executable: string, distPath: string | null }>}
 */
export async function findHost() {
  const given = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (given) {
    const kind = path.resolve(given) === STAND_IN ? 'stand-in' : 'electron';
    return { kind, executable: path.join(given, 'electron'), distPath: given };
  }
  const runtime = installedRuntime() ?? (await fetchRuntime());
  if (runtime) return { kind: 'electron', executable: runtime, distPath: null };
  ensureChromium();
  return { kind: 'stand-in', executable: path.join(STAND_IN, 'electron'), distPath: STAND_IN };
}

function installedRuntime() {
  const folder = path.join(MODULES, 'electron');
  const pointer = path.join(folder, 'path.txt');
  if (!existsSync(pointer)) return null;
  const executable = path.join(folder, 'dist', readFileSync(pointer, 'utf8').trim());
  return existsSync(executable) ? executable : null;
}

async function fetchRuntime() {
  const source = process.env.ELECTRON_MIRROR ?? 'https://github.com';
  if (!(await canReach(new URL(source)))) return null;
  console.log(`setup: fetching the Electron runtime from ${new URL(source).host}`);
  spawnSync(NODE, [path.join(MODULES, 'electron/install.js')], {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'ignore'],
    timeout: FETCH_MS,
  });
  const executable = installedRuntime();
  if (!executable) console.log('setup: the Electron runtime could not be fetched');
  return executable;
}

/** @param {URL} url */
function canReach(url) {
  return new Promise((resolve) => {
    const port = Number(url.port || (url.protocol === 'http:' ? 80 : 443));
    const socket = net.connect({ host: url.hostname, port, timeout: REACH_MS });
    /** @param {boolean} reached */
    const done = (reached) => {
      socket.destroy();
      resolve(reached);
    };
    socket.once('connect', () => done(true));
    socket.once('timeout', () => done(false));
    socket.once('error', () => done(false));
  });
}

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

function ensureChromium() {
  if (process.platform !== 'linux') {
    throw new Missing(
      'The Electron runtime is missing: run "npx install-electron" with access to GitHub.',
    );
  }
  const given = process.env.STAND_IN_CHROMIUM;
  if (given ? existsSync(given) : CHROMIUM.some((file) => existsSync(file))) return;
  installSystemPackage('chromium');
}

/**
 * Only root on Debian and its like may; everybody else is told.
 * @param {string} name
 */
function installSystemPackage(name) {
  const mayInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (!mayInstall) throw new Missing(`Install "${name}" (Debian: sudo apt-get install ${name}).`);
  console.log(`setup: installing ${name} (apt-get)`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  /** @param {string[]} args */
  const apt = (args) =>
    spawnSync('/usr/bin/apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env });
  apt(['update', '-q']);
  if (apt(['install', '-y', '-q', '--no-install-recommends', name]).status !== 0) {
    throw new Missing(`apt-get could not install "${name}".`);
  }
}

/**
 * A display to draw on: the desktop's own, or a virtual one of ours that ends with `stop`.
 * @returns {Promise<{ display: string | undefined, virtual: boolean, stop: () => void }>}
 */
export async function ensureDisplay() {
  const own = process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY;
  if (process.platform !== 'linux' || own) {
    return { display: process.env.DISPLAY, virtual: false, stop: () => undefined };
  }
  if (!existsSync('/usr/bin/Xvfb')) installSystemPackage('xvfb');
  const server = spawn(
    '/usr/bin/Xvfb',
    ['-displayfd', '3', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp'],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] },
  );
  process.once('exit', () => server.kill());
  const number = await firstLine(server);
  return { display: `:${number}`, virtual: true, stop: () => server.kill() };
}

/**
 * Xvfb writes the number of the display it took.
 * @param {import('node:child_process').ChildProcess} server
 * @returns {Promise<string>}
 */
function firstLine(server) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Missing('Xvfb did not start.')), DISPLAY_MS);
    server.stdio[3]?.once('data', (chunk) => {
      clearTimeout(timer);
      resolve(String(chunk).trim());
    });
    server.once('exit', () => {
      clearTimeout(timer);
      reject(new Missing('Xvfb ended while it started.'));
    });
  });
}

/**
 * Runs a program to its end and gives its exit code; signals to us are passed on to it.
 * @param {string} file
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<number>}
 */
export function runToEnd(file, args, env) {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { cwd: ROOT, env, stdio: 'inherit' });
    /** @param {NodeJS.Signals} signal */
    const pass = (signal) => child.kill(signal);
    process.on('SIGINT', pass).on('SIGTERM', pass);
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      process.off('SIGINT', pass).off('SIGTERM', pass);
      resolve(code ?? (signal ? 1 : 0));
    });
  });
}
