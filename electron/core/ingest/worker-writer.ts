import { type AnswerReading, answerReading } from './answer-reading.ts';
import type { CacheWriter } from './cache-writer.ts';
import { ownedBy, workerCalls } from './worker-calls.ts';
import type {
  OperationInput,
  OperationName,
  OperationOutput,
  WorkerStart,
} from './worker-protocol.ts';

/**
 * Starts the thread that writes cache.db (the file is created and brought to this version by it) and
 * answers once it is ready. A second thread reads the answers of the service while the first one writes;
 * what is asked reaches the writer in the order it was asked all the same. Bodies are handed over, not
 * copied. When the writing thread dies, everything under way and everything asked afterwards rejects with
 * AppError `internal`; what was answered is saved.
 * @param onLost told once when that thread dies without having been asked to.
 */
export async function cacheWriterInWorker(
  start: WorkerStart,
  onLost: () => void = () => undefined,
  reading: AnswerReading = answerReading(),
): Promise<CacheWriter> {
  let isStarted = false;
  const writer = workerCalls({
    built: 'cache-worker.js',
    source: 'worker.ts',
    workerData: start,
    stopped: 'The part that writes the cache has stopped.',
    onEnd: () => {
      if (isStarted) onLost();
    },
  });
  await writer.started();
  isStarted = true;

  /** Settles when every call made so far has been handed to the writer, or was refused before. */
  let handedOver: Promise<unknown> = Promise.resolve();
  const ask = async <N extends OperationName>(
    name: N,
    ready: OperationInput<N> | Promise<OperationInput<N>>,
    memory: (input: OperationInput<N>) => ArrayBuffer[] = () => [],
  ): Promise<OperationOutput<N>> => {
    const turn = Promise.allSettled([ready, handedOver]);
    const asked = turn.then(([input]) => {
      if (input.status === 'rejected') throw input.reason;
      return { answer: writer.ask(name, input.value, memory(input.value)) };
    });
    handedOver = asked;
    const { answer } = await asked;
    // The one cast: the worker runs exactly the operation of that name, so its answer has its type.
    return answer as Promise<OperationOutput<N>>;
  };
  const pageOf = ([{ page }]: OperationInput<'saveIncidents' | 'saveAlerts' | 'saveTaskPage'>) =>
    ownedBy(page.bytes);

  return {
    saveIncidents: (answer) => ask('saveIncidents', reading.incidents(answer), pageOf),
    saveAlerts: (answer) => ask('saveAlerts', reading.alerts(answer), pageOf),
    setPending: (pending) => ask('setPending', [pending]),
    setSnooze: (snoozed) => ask('setSnooze', [snoozed]),
    saveTasks: (tasks) => ask('saveTasks', [tasks]),
    saveTask: (one) => ask('saveTask', [one]),
    saveTaskPage: (answer) => ask('saveTaskPage', reading.tasks(answer), pageOf),
    keepTasks: (whole) => ask('keepTasks', [whole]),
    saveAccess: (read) => ask('saveAccess', [read]),
    saveSync: (sync) => ask('saveSync', [sync]),
    saveCursor: (tenantId, kind, text) => ask('saveCursor', [tenantId, kind, text]),
    saveIdentity: (identity) => ask('saveIdentity', [identity]),
    saveTypedName: (tenantId, upn) => ask('saveTypedName', [tenantId, upn]),
    saveTenants: (tenants) => ask('saveTenants', [tenants]),
    forgetNews: (told) => ask('forgetNews', [told]),
    forgetEndedClocks: (upTo) => ask('forgetEndedClocks', [upTo]),
    dropMissing: (sweep) => ask('dropMissing', [sweep]),
    expire: (step) => ask('expire', [step]),
    purgeTenant: (tenantId) => ask('purgeTenant', [tenantId]),
    reset: () => ask('reset', []),
    checkpoint: () => ask('checkpoint', []),
    close: async () => {
      // Whoever waits for a page that cannot be read is told; what was read is written all the same.
      await Promise.allSettled([reading.finish()]);
      await Promise.allSettled([handedOver]);
      await writer.finish();
    },
  };
}
