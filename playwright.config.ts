import { defineConfig } from '@playwright/test';
import { COMPILE_CACHE } from './test/compile-cache.ts';

process.env['NODE_COMPILE_CACHE'] ??= COMPILE_CACHE;

/** Stories through the whole app, and the tests of the host they may run on. */
export default defineConfig({
  workers: 2,
  retries: 0,
  fullyParallel: true,
  forbidOnly: true,
  timeout: 90_000,
  expect: { timeout: 30_000 },
  outputDir: 'test-results',
  reporter: [['list'], ['json', { outputFile: 'out/playwright.json' }]],
  projects: [
    { name: 'stand-in', testDir: 'test/electron-stand-in', testMatch: '*.spec.ts' },
    { name: 'app', testDir: 'test/e2e', testMatch: '**/*.spec.ts' },
  ],
});
