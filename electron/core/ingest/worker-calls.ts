import { existsSync } from 'node:fs';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { AppError } from '#shared/errors.ts';
import { asError, FromWorker } from './worker-protocol.ts';

export interface WorkerOptions {
  /** Its file in the built program, beside core's. */
  readonly built: string;
  /** Its file under plain Node, in this folder. */
  readonly source: string;
  readonly workerData?: unknown;
  /** What is said of calls after its end. */
  readonly stopped: string;
  /** Told once, when it ends without having been asked to. */
  readonly onEnd: () => void;
}

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: AppError) => void;
}

/** Room for several read pages, so that they are gone before the collector moves them. */
const YOUNG_MB = 16;
/** The last call of any thread. */
const FINISH = 'finish';

/**
 * A thread of this program that is asked by calls and answers each (worker-protocol.ts). When it dies,
 * everything under way and everything asked afterwards rejects with AppError `internal`.
 */
export function workerCalls({ built, source, workerData, stopped, onEnd }: WorkerOptions) {
  const worker = new Worker(fileOf(built, source), {
    workerData,
    name: path.parse(built).name,
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
  });
  const waiting = new Map<number, Waiting>();
  let last = 0;
  let end: AppError | null = null;
  let isClosing = false;

  const stop = (cause: unknown) => {
    end ??= new AppError('internal', stopped, { cause });
    for (const { reject } of waiting.values()) reject(end);
    waiting.clear();
  };
  worker.on('error', stop);
  worker.on('exit', (code) => {
    stop(code);
    if (!isClosing) onEnd();
  });
  worker.on('message', (message: unknown) => {
    const answer = FromWorker.parse(message);
    const call = waiting.get(answer.id);
    waiting.delete(answer.id);
    if (answer.ok) call?.resolve(answer.value);
    else call?.reject(asError(answer.failure));
  });
  const answered = (id: number) =>
    new Promise<unknown>((resolve, reject) => {
      if (end) reject(end);
      else waiting.set(id, { resolve, reject });
    });
  const call = async (name: string, input: readonly unknown[], handOver: ArrayBuffer[] = []) => {
    last += 1;
    const answer = answered(last);
    if (!end) worker.postMessage({ id: last, name, input }, handOver);
    return answer;
  };
  const exited = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  const started = answered(0);

  return {
    /** Answers when it is ready; rejects with the reason why it cannot be, and ends it. */
    started: async (): Promise<void> => {
      try {
        await started;
      } catch (error) {
        await worker.terminate();
        throw error;
      }
    },
    /** Sends a call. What is in `handOver` is not copied and not to be used afterwards. */
    ask: call,
    /** Carries out what was asked before, then ends; answers when it is gone. */
    finish: async (): Promise<void> => {
      isClosing = true;
      await call(FINISH, []);
      await exited;
    },
  };
}
export type WorkerCalls = ReturnType<typeof workerCalls>;

/** Only what owns its memory can be handed over; a slice of a shared pool is copied. */
export function ownedBy({ buffer, byteLength }: Uint8Array): ArrayBuffer[] {
  return buffer instanceof ArrayBuffer && buffer.byteLength === byteLength ? [buffer] : [];
}

/** Built: a file of its own beside core's. Under plain Node: the source. */
function fileOf(built: string, source: string): string {
  const file = path.join(import.meta.dirname, built);
  return existsSync(file) ? file : path.join(import.meta.dirname, source);
}
