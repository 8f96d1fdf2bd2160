import { z } from 'zod';
import { Instant } from '../time.ts';
import { ChangeId, IncidentChange } from './change.ts';
import { SeenChange } from './incident-history.ts';

/** One line of what happened to an incident, and how we know. */
export const ActivityEntry = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('created'), at: Instant }),
  /** A look of ours found it changed. */
  z.object({
    kind: z.literal('seen'),
    at: Instant,
    seenAt: Instant,
    ...SeenChange.pick({ by: true, changes: true }).shape,
  }),
  /** Done on this computer, from the audit trail. */
  z.object({
    kind: z.literal('done'),
    at: Instant,
    byMe: z.boolean(),
    /** As the trail names it: `change.recorded`, `change.confirmed`… */
    action: z.string(),
    change: IncidentChange.nullable(),
    /** It was recorded to undo an earlier change. */
    undoes: z.boolean(),
    /** The change that this line is about, where it may be undone from here. */
    undoable: ChangeId.nullable(),
    reason: z.string().nullable(),
  }),
  z.object({
    kind: z.literal('comment'),
    at: Instant,
    author: z.string().nullable(),
    text: z.string(),
  }),
]);
export type ActivityEntry = z.infer<typeof ActivityEntry>;
