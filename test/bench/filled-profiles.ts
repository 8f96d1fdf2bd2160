import { temporaryFolder } from '#test/fakes/answers.ts';
import { startRangeProgram } from '../e2e/range-program.ts';
import { filledProfile } from './app-profile.ts';

/** A profile full of incidents, and the range it belongs to, which runs. */
export interface Filled {
  readonly dataDir: string;
  readonly cloudFile: string;
}

/**
 * Filled profiles, each size made once for all parts that ask for it: an app that signs in and looks at every
 * tenant takes longer than most of what is measured. What a part leaves on the board, the next one finds.
 */
export function filledProfiles() {
  const made = new Map<string, Promise<Filled>>();
  const endings: (() => Promise<void>)[] = [];

  const make = async (tenants: number, count: number): Promise<Filled> => {
    const startedMs = performance.now();
    const folder = temporaryFolder();
    endings.push(async () => folder.remove());
    const range = await startRangeProgram({ tenants, incidents: 0, seed: 7 });
    endings.push(range.stop);
    const { cloudFile } = range;
    await filledProfile({ dataDir: folder.path, cloudFile, count });
    const seconds = Math.round((performance.now() - startedMs) / 1000);
    process.stderr.write(`a profile of ${tenants} tenants, ${count} incidents: ${seconds} s\n`);
    return { dataDir: folder.path, cloudFile };
  };

  return {
    of: (tenants: number, count: number): Promise<Filled> => {
      const size = `${tenants} ${count}`;
      const filled = made.get(size) ?? make(tenants, count);
      made.set(size, filled);
      return filled;
    },
    remove: async (): Promise<void> => {
      for (const end of endings.reverse()) await end();
    },
  };
}
export type FilledProfiles = ReturnType<typeof filledProfiles>;
