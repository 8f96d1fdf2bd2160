import { parentPort, workerData } from 'node:worker_threads';
import { AppError } from '#shared/errors.ts';
import { type CheckAnswer, CheckStart } from './check-protocol.ts';
import { openDatabase } from './database.ts';
import { integrityProblem } from './integrity.ts';

/** Walks through the pages of cache.db on a connection of its own. */
function check({ file, key, nativeBinding }: CheckStart): CheckAnswer {
  try {
    const db = openDatabase(file, { key, kind: 'cache', readonly: true, nativeBinding });
    try {
      return { problem: integrityProblem(db, 'quick_check') };
    } finally {
      db.close();
    }
  } catch (error) {
    // Damage on a page that opening needs.
    if (error instanceof AppError && error.code === 'damaged') return { problem: error.message };
    throw error;
  }
}

if (!parentPort) throw new AppError('internal', 'This program only runs as a worker.');
parentPort.postMessage(check(CheckStart.parse(workerData)));
