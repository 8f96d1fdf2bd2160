import {
  type MessagePort,
  parentPort,
  receiveMessageOnPort,
  workerData,
} from 'node:worker_threads';
import { AppError, toFailure } from '#shared/errors.ts';
import { openDatabase } from '../store/database.ts';
import { type CacheOperations, cacheOperations } from './cache-operations.ts';
import { ALONE, type FromWorker, ToWorker, WorkerStart } from './worker-protocol.ts';

/** Calls that are waiting anyway share one commit; more would keep the first ones waiting too long. */
const MOST_TOGETHER = 16;

/** The thread that writes cache.db: takes answers that were read already and saves them, one after another. */
function run(port: MessagePort): void {
  const answer = (message: FromWorker) => port.postMessage(message);
  try {
    const { file, key, nativeBinding } = WorkerStart.parse(workerData);
    const db = openDatabase(file, { key, kind: 'cache', nativeBinding });
    const operations = cacheOperations(db);
    port.on('message', (message: unknown) => {
      let next: ToWorker | null = ToWorker.parse(message);
      while (next !== null) next = ALONE.has(next.name) ? alone(next) : together(next);
    });
    port.on('close', () => db.close());

    const alone = (call: ToWorker): ToWorker | null => {
      answer(carriedOut(operations, call));
      if (call.name === 'finish') port.close();
      return null;
    };
    /** Carries out a call and those that already wait behind it. @returns the first that stands alone. */
    const together = (first: ToWorker): ToWorker | null => {
      const calls: ToWorker[] = [];
      const values: unknown[] = [];
      let next: ToWorker | null = first;
      try {
        operations.together(() => {
          while (next !== null && !ALONE.has(next.name)) {
            calls.push(next);
            const call: ToWorker = next;
            next = null; // were it to fail, nothing else has been taken from the port
            values.push(valueOf(operations, call));
            next = calls.length < MOST_TOGETHER ? waiting(port) : null;
          }
        });
        calls.forEach(({ id }, at) => answer({ id, ok: true, value: values[at] }));
      } catch {
        // One of them was refused, and with it all are undone: each gets a commit and an answer of its own.
        for (const call of calls) answer(carriedOut(operations, call));
      }
      return next;
    };
    answer({ id: 0, ok: true, value: null });
  } catch (error) {
    answer({ id: 0, ok: false, failure: toFailure(error) });
  }
}

function waiting(port: MessagePort): ToWorker | null {
  const received = receiveMessageOnPort(port);
  return received ? ToWorker.parse(received.message) : null;
}

function valueOf(operations: CacheOperations, { name, input }: ToWorker): unknown {
  // The caller's types fix name and input together (worker-writer.ts); here they are one call.
  const operation: (...input: never[]) => unknown = operations[name];
  return Reflect.apply(operation, undefined, input);
}

function carriedOut(operations: CacheOperations, call: ToWorker): FromWorker {
  try {
    return { id: call.id, ok: true, value: valueOf(operations, call) };
  } catch (error) {
    return { id: call.id, ok: false, failure: toFailure(error) };
  }
}

if (!parentPort) throw new AppError('internal', 'This program only runs as a worker.');
run(parentPort);
