import type { notesContract } from '#shared/contract/notes.ts';
import type { IncidentId, IncidentKey } from '#shared/domain/incident.ts';
import { type Clock, instant } from '#shared/time.ts';
import type { NoteStore } from '../store/note-store.ts';
import type { HandlersOf } from './handler.ts';
import { mustBeTypedBy } from './typed-by.ts';

interface NoteHandlerParts {
  readonly notes: NoteStore;
  readonly accountId: () => string | null;
  /** The incidents that were merged into this one. */
  readonly mergedInto: (
    key: IncidentKey,
  ) => readonly { readonly incidentId: IncidentId; readonly title: string }[];
  readonly now: Clock;
  /** An incident has a note now, or has none any more. */
  readonly onMark: () => void;
}

export function noteHandlers(parts: NoteHandlerParts): HandlersOf<typeof notesContract> {
  const { notes, accountId, mergedInto, now, onMark } = parts;
  return {
    'notes.of': (key) => {
      const account = accountId();
      if (account === null) return { accountId: null, own: null, merged: [] };
      const merged = mergedInto(key).flatMap(({ incidentId, title }) => {
        const note = notes.of(account, { tenantId: key.tenantId, incidentId });
        return note ? [{ incidentId, title, text: note.text }] : [];
      });
      return { accountId: account, own: notes.of(account, key), merged };
    },
    'notes.save': ({ accountId: typedBy, text, ...key }) => {
      mustBeTypedBy(accountId(), typedBy);
      if (notes.save(typedBy, key, text, instant(now()))) onMark();
      return null;
    },
  };
}
