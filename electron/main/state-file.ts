import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { Theme } from '#shared/domain/theme.ts';
import type { Log } from './log.ts';

const Bounds = z.object({ x: z.int(), y: z.int(), width: z.int(), height: z.int() });
export type Bounds = z.infer<typeof Bounds>;

/** What the rim must know before core runs. Everything else the user sets lives in core's ledger. */
export const HostState = z.object({
  /** Where the window was; null before its first close. */
  bounds: Bounds.nullable().default(null).catch(null),
  maximized: z.boolean().default(false).catch(false),
  theme: Theme.default('dark').catch('dark'),
  /** The profile chosen on the first screen, opened again by the next start. */
  profile: z.enum(['none', 'real', 'range']).default('none').catch('none'),
});
export type HostState = z.infer<typeof HostState>;

/**
 * Keeps `HostState` in a small file. A missing or damaged one gives the defaults: nothing in it is worth
 * refusing to start for, nor for stopping when the disk does not take it: then it lasts until the end of the
 * program. Written beside and renamed, so a kill leaves the old or the new, never half.
 */
export function stateFile(folder: string, log: Pick<Log, 'error'>) {
  const file = path.join(folder, 'window.json');
  let state = read(file);
  return {
    get: (): HostState => state,
    update: (change: Partial<HostState>): void => {
      state = { ...state, ...change };
      try {
        mkdirSync(folder, { recursive: true });
        writeFileSync(`${file}.new`, JSON.stringify(state), { mode: 0o600 });
        renameSync(`${file}.new`, file);
      } catch (error) {
        log.error('state.not-kept', error);
        rmSync(`${file}.new`, { force: true });
      }
    },
  };
}
export type StateFile = ReturnType<typeof stateFile>;

function read(file: string): HostState {
  try {
    return HostState.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return HostState.parse({}); // absent on the first start; the defaults are as good
  }
}
