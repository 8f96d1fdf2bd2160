import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import path from 'node:path';

/** As deep as the folders of the sources, so that what they find from where they lie is found from here. */
const FOLDER = path.join(import.meta.dirname, '../../.cache/plain');
/** Files of ours by the place where another one names them: in an import, or as an address. */
const NAMED = /(from |import |new URL\()'(\.[^']*\/)([\w-]+)\.ts'/g;

/**
 * A program of the tests as plain JavaScript, with all it imports. Run from its source, the new process would
 * bring Node's remover of types along: 80 ms of its start and 25 MB, in what benchmarks measure.
 * @returns the file to run.
 */
export function plainProgram(source: string): string {
  const program = path.join(FOLDER, `${path.basename(source, '.ts')}.mjs`);
  const found: string[] = [];
  const text = stripTypeScriptTypes(readFileSync(source, 'utf8')).replace(
    NAMED,
    (_, before: string, folder: string, name: string) => {
      found.push(path.resolve(path.dirname(source), folder, `${name}.ts`));
      return `${before}'./${name}.mjs'`;
    },
  );
  for (const one of found) plainProgram(one);
  mkdirSync(FOLDER, { recursive: true });
  const unfinished = `${program}.${process.pid}`; // another test may be starting the same
  writeFileSync(unfinished, text);
  renameSync(unfinished, program);
  return program;
}
