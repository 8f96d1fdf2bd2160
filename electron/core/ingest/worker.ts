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

/** The thread that writes cache.db: takes raw answers, parses them and saves them, one after another. */
function run(port: MessagePort): void {
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
      port.postMessage(carriedOut(operations, call));
      if (call.name === 'finish') port.close();
      return null;
    };
    /** Carries out a call and those that already wait behind it. @returns the first that stands alone. */
    const together = (first: ToWorker): ToWorker | null => {
      const answers: FromWorker[] = [];
      const calls: ToWorker[] = [];
      let next: ToWorker | null = first;
      try {
        operations.together(() => {
          while (next !== null && !ALONE.has(next.name)) {
            calls.push(next);
            answers.push(carriedOut(operations, next));
            next = calls.length < MOST_TOGETHER ? waiting(port) : null;
          }
        });
      } catch (error) {
        const failure = toFailure(error); // nothing of any of them was saved
        answers.splice(0, answers.length, ...calls.map(({ id }) => refused(id, failure)));
      }
      for (const answer of answers) port.postMessage(answer);
      return next;
    };
    port.postMessage({ id: 0, ok: true, value: null } satisfies FromWorker);
  } catch (error) {
    port.postMessage(refused(0, toFailure(error)));
  }
}

function waiting(port: MessagePort): ToWorker | null {
  const received = receiveMessageOnPort(port);
  return received ? ToWorker.parse(received.message) : null;
}

function carriedOut(operations: CacheOperations, { id, name, input }: ToWorker): FromWorker {
  try {
    // The caller's types fix name and input together (worker-writer.ts); here they are one call.
    const operation: (...input: never[]) => unknown = operations[name];
    return { id, ok: true, value: Reflect.apply(operation, undefined, input) };
  } catch (error) {
    return refused(id, toFailure(error));
  }
}

function refused(id: number, failure: ReturnType<typeof toFailure>): FromWorker {
  return { id, ok: false, failure };
}

if (!parentPort) throw new AppError('internal', 'This program only runs as a worker.');
run(parentPort);
