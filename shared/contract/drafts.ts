import { z } from 'zod';
import { Draft } from '../domain/draft.ts';
import { IncidentKey } from '../domain/incident.ts';
import { command, query } from './define.ts';

export const KeptDraft = IncidentKey.extend({ draft: Draft });
export type KeptDraft = z.infer<typeof KeptDraft>;

/** Words that were typed and not sent, each person's own; they outlive a crash. */
export const draftsContract = {
  'drafts.list': query(z.object({}), z.array(KeptDraft)),
  /** An empty one is forgotten. `accountId` is who typed it: another's is refused. */
  'drafts.save': command(KeptDraft.extend({ accountId: z.string() }), z.null()),
};
