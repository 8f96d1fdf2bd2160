import { z } from 'zod';
import { BatchId, ChangeId } from '../domain/change.ts';
import { UndoneSum } from '../domain/undone-sum.ts';
import { command, query } from './define.ts';
import { ManyPreview, ManyReceipt } from './many-incidents.ts';

/** What is to be undone: one change, or all that one gesture changed. */
export const UndoTarget = z.union([
  z.strictObject({ id: ChangeId }),
  z.strictObject({ batch: BatchId }),
]);
export type UndoTarget = z.infer<typeof UndoTarget>;

/** What undoing would do, before anything is recorded. */
export const UndoPreview = z.object({
  /** Changes that are not sent: they are taken back, and nobody outside ever knows. */
  unsent: z.int(),
  /** How many incidents something goes back in, tenant by tenant, and where and why nothing does. */
  tenants: z.array(ManyPreview.omit({ already: true, unapproved: true })),
  back: z.array(UndoneSum),
  /** Changed since, and left alone. */
  left: z.array(UndoneSum),
  /** What no write can put back. */
  stays: z.array(UndoneSum),
  /** Changes that were not carried out: they wait for the person in the outbox. */
  refused: z.int(),
  /** Changes that needed no sending: it was so already. */
  already: z.int(),
});
export type UndoPreview = z.infer<typeof UndoPreview>;

/** What was recorded to undo it, what was taken back unsent, and which incidents have nothing recorded and why. */
export const UndoReceipt = ManyReceipt.omit({ already: true }).extend({ takenBack: z.int() });
export type UndoReceipt = z.infer<typeof UndoReceipt>;

export const undoContract = {
  /** @throws `not-found` for what is not kept any more. */
  'outbox.previewUndo': query(UndoTarget, UndoPreview),
  /** Takes back what is not sent, and records the opposite of what was. It is sent as every change is. */
  'outbox.undo': command(UndoTarget, UndoReceipt),
};
