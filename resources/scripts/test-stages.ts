// Everything that must pass, in stages; each prints one line, and its whole output only when it fails.
import { spawn } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';

const root = path.join(import.meta.dirname, '../..');
const VITEST_REPORT = 'out/vitest.json';
const PLAYWRIGHT_REPORT = 'out/playwright.json';

interface Count {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

interface Stage {
  readonly name: string;
  readonly command: readonly string[];
  /** Written by a stage that counts for itself; a stage without one counts as one test. */
  readonly report?: string;
  readonly count?: (report: unknown) => Count;
}

const Vitest = z.object({
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  numPendingTests: z.int(),
});
const Playwright = z.object({
  stats: z.object({
    expected: z.int(),
    unexpected: z.int(),
    flaky: z.int(),
    skipped: z.int(),
  }),
});

/** Two at a time: they are short and mostly wait for one core each. */
const STATIC: readonly Stage[] = [
  { name: 'types', command: ['npm', 'run', '-s', 'typecheck'] },
  { name: 'lint', command: ['npm', 'run', '-s', 'lint'] },
  { name: 'format', command: ['npm', 'run', '-s', 'format:check'] },
  { name: 'dependency rules', command: ['npm', 'run', '-s', 'deps'] },
  { name: 'build', command: ['npm', 'run', '-s', 'build'] },
];

/** One after the other: each uses both cores. */
const RUNS: readonly Stage[] = [
  {
    name: 'unit and integration tests',
    command: [
      'vitest',
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${VITEST_REPORT}`,
    ],
    report: VITEST_REPORT,
    count: (report) => {
      const { numPassedTests, numFailedTests, numPendingTests } = Vitest.parse(report);
      return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests };
    },
  },
  {
    name: 'end-to-end tests',
    command: ['playwright', 'test'],
    report: PLAYWRIGHT_REPORT,
    count: (report) => {
      const { expected, unexpected, flaky, skipped } = Playwright.parse(report).stats;
      return { passed: expected, failed: unexpected + flaky, skipped };
    },
  },
];

async function runStage({ name, command, report, count }: Stage): Promise<Count> {
  if (report) await rm(path.join(root, report), { force: true });
  const startedAt = performance.now();
  const { code, output } = await run(command);
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  const counted = report && count ? await readCount(report, count) : null;
  const result = withExitCode(
    counted ?? { passed: code === 0 ? 1 : 0, failed: 0, skipped: 0 },
    code,
  );
  if (result.failed > 0) console.log(output);
  const skipped = result.skipped > 0 ? `, ${result.skipped} skipped` : '';
  const words = result.failed > 0 ? `${result.failed} FAILED` : 'ok';
  console.log(`${name}: ${words} (${result.passed} passed${skipped}, ${seconds} s)`);
  for (const line of noticesIn(output)) console.log(`  ${line}`);
  return result;
}

/** A stage that ends badly without naming a failed test (a file that does not load) has failed once. */
function withExitCode(count: Count, code: number): Count {
  return code !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count;
}

async function readCount(report: string, count: (report: unknown) => Count): Promise<Count | null> {
  try {
    return count(JSON.parse(await readFile(path.join(root, report), 'utf8')));
  } catch {
    return null; // the stage ended before its report; its exit code tells, its output is printed
  }
}

/** What a test says about being left out, and which host the app ran on. */
function noticesIn(output: string): readonly string[] {
  const lines = output.split('\n').filter((line) => /^(skipped because|e2e:)/.test(line.trim()));
  return [...new Set(lines.map((line) => line.trim()))];
}

function run([file = '', ...args]: readonly string[]): Promise<{ code: number; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32', // tools are scripts there
    });
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.once('error', reject);
    child.once('close', (code) =>
      resolve({ code: code ?? 1, output: Buffer.concat(chunks).toString() }),
    );
  });
}

/** Runs stages from the list, at most `width` at once. */
async function runAll(stages: readonly Stage[], width: number): Promise<readonly Count[]> {
  const left = [...stages];
  const counts: Count[] = [];
  const worker = async (): Promise<void> => {
    for (let stage = left.shift(); stage; stage = left.shift()) counts.push(await runStage(stage));
  };
  await Promise.all(Array.from({ length: width }, worker));
  return counts;
}

const counts = [...(await runAll(STATIC, 2)), ...(await runAll(RUNS, 1))];
const passed = counts.reduce((sum, count) => sum + count.passed, 0);
const failed = counts.reduce((sum, count) => sum + count.failed, 0);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
