import { z } from 'zod';
import { Cloud } from '../domain/cloud.ts';

/** The range's own process → main, once: where it can be reached, or why it cannot. */
export const FromRange = z.discriminatedUnion('ready', [
  z.object({ ready: z.literal(true), cloud: Cloud }),
  z.object({ ready: z.literal(false), message: z.string() }),
]);
export type FromRange = z.infer<typeof FromRange>;
