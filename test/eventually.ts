import { vi } from 'vitest';
import { BUSY_MACHINE_MS } from './busy-machine.ts';

/** Waits until `check` holds: as long as a busy machine may take, and no longer than it takes. */
export const eventually = <T>(check: () => T | Promise<T>): Promise<T> =>
  vi.waitFor(check, { timeout: BUSY_MACHINE_MS, interval: 5 });
