import { z } from 'zod';
import { Cloud } from '../domain/cloud.ts';
import { Failure } from '../errors.ts';

/** main → the training range in its own process. `start` is the first message. */
export const ToRange = z.discriminatedUnion('kind', [
  /** `dataDir`: where the range may keep what survives a restart (its seed and its moved clock). */
  z.object({ kind: z.literal('start'), dataDir: z.string().min(1) }),
  z.object({ kind: z.literal('stop') }),
]);
export type ToRange = z.infer<typeof ToRange>;

/** The range → main: where it can be reached, or why it cannot. It exits on its own after `stop`. */
export const FromRange = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready'), cloud: Cloud }),
  z.object({ kind: z.literal('failed'), failure: Failure }),
]);
export type FromRange = z.infer<typeof FromRange>;
