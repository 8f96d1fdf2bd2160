import { z } from 'zod';
import { IncidentId, IncidentKey } from '../domain/incident.ts';
import { Instant } from '../time.ts';
import { command, query } from './define.ts';

export const LONGEST_NOTE = 4_000;

const NoteText = z.string().max(LONGEST_NOTE);

/** What the signed-in person noted about an incident, and about those that were merged into it. */
export const IncidentNotes = z.object({
  /** Whose they are; null: nobody is signed in. */
  accountId: z.string().nullable(),
  own: z.object({ text: NoteText, savedAt: Instant }).nullable(),
  merged: z.array(z.object({ incidentId: IncidentId, title: z.string(), text: NoteText })),
});
export type IncidentNotes = z.infer<typeof IncidentNotes>;

/** Notes of a person's own: they stay on this computer and are never sent. */
export const notesContract = {
  'notes.of': query(IncidentKey, IncidentNotes),
  /**
   * On the disk when it is answered. A blank one is forgotten. `accountId` is who typed it: another's is
   * refused, because somebody else may have signed in meanwhile.
   */
  'notes.save': command(IncidentKey.extend({ accountId: z.string(), text: NoteText }), z.null()),
};
