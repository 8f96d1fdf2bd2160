import { existsSync } from 'node:fs';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { AppError } from '#shared/errors.ts';
import type { Answer, CacheWriter } from './cache-writer.ts';
import {
  asError,
  FromWorker,
  type OperationInput,
  type OperationName,
  type OperationOutput,
  type ToWorker,
  type WorkerStart,
} from './worker-protocol.ts';

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: AppError) => void;
}

/** Room for several parsed pages, so that they are gone before the collector moves them. */
const YOUNG_MB = 16;
const STOPPED = 'The part that writes the cache has stopped.';

/**
 * Starts the thread that writes cache.db (the file is created and brought to this version by it) and
 * answers once it is ready. Bodies are handed over, not copied. When the thread dies, everything under
 * way and everything asked afterwards rejects with AppError `internal`; what was answered is saved.
 * @param onLost told once when the thread dies without having been asked to.
 */
export async function cacheWriterInWorker(
  start: WorkerStart,
  onLost: () => void = () => undefined,
): Promise<CacheWriter> {
  const worker = new Worker(workerFile(), {
    workerData: start,
    name: 'cache-writer',
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
  });
  const waiting = new Map<number, Waiting>();
  let last = 0;
  let stopped: AppError | null = null;
  let ready = false;
  let closing = false;

  const stop = (cause: unknown) => {
    stopped ??= new AppError('internal', STOPPED, { cause });
    for (const { reject } of waiting.values()) reject(stopped);
    waiting.clear();
  };
  worker.on('error', stop);
  worker.on('exit', (code) => {
    stop(code);
    if (ready && !closing) onLost();
  });
  worker.on('message', (message: unknown) => {
    const answer = FromWorker.parse(message);
    const call = waiting.get(answer.id);
    waiting.delete(answer.id);
    if (answer.ok) call?.resolve(answer.value);
    else call?.reject(asError(answer.failure));
  });

  const expect = (id: number) =>
    new Promise<unknown>((resolve, reject) => {
      if (stopped) reject(stopped);
      else waiting.set(id, { resolve, reject });
    });
  const ask = async <N extends OperationName>(
    name: N,
    input: OperationInput<N>,
    handOver: ArrayBuffer[] = [],
  ): Promise<OperationOutput<N>> => {
    last += 1;
    const answered = expect(last);
    const message: ToWorker = { id: last, name, input };
    if (!stopped) worker.postMessage(message, handOver);
    // The one cast: the worker runs exactly the operation of that name, so its answer has its type.
    return answered as Promise<OperationOutput<N>>;
  };
  const exited = new Promise<void>((resolve) => worker.once('exit', () => resolve()));

  try {
    await expect(0);
    ready = true;
  } catch (error) {
    await worker.terminate();
    throw error;
  }
  return {
    saveIncidents: (answer) => ask('saveIncidents', [answer], handedOver(answer)),
    saveAlerts: (answer) => ask('saveAlerts', [answer], handedOver(answer)),
    setPending: (pending) => ask('setPending', [pending]),
    setSnooze: (snoozed) => ask('setSnooze', [snoozed]),
    saveTasks: (tasks) => ask('saveTasks', [tasks]),
    saveTask: (one) => ask('saveTask', [one]),
    saveTaskPage: (answer) => ask('saveTaskPage', [answer], handedOver(answer)),
    keepTasks: (whole) => ask('keepTasks', [whole]),
    saveSync: (sync) => ask('saveSync', [sync]),
    saveCursor: (tenantId, kind, text) => ask('saveCursor', [tenantId, kind, text]),
    saveIdentity: (identity) => ask('saveIdentity', [identity]),
    saveTenants: (tenants) => ask('saveTenants', [tenants]),
    forgetNews: (told) => ask('forgetNews', [told]),
    forgetEndedClocks: (upTo) => ask('forgetEndedClocks', [upTo]),
    dropMissing: (sweep) => ask('dropMissing', [sweep]),
    expire: (step) => ask('expire', [step]),
    purgeTenant: (tenantId) => ask('purgeTenant', [tenantId]),
    reset: () => ask('reset', []),
    checkpoint: () => ask('checkpoint', []),
    close: async () => {
      closing = true;
      await ask('finish', []);
      await exited;
    },
  };
}

/** Only a body that owns its memory can be handed over; a slice of a shared pool is copied. */
function handedOver({ body }: Answer): ArrayBuffer[] {
  const { buffer } = body;
  return buffer instanceof ArrayBuffer && buffer.byteLength === body.byteLength ? [buffer] : [];
}

/** Built: a file of its own beside core's. Under plain Node: the source. */
function workerFile(): string {
  const built = path.join(import.meta.dirname, 'cache-worker.js');
  return existsSync(built) ? built : path.join(import.meta.dirname, 'worker.ts');
}
