import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { build } from 'vite';
import { CORE_THREADS, type Program, programConfig } from '../../vite.config.ts';

const ROOT = path.join(import.meta.dirname, '../..');
const FILE = 'desk.js';

/** The desk's program, ready to be started. */
export interface BuiltDesk {
  readonly file: string;
  /** Where compiled code is kept between starts. */
  readonly compiled: string;
  readonly remove: () => void;
}

/** Bundles the desk's program as core is bundled, its threads beside it: it is started hundreds of times. */
export async function builtDesk(): Promise<BuiltDesk> {
  mkdirSync(path.join(ROOT, 'out'), { recursive: true });
  const folder = mkdtempSync(path.join(ROOT, 'out/torture-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  const outDir = path.relative(ROOT, folder);
  const desk: Program = { entry: 'test/torture/desk-program.ts', outDir, file: FILE, format: 'es' };
  try {
    for (const program of [desk, ...Object.values(CORE_THREADS)])
      await build({ ...programConfig({ ...program, outDir }), configFile: false });
  } catch (error) {
    remove();
    throw error;
  }
  return { file: path.join(folder, FILE), compiled: path.join(folder, 'compiled'), remove };
}
