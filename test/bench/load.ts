import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { temporaryFolder } from '#test/fakes/answers.ts';
import { startRangeProgram } from '../e2e/range-program.ts';
import type { Bench } from './report.ts';

const Measured = z.object({
  incidents: z.int(),
  p99Ms: z.number(),
  maxMs: z.number(),
  rssMb: z.number(),
  peakMb: z.number(),
});

const PROGRAM = path.join(import.meta.dirname, 'core-under-load.ts');
const STALL_MS = 50;
const MEMORY_MB = 300;

/** Core's event loop and memory over a first sync, with an analyst at the board. */
export const loadBench: Bench = async ({ quick }) => {
  const [tenants, incidents] = quick ? [50, 6_000] : [150, 45_000];
  const range = await startRangeProgram({ tenants, incidents, seed: 7 });
  const profile = temporaryFolder();
  try {
    const args = [PROGRAM, range.cloudFile, profile.path];
    const { stdout } = await promisify(execFile)(process.execPath, args, {
      env: { ...process.env, MALLOC_ARENA_MAX: '2' }, // as the application starts core
    });
    const measured = Measured.parse(JSON.parse(stdout));
    const size = `${measured.incidents.toLocaleString('en')} incidents`;
    return [
      {
        name: `core: longest stall of its loop, first sync of ${size}`,
        value: measured.maxMs,
        unit: 'ms',
        target: `≤ ${STALL_MS} ms`,
        ok: measured.maxMs <= STALL_MS,
      },
      {
        name: `core: p99 of its loop's delay, first sync of ${size}`,
        value: measured.p99Ms,
        unit: 'ms',
        target: `≤ ${STALL_MS} ms`,
        ok: measured.p99Ms <= STALL_MS,
      },
      {
        name: `core: memory after ${size}`,
        value: measured.rssMb,
        unit: 'MB',
        target: `< ${MEMORY_MB} MB`,
        ok: measured.rssMb < MEMORY_MB,
      },
      {
        name: `core: most memory during ${size}`,
        value: measured.peakMb,
        unit: 'MB',
        target: `< ${MEMORY_MB} MB`,
        ok: measured.peakMb < MEMORY_MB,
      },
    ];
  } finally {
    await range.stop();
    profile.remove();
  }
};
