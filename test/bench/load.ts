import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { CORE_JS_FLAGS, FEW_ARENAS } from '#electron/main/program.ts';
import { temporaryFolder } from '#test/fakes/answers.ts';
import { plainProgram } from '../electron-stand-in/plain-program.ts';
import { startRangeProgram } from '../e2e/range-program.ts';
import { delayResults } from './delay-results.ts';
import type { Bench } from './report.ts';

const Measured = z.object({
  incidents: z.int(),
  p99Ms: z.number(),
  longestMs: z.number(),
  longestOwnMs: z.number(),
  rssMb: z.number(),
  privateMb: z.number().nullable(),
  peakMb: z.number(),
});

const PROGRAM = path.join(import.meta.dirname, 'core-under-load.ts');
const MEMORY_MB = 300;
const target = `< ${MEMORY_MB} MB`;

/** Core's event loop and memory over a first sync, with an analyst at the board. */
export const loadBench: Bench = async ({ quick }) => {
  const [tenants, incidents] = quick ? [50, 6_000] : [150, 45_000];
  const range = await startRangeProgram({ tenants, incidents, seed: 7 });
  const profile = temporaryFolder();
  try {
    const program = plainProgram(PROGRAM);
    const args = [...CORE_JS_FLAGS.split(' '), program, range.cloudFile, profile.path];
    const { stdout } = await promisify(execFile)(process.execPath, args, {
      env: { ...process.env, ...FEW_ARENAS }, // all as the application starts core
    });
    const measured = Measured.parse(JSON.parse(stdout));
    const { rssMb, privateMb, peakMb } = measured;
    const size = `${measured.incidents.toLocaleString('en')} incidents`;
    const memory = (name: string, value: number) => {
      return { name: `core: ${name} ${size}`, value, unit: 'MB', target, ok: value < MEMORY_MB };
    };
    return [
      ...delayResults('core', `first sync of ${size}`, measured),
      memory('resident after', rssMb),
      memory('most resident during', peakMb),
      ...(privateMb === null ? [] : [memory('of it private after', privateMb)]),
    ];
  } finally {
    await range.stop();
    profile.remove();
  }
};
