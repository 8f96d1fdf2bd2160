import { existsSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { CheckAnswer, type CheckStart } from './check-protocol.ts';
import { cacheFileOf, suspectFileOf, uncheckedFileOf } from './open-cache.ts';

interface CheckParts extends Omit<CheckStart, 'file'> {
  readonly dataDir: string;
}

/**
 * Walks through the cache when the last run did not end properly, in a thread of its own: the board is in
 * use meanwhile, and a large file takes seconds. A damaged one is set aside at the next start.
 * Rejects when the walk could not be made; it is tried again at the next start.
 * @returns what is wrong, or null; null also when there was no reason to look.
 */
export async function checkCache({ dataDir, ...start }: CheckParts): Promise<string | null> {
  if (!existsSync(uncheckedFileOf(dataDir))) return null;
  const workerData: CheckStart = { ...start, file: cacheFileOf(dataDir) };
  const worker = new Worker(workerFile(), { workerData, name: 'cache-check' });
  worker.unref(); // the end of the program need not wait for it
  const message = await new Promise<unknown>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
  const { problem } = CheckAnswer.parse(message);
  if (problem !== null) writeFileSync(suspectFileOf(dataDir), '');
  rmSync(uncheckedFileOf(dataDir), { force: true });
  return problem;
}

/** Built: a file of its own beside core's. Under plain Node: the source. */
function workerFile(): string {
  const built = path.join(import.meta.dirname, 'cache-check.js');
  return existsSync(built) ? built : path.join(import.meta.dirname, 'check-worker.ts');
}
