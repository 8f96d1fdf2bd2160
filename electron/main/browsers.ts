import { spawn } from 'node:child_process';
import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import path from 'node:path';
import type { BrowserPreference } from '#shared/domain/tenant.ts';

type Named = Exclude<BrowserPreference['browser'], 'default'>;

/** Where installers put the browsers. A name that is not an absolute path is never searched for. */
const MAC: Readonly<Record<Named, readonly string[]>> = {
  edge: ['/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge'],
  chrome: ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'],
  firefox: ['/Applications/Firefox.app/Contents/MacOS/firefox'],
};
const LINUX: Readonly<Record<Named, readonly string[]>> = {
  edge: ['/usr/bin/microsoft-edge-stable', '/usr/bin/microsoft-edge'],
  chrome: ['/usr/bin/google-chrome-stable', '/usr/bin/google-chrome'],
  firefox: ['/usr/bin/firefox', '/usr/bin/firefox-esr', '/snap/bin/firefox'],
};
const WINDOWS: Readonly<Record<Named, string>> = {
  edge: 'Microsoft\\Edge\\Application\\msedge.exe',
  chrome: 'Google\\Chrome\\Application\\chrome.exe',
  firefox: 'Mozilla Firefox\\firefox.exe',
};
const WINDOWS_ROOTS = ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'];

interface Surroundings {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly isExecutable: (file: string) => Promise<boolean>;
}

/** The browser's program on this computer, or null when it is not where installers put it. */
export async function findBrowser(browser: Named, around: Surroundings): Promise<string | null> {
  for (const file of placesOf(browser, around)) {
    if (await around.isExecutable(file)) return file;
  }
  return null;
}

function placesOf(browser: Named, { platform, env }: Surroundings): readonly string[] {
  if (platform === 'darwin') return MAC[browser];
  if (platform === 'linux') return LINUX[browser];
  return WINDOWS_ROOTS.flatMap((name) => {
    const root = env[name];
    return root ? [path.win32.join(root, WINDOWS[browser])] : [];
  });
}

/** Arguments that open `url` in a profile. `url` has been checked: it begins with `http`, never with `-`. */
export function browserArguments({ browser, profile }: BrowserPreference, url: string): string[] {
  if (profile === null || browser === 'default') return [url];
  return browser === 'firefox' ? ['-P', profile, url] : [`--profile-directory=${profile}`, url];
}

export async function isExecutable(file: string): Promise<boolean> {
  return access(file, constants.X_OK).then(
    () => true,
    () => false,
  );
}

/**
 * Starts a browser without a shell. Settles when it has started, not when it ends. It is nobody's child:
 * what it prints goes nowhere, and it outlives us.
 */
export function startBrowser(file: string, args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { detached: true, stdio: 'ignore', windowsHide: false });
    child.once('spawn', () => {
      child.unref();
      resolve();
    });
    child.once('error', reject);
  });
}
