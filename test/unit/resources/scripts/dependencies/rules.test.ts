import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { z } from 'zod';
import { BUILDS } from '../../../../../vite.config.ts';
import { ENTRIES, RULES } from '../../../../../resources/scripts/dependencies/rules.ts';

const ROOT = path.resolve(import.meta.dirname, '../../../../..');
const CRUISER = path.join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');

/** Imports that must be reported: rule, importing file, what it imports. */
const FORBIDDEN = [
  ['no-cycle', 'shared/domain/board.ts', './turn.ts'],
  ['resolvable', 'electron/main/menu.ts', './gone.ts'],
  ['no-test-in-product', 'electron/core/clock.ts', '#test/fakes/time.ts'],
  ['shared', 'shared/errors.ts', '#electron/core/log.ts'],
  ['shared-packages', 'shared/time.ts', 'node:path'],
  ['shared-packages', 'shared/text.ts', 'react'],
  ['core-store', 'electron/core/store/rows.ts', '../graph/client.ts'],
  ['core-store', 'electron/core/store/links.ts', '../core.ts'],
  ['core-graph', 'electron/core/graph/me.ts', '../store/rows.ts'],
  ['core-graph', 'electron/core/graph/alerts.ts', '../auth/tokens.ts'],
  ['core-auth', 'electron/core/auth/tokens.ts', '../graph/client.ts'],
  ['core-read', 'electron/core/read/board.ts', '../store/rows.ts'],
  ['core-sync', 'electron/core/sync/engine.ts', '../outbox/queue.ts'],
  ['core-outbox', 'electron/core/outbox/sender.ts', '../handlers/board.ts'],
  ['core-ingest', 'electron/core/ingest/writer.ts', '../sync/step.ts'],
  ['core-tenants', 'electron/core/tenants/find.ts', '../store/rows.ts'],
  ['core-telling', 'electron/core/telling/teller.ts', '../sync/engine.ts'],
  ['core-ground', 'electron/core/log.ts', './store/rows.ts'],
  ['core', 'electron/core/core.ts', '../main/menu.ts'],
  ['core', 'electron/core/cli/cli.ts', '#renderer/app/app.tsx'],
  ['main', 'electron/main/main.ts', '../core/core.ts'],
  ['main', 'electron/main/window.ts', '../range/range.ts'],
  ['preload', 'electron/preload.ts', './main/menu.ts'],
  ['range', 'electron/range/range.ts', '../core/graph/client.ts'],
  ['ui', 'renderer/ui/badge.tsx', '../features/board/row.tsx'],
  ['feature', 'renderer/features/board/row.tsx', '../tenants/list.tsx'],
  ['feature', 'renderer/features/tenants/list.tsx', '../../app/app.tsx'],
  ['api', 'renderer/api.tsx', './features/board/row.tsx'],
  ['renderer', 'renderer/app/app.tsx', '#electron/core/log.ts'],
  ['page-packages', 'renderer/main.tsx', 'node:fs'],
  ['page-packages', 'renderer/features/board/sort.ts', 'pino'],
  ['electron-package', 'electron/core/host.ts', 'electron'],
  ['electron-package', 'electron/core/serve.ts', 'electron'],
  ['sqlite-package', 'electron/core/handlers/board.ts', 'better-sqlite3'],
  ['msal-package', 'electron/core/session.ts', '@azure/msal-node'],
  ['no-dev-package', 'electron/main/log.ts', 'react'],
] as const;

/** Imports that are in order, in files that import nothing else. */
const ALLOWED = [
  ['electron/core/graph/incidents.ts', '#shared/domain/policy.ts'],
  ['electron/core/graph/budget.ts', '../sleep.ts'],
  ['electron/core/sync/steps/alerts.ts', '../../graph/budget.ts'],
  ['electron/core/sync/pages.ts', '../ingest/page.ts'],
  ['electron/core/handlers/tenants.ts', '../tenants/book.ts'],
  ['electron/main/tray.ts', 'electron'],
  ['electron/core/utility.ts', 'electron'],
  ['electron/core/store/database.ts', 'better-sqlite3'],
  ['electron/core/auth/msal.ts', '@azure/msal-node'],
  ['renderer/features/incident/pane.tsx', '../../ui/plain.tsx'],
  ['renderer/features/incident/pane-slice.ts', './pane.tsx'],
  ['renderer/ui/plain.tsx', '../styles/base.css'],
  ['renderer/app/shell.tsx', '../features/incident/pane.tsx'],
  ['renderer/ui/table.tsx', 'react'],
  ['shared/domain/policy.ts', 'zod'],
  ['test/e2e/smoke.ts', '#electron/core/core.ts'],
] as const;

const PACKAGES = ['electron', 'zod', 'pino', 'react', 'better-sqlite3', '@azure/msal-node'];

const folder = mkdtempSync(path.join(tmpdir(), 'tidewatch-deps-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(file: string, text: string) {
  const target = path.join(folder, file);
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, text, { flag: 'a' });
}

/** Where a specifier leads inside the folder; null for packages and what does not exist on purpose. */
function targetOf(from: string, specifier: string): string | null {
  if (specifier.startsWith('#')) return specifier.slice(1);
  if (!specifier.startsWith('.') || specifier.includes('gone')) return null;
  return path.posix.join(path.posix.dirname(from), specifier);
}

const Report = z.object({
  summary: z.object({
    violations: z.array(
      z.object({ rule: z.object({ name: z.string() }), from: z.string(), to: z.string() }),
    ),
  }),
});

function cruise() {
  const imports = { '#electron/*': './electron/*', '#shared/*': './shared/*' };
  const more = { '#renderer/*': './renderer/*', '#test/*': './test/*' };
  const names = (list: readonly string[]) => Object.fromEntries(list.map((name) => [name, '1']));
  const dependencies = names(PACKAGES.filter((name) => name !== 'react' && name !== 'electron'));
  const devDependencies = names(['react', 'electron']);
  write(
    'package.json',
    JSON.stringify({ imports: { ...imports, ...more }, dependencies, devDependencies }),
  );
  for (const name of PACKAGES) {
    write(`node_modules/${name}/package.json`, JSON.stringify({ name, main: 'index.js' }));
    write(`node_modules/${name}/index.js`, '');
  }
  // Types count like values, so half of the imports are type imports.
  const edges = [...FORBIDDEN.map(([, from, to]) => [from, to] as const), ...ALLOWED];
  edges.forEach(([from, to], index) => {
    const isTypeOnly = index % 2 === 1 && (to.startsWith('.') || to.startsWith('#'));
    write(from, `import ${isTypeOnly ? 'type ' : ''}{ x${index} } from '${to}';\n`);
    const target = targetOf(from, to);
    if (target) write(target, '');
  });
  write('shared/domain/turn.ts', "export { y } from './board.ts';\n");
  write('test/unit/using.ts', "import '#shared/domain/policy.ts';\nusing file = open();\n");
  write('electron/core/forgotten.ts', 'export const forgotten = 1;\n');
  const config = path.join(ROOT, '.dependency-cruiser.mjs');
  const folders = ['electron', 'renderer', 'shared', 'test'];
  const run = spawnSync(process.execPath, [CRUISER, '-c', config, '-T', 'json', ...folders], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 50_000_000,
  });
  expect(run.stderr).toBe('');
  return Report.parse(JSON.parse(run.stdout)).summary.violations;
}

const violations = cruise();

test.each(FORBIDDEN)('%s: %s may not import %s', (rule, from, specifier) => {
  const to = targetOf(from, specifier);
  const found = violations.filter((one) => one.rule.name === rule && one.from === from);
  expect(found.some((one) => to === null || one.to === to)).toBe(true);
});

test.each(ALLOWED)('%s may import %s', (from) => {
  const found = violations.filter((one) => one.from === from && one.rule.name !== 'no-dead-file');
  expect(found).toEqual([]);
});

test('a file of the product that no program reaches is reported', () => {
  const dead = violations.filter((one) => one.rule.name === 'no-dead-file');
  expect(dead.map(({ to }) => to)).toContain('electron/core/forgotten.ts');
  expect(dead.map(({ to }) => to)).not.toContain('electron/core/core.ts');
});

test('every rule has an import here that it reports', () => {
  const tried = new Set<string>(['no-dead-file', ...FORBIDDEN.map(([rule]) => rule)]);
  expect(RULES.map(({ name }) => name).filter((name) => !tried.has(name))).toEqual([]);
});

test('every program that is built counts as a beginning', () => {
  const entries = [...BUILDS.values()].filter((entry) => entry.endsWith('.ts'));
  const unknown = entries.filter((entry) => !ENTRIES.some((form) => new RegExp(form).test(entry)));
  expect(unknown).toEqual([]);
});
