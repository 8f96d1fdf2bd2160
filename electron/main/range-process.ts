import { FromRange } from '#shared/contract/range-protocol.ts';
import type { Cloud } from '#shared/domain/cloud.ts';
import { AppError } from '#shared/errors.ts';
import type { Child, Schedule } from './child.ts';

/** A range that has not said where it listens by then does not come up any more. */
const START_MS = 60_000;

interface RangeParts {
  readonly fork: () => Child;
  readonly schedule: Schedule;
  /** The range ended without having been asked to. */
  readonly onLost: (code: number) => void;
}

/** A training range that can be used. */
export interface RunningRange {
  readonly cloud: Cloud;
  readonly stop: () => Promise<void>;
}

/**
 * Starts the training range in a process of its own and waits until it can be used. It keeps nothing on
 * the disk, so it is ended rather than asked to stop.
 * @throws AppError with the range's own reason when it cannot start.
 */
export async function startRangeProcess(parts: RangeParts): Promise<RunningRange> {
  const child = parts.fork();
  let isThere = false; // one that ends before says so itself
  const ended = new Promise<void>((resolve) => {
    child.once('exit', (code: number) => {
      if (isThere) parts.onLost(code);
      resolve();
    });
  });
  const stop = async (): Promise<void> => {
    isThere = false;
    child.kill();
    await ended;
  };
  try {
    const cloud = await addressOf(child, parts.schedule);
    isThere = true;
    return { cloud, stop };
  } catch (error) {
    child.kill();
    throw error;
  }
}

function addressOf(child: Child, schedule: Schedule): Promise<Cloud> {
  return new Promise((resolve, reject) => {
    const cancel = schedule(START_MS, () => {
      reject(new AppError('timeout', 'The training range did not start within a minute.'));
    });
    child.once('exit', (code: number) => {
      cancel();
      reject(new AppError('internal', `The training range ended as it started (code ${code}).`));
    });
    child.once('message', (message: unknown) => {
      cancel();
      const said = FromRange.safeParse(message);
      if (said.success && said.data.ready) return resolve(said.data.cloud);
      const reason = said.success && !said.data.ready ? ` ${said.data.message}` : '';
      return reject(new AppError('internal', `The training range could not start.${reason}`));
    });
  });
}
