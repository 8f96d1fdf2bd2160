import { defineConfig } from 'vitest/config';
import { BUSY_MACHINE_MS } from './test/busy-machine.ts';
import { COMPILE_CACHE } from './test/compile-cache.ts';

process.env['NODE_COMPILE_CACHE'] ??= COMPILE_CACHE;

/** Two cores: one file a core. Nothing waits for real time, so a slow test is a broken one. */
const MAX_WORKERS = 2;

export default defineConfig({
  test: {
    maxWorkers: MAX_WORKERS,
    testTimeout: 20_000,
    expect: { poll: { timeout: BUSY_MACHINE_MS } },
    projects: [
      {
        // One set of modules for all files of a core: reading them anew for each was half of the time.
        test: { name: 'unit', include: ['test/unit/**/*.test.{ts,tsx}'], isolate: false },
      },
      {
        test: {
          name: 'integration',
          include: ['test/integration/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
