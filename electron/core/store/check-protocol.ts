import { z } from 'zod';

/** Given to the thread that walks through the cache. */
export const CheckStart = z.object({
  file: z.string(),
  key: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
  nativeBinding: z.string().optional(),
});
export type CheckStart = z.infer<typeof CheckStart>;

/** What it answers: what is wrong with the file, or null. */
export const CheckAnswer = z.object({ problem: z.string().nullable() });
export type CheckAnswer = z.infer<typeof CheckAnswer>;
