import { createLog, type Log } from '#electron/core/log.ts';

/** A log of everything, with the lines it wrote. */
export function fakeLog(): { readonly log: Log; readonly lines: string[] } {
  const lines: string[] = [];
  return { log: createLog({ write: (line) => void lines.push(line) }, 'trace'), lines };
}
