import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { z } from 'zod';
import { CASES, type Case } from './cases.ts';

const ROOT = path.resolve(import.meta.dirname, '../../../../..');
const PLUGIN = path.join(ROOT, 'resources/scripts/lint/plugin.ts');
const OXLINT = path.join(ROOT, 'node_modules/oxlint/bin/oxlint');

const Report = z.object({
  diagnostics: z.array(
    z.object({
      code: z.string().optional(),
      message: z.string(),
      filename: z.string(),
      labels: z.array(z.object({ span: z.object({ line: z.int() }) })),
    }),
  ),
});

const folder = mkdtempSync(path.join(tmpdir(), 'tidewatch-lint-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function linesOf({ bad = [], good = [] }: Case): readonly string[] {
  return [...bad, ...good];
}

/** Lints a folder with our real configuration and one file for each case, one line for each example. */
function lintCases() {
  const config = readFileSync(path.join(ROOT, '.oxlintrc.json'), 'utf8')
    .replace('./resources/scripts/lint/plugin.ts', PLUGIN)
    .replace('"typeAware": true,', ''); // none of our rules asks for types
  writeFileSync(path.join(folder, '.oxlintrc.json'), config);
  for (const one of CASES) {
    const file = path.join(folder, one.file);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, linesOf(one).join('\n'), { flag: 'wx' }); // a file belongs to one case
  }
  const run = spawnSync(process.execPath, [OXLINT, '-f', 'json'], {
    cwd: folder,
    encoding: 'utf8',
  });
  const { diagnostics } = Report.parse(JSON.parse(run.stdout));
  return { exitCode: run.status, diagnostics };
}

const { exitCode, diagnostics } = lintCases();

function found({ rule, file }: Case, line: number): boolean {
  return diagnostics.some(
    ({ code, filename, labels }) =>
      code === `tidewatch(${rule})` &&
      path.normalize(filename) === path.normalize(file) &&
      labels.some(({ span }) => span.line === line),
  );
}

const EXAMPLES = CASES.flatMap((one) =>
  linesOf(one).map((code, index) => ({
    ...one,
    code,
    line: index + 1,
    wanted: index < (one.bad?.length ?? 0),
  })),
);

test.each(EXAMPLES.filter(({ wanted }) => wanted))('$rule refuses in $file: $code', (one) => {
  expect(found(one, one.line)).toBe(true);
});

test.each(EXAMPLES.filter(({ wanted }) => !wanted))('$rule accepts in $file: $code', (one) => {
  expect(found(one, one.line)).toBe(false);
});

test('every example could be read, and a bad one ends the run with an error', () => {
  expect(diagnostics.filter(({ code }) => code === undefined)).toEqual([]);
  expect(exitCode).toBe(1);
});

test('every rule of ours has an example that it refuses', async () => {
  const { default: plugin } = await import('../../../../../resources/scripts/lint/plugin.ts');
  const refused = new Set(CASES.filter(({ bad }) => bad?.length).map(({ rule }) => rule));
  expect(Object.keys(plugin.rules).filter((rule) => !refused.has(rule))).toEqual([]);
});
