import { parentPort, workerData } from 'node:worker_threads';
import { AppError, toFailure } from '#shared/errors.ts';
import { openDatabase } from '../store/database.ts';
import { cacheOperations } from './cache-operations.ts';
import { type FromWorker, ToWorker, WorkerStart } from './worker-protocol.ts';

/** The thread that writes cache.db: takes raw answers, parses them and saves them, one after another. */
function run(): void {
  const port = parentPort;
  if (!port) throw new AppError('internal', 'This program only runs as a worker.');
  const answer = (message: FromWorker) => port.postMessage(message);
  try {
    const { file, key, nativeBinding } = WorkerStart.parse(workerData);
    const db = openDatabase(file, { key, kind: 'cache', nativeBinding });
    const operations = cacheOperations(db);
    port.on('message', (message: unknown) => {
      const { id, name, input } = ToWorker.parse(message);
      try {
        // The caller's types fix name and input together (worker-writer.ts); here they are one call.
        const operation: (...input: never[]) => unknown = operations[name];
        const value = Reflect.apply(operation, undefined, input);
        answer({ id, ok: true, value });
      } catch (error) {
        answer({ id, ok: false, failure: toFailure(error) });
      }
      if (name === 'finish') {
        db.close();
        port.close();
      }
    });
    answer({ id: 0, ok: true, value: null });
  } catch (error) {
    answer({ id: 0, ok: false, failure: toFailure(error) });
  }
}

run();
