// npm run build [--if-changed] [part…]: every program and the page, into out/.
import { readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'vite';
import { BUILDS } from '../../vite.config.ts';

const root = path.join(import.meta.dirname, '../..');
const stamp = path.join(root, 'out/built');

/**
 * Builds one after the other; several at once would only compete for the same cores. A part that fails
 * does not keep the others from being built.
 * @throws Error naming the parts that failed, with the words of the bundler.
 */
export async function buildParts(names: readonly string[]): Promise<void> {
  const faults: string[] = [];
  for (const name of names) {
    if (!BUILDS.includes(name))
      throw new Error(`No build is named "${name}": ${BUILDS.join(', ')}.`);
    const startedAt = performance.now();
    try {
      await build({ configFile: path.join(root, 'vite.config.ts'), mode: name });
      console.log(`build: ${name} in ${Math.round(performance.now() - startedAt)} ms`);
    } catch (error) {
      faults.push(`${name} failed\n${error instanceof Error ? error.message : String(error)}`);
    }
  }
  if (faults.length > 0) throw new Error(faults.join('\n'));
}

/** Whether a source is newer than the last complete build. */
export function isBuildStale(): boolean {
  const builtAt = statSync(stamp, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const folders = ['electron', 'renderer', 'shared'].flatMap((name) => [
    path.join(root, name),
    ...readdirSync(path.join(root, name), { recursive: true, encoding: 'utf8' }).map((file) =>
      path.join(root, name, file),
    ),
  ]);
  const files = ['package-lock.json', 'vite.config.ts'].map((name) => path.join(root, name));
  return [...files, ...folders].some((file) => statSync(file).mtimeMs > builtAt);
}

async function main(given: readonly string[]): Promise<void> {
  const names = given.filter((argument) => argument !== '--if-changed');
  if (names.length > 0) {
    await buildParts(names);
  } else if (!given.includes('--if-changed') || isBuildStale()) {
    const startedAt = new Date();
    await buildParts(BUILDS);
    writeFileSync(stamp, '');
    utimesSync(stamp, startedAt, startedAt); // a source changed meanwhile is newer than this
  }
}

if (import.meta.main) {
  try {
    await main(process.argv.slice(2));
  } catch (error) {
    console.error(`build: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  }
}
