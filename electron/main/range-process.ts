import { FromRange, type ToRange } from '#shared/contract/range-protocol.ts';
import type { Cloud } from '#shared/domain/cloud.ts';
import { AppError } from '#shared/errors.ts';
import { type Child, type Schedule, stopChild } from './child.ts';

/** A range that has not said where it listens by then does not come up any more. */
const START_MS = 60_000;

interface RangeParts {
  readonly fork: () => Child;
  readonly schedule: Schedule;
  /** The range ended without having been asked to. */
  readonly onLost: (code: number) => void;
}

export interface RunningRange {
  readonly cloud: Cloud;
  readonly stop: () => Promise<void>;
}

/**
 * Starts the training range in a process of its own and waits until it can be used.
 * @throws AppError with the range's own reason when it cannot start.
 */
export async function startRangeProcess(parts: RangeParts, dataDir: string): Promise<RunningRange> {
  const child = parts.fork();
  const begin: ToRange = { kind: 'start', dataDir };
  const started = answerOf(child, parts.schedule);
  child.postMessage(begin);
  const cloud = await started.catch((error: unknown) => {
    child.kill();
    throw error;
  });
  let asked = false;
  child.once('exit', (code: number) => {
    if (!asked) parts.onLost(code);
  });
  return {
    cloud,
    stop: () => {
      asked = true;
      const stop: ToRange = { kind: 'stop' };
      return stopChild(child, stop, parts.schedule);
    },
  };
}

function answerOf(child: Child, schedule: Schedule): Promise<Cloud> {
  return new Promise((resolve, reject) => {
    const cancel = schedule(START_MS, () => {
      reject(new AppError('timeout', 'The training range did not start within a minute.'));
    });
    child.once('exit', (code: number) => {
      cancel();
      reject(new AppError('internal', `The training range ended while it started (code ${code}).`));
    });
    child.once('message', (message: unknown) => {
      cancel();
      const said = FromRange.safeParse(message);
      if (!said.success) {
        reject(new AppError('internal', 'The training range answered with something unknown.'));
      } else if (said.data.kind === 'failed') {
        const { code, message: sentence, remedy } = said.data.failure;
        reject(new AppError(code, sentence, { remedy }));
      } else {
        resolve(said.data.cloud);
      }
    });
  });
}
