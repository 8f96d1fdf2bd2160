import { z } from 'zod';
import { AppError, Failure } from '#shared/errors.ts';
import type { CacheOperations } from './cache-operations.ts';

/** What the worker can be asked for: the operations by name. */
export type OperationName = Exclude<keyof CacheOperations, 'together'>;
export type OperationInput<N extends OperationName> = Parameters<CacheOperations[N]>;
export type OperationOutput<N extends OperationName> = ReturnType<CacheOperations[N]>;

/** Given to the worker when it starts. `key` null: a file without encryption (tests only). */
export const WorkerStart = z.object({
  file: z.string(),
  key: z.custom<Uint8Array>((value) => value instanceof Uint8Array).nullable(),
  nativeBinding: z.string().optional(),
});
export type WorkerStart = z.infer<typeof WorkerStart>;

const OPERATIONS = [
  'saveIncidents',
  'saveAlerts',
  'setPending',
  'setSnooze',
  'saveTasks',
  'saveTask',
  'saveTaskPage',
  'keepTasks',
  'saveAccess',
  'saveSync',
  'saveCursor',
  'saveIdentity',
  'saveTypedName',
  'saveTenants',
  'forgetNews',
  'forgetEndedClocks',
  'dropMissing',
  'expire',
  'purgeTenant',
  'reset',
  'checkpoint',
  'finish',
] as const satisfies readonly OperationName[];

/** These look after the whole file and stand alone; all others may share a commit with their neighbours. */
export const ALONE: ReadonlySet<OperationName> = new Set([
  'purgeTenant',
  'reset',
  'checkpoint',
  'finish',
]);

/** core → worker. The input is our own, typed where it is sent. */
export const ToWorker = z.object({
  id: z.int(),
  name: z.enum(OPERATIONS),
  input: z.array(z.unknown()),
});
export type ToWorker = z.infer<typeof ToWorker>;

/** worker → core, in the order of the calls. `id` 0 answers the start. */
export const FromWorker = z.discriminatedUnion('ok', [
  z.object({ id: z.int(), ok: z.literal(true), value: z.unknown() }),
  z.object({ id: z.int(), ok: z.literal(false), failure: Failure }),
]);
export type FromWorker = z.infer<typeof FromWorker>;

export function asError({ code, message, remedy, support }: Failure): AppError {
  return new AppError(code, message, { remedy, support });
}
