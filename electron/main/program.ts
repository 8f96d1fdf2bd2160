import { createWriteStream } from 'node:fs';
import type { UtilityProcess } from 'electron';
import { freshLog } from './fresh-log.ts';
import type { Log } from './log.ts';

interface ForkParts {
  readonly utilityProcess: typeof Electron.utilityProcess;
  readonly logFolder: string;
  readonly log: Log;
}

/** What a program of ours needs from outside; the rest of the environment is not passed on. */
const PASSED = [
  'HOME',
  'LANG',
  'LC_ALL',
  'PATH',
  'SystemRoot',
  'TEMP',
  'TMPDIR',
  'TZ',
  'USERPROFILE',
];

/** glibc keeps freed memory in one place for each thread; with two of them core needs 40 MB less. */
export const FEW_ARENAS = { MALLOC_ARENA_MAX: '2' };

/**
 * Core makes much that is gone at once. Left alone, V8's room for that grew to 134 MB (58 MB of it resident)
 * in a first sync of 45,000 incidents; with halves of 4 MB the process needed about 75 MB less.
 */
export const CORE_JS_FLAGS = '--max-semi-space-size=4';
/** Switches of V8 by program. Electron gives them to Chromium, where V8 finds its own under this name. */
const SWITCHES: Readonly<Record<string, readonly string[]>> = {
  core: [`--js-flags=${CORE_JS_FLAGS}`],
};

/** Starts one of our programs in a utility process. What it prints becomes `<name>.log`. */
export function forkProgram({ utilityProcess, logFolder, log }: ForkParts) {
  return (name: string, file: string, args: readonly string[] = []): UtilityProcess => {
    const child = utilityProcess.fork(file, [...args], {
      serviceName: `tidewatch-${name}`,
      execArgv: [...(SWITCHES[name] ?? [])],
      stdio: 'pipe',
      env: passedEnvironment(process.env),
      allowLoadingUnsignedLibraries: false,
    });
    const printed = createWriteStream(freshLog(logFolder, name), { flags: 'a', mode: 0o600 });
    printed.on('error', (error) => log.error('program.log-failed', error, { name }));
    child.stdout?.pipe(printed, { end: false });
    child.stderr?.pipe(printed, { end: false });
    child.once('spawn', () => log.info('program.started', { name, pid: child.pid }));
    child.once('exit', (code) => {
      printed.end();
      log.info('program.ended', { name, code });
    });
    return child;
  };
}

function passedEnvironment(env: NodeJS.ProcessEnv): Record<string, string> {
  const passed = PASSED.flatMap((name) => {
    const value = env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return { ...Object.fromEntries(passed), ...FEW_ARENAS };
}
