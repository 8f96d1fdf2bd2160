// npm run typecheck: each folder with its own small tsconfig, because what exists differs (a page has no
// `process`, main has no `window`).
import { spawnSync } from 'node:child_process';
import path from 'node:path';

const root = path.join(import.meta.dirname, '../..');
const PROJECTS = ['shared', 'electron', 'renderer', 'resources/scripts', 'test'];

const failed = PROJECTS.filter((project) => {
  const { status } = spawnSync(
    path.join(root, 'node_modules/.bin/tsc'),
    ['-p', project, '--pretty', 'false'],
    {
      cwd: root,
      stdio: 'inherit',
      shell: process.platform === 'win32', // tools are scripts there
    },
  );
  return status !== 0;
});
if (failed.length > 0) console.error(`types: errors in ${failed.join(', ')}`);
process.exitCode = failed.length > 0 ? 1 : 0;
