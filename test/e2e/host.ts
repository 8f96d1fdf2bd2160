import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

export const ROOT = path.resolve(import.meta.dirname, '../..');
const STAND_IN = path.join(ROOT, 'test/electron-stand-in/bin');

/** What the app runs on in this run. */
export type HostKind = 'electron' | 'stand-in';

/**
 * Electron where its runtime is installed, else the stand-in. The choice is a variable the `electron`
 * package reads in this process when Playwright asks it for the executable.
 */
export function chooseHost(): HostKind {
  const given = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (given) return path.resolve(given) === STAND_IN ? 'stand-in' : 'electron';
  const folder = path.dirname(createRequire(import.meta.url).resolve('electron/package.json'));
  const pointer = path.join(folder, 'path.txt');
  if (existsSync(pointer) && existsSync(path.join(folder, 'dist', readFileSync(pointer, 'utf8')))) {
    return 'electron';
  }
  process.env['ELECTRON_OVERRIDE_DIST_PATH'] = STAND_IN;
  return 'stand-in';
}
