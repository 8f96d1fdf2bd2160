import { execFile } from 'node:child_process';
import path from 'node:path';

export interface CliAnswer {
  readonly code: number | string;
  readonly out: string;
  readonly err: string;
}

const CLI = path.resolve('electron/core/cli/cli.ts');

/** Runs one of the headless commands as a program of its own, to its end. */
export function cli(...args: readonly string[]): Promise<CliAnswer> {
  return new Promise((resolve) => {
    const options = { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 } as const;
    execFile(process.execPath, [CLI, ...args], options, (error, out, err) => {
      resolve({ code: error === null ? 0 : (error.code ?? 1), out, err });
    });
  });
}
