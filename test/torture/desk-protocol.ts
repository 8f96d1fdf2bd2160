import { z } from 'zod';
import { Cloud } from '#shared/domain/cloud.ts';

/** What the desk's program is told, one message each; every one is answered under its id. */
export const ToDesk = z.object({
  id: z.int(),
  order: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('open'),
      dataDir: z.string(),
      cloud: Cloud,
      /** How many times faster than the computer's its clock runs, and how far from it that begins. */
      speed: z.number().positive(),
      aheadMs: z.number(),
    }),
    z.object({ kind: z.literal('call'), name: z.string(), input: z.unknown() }),
    z.object({ kind: z.literal('sign-in') }),
    z.object({ kind: z.literal('take-in') }),
    /** One complete look at every tenant. */
    z.object({ kind: z.literal('look') }),
    /** Begins to look and to send by itself. */
    z.object({ kind: z.literal('start') }),
    /** Somebody sets the clock of the computer: forth, or back. */
    z.object({ kind: z.literal('clock'), byMs: z.number() }),
    z.object({ kind: z.literal('stop') }),
  ]),
});
export type Order = z.infer<typeof ToDesk>['order'];

export const FromDesk = z.object({
  id: z.int(),
  result: z.discriminatedUnion('ok', [
    z.object({ ok: z.literal(true), value: z.unknown() }),
    z.object({ ok: z.literal(false), message: z.string() }),
  ]),
});
export type FromDesk = z.infer<typeof FromDesk>;
