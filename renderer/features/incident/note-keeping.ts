import type { Api } from '#shared/contract/contract.ts';
import type { IncidentNotes } from '#shared/contract/notes.ts';
import { type IncidentKey, keyText } from '#shared/domain/incident.ts';
import type { Failure } from '#shared/errors.ts';
import { keepOnPause } from './keep-on-pause.ts';

/** The notes of the incident looked at, and what was typed and is not on the disk yet. */
export interface NotesRead {
  /** Tenant and incident they belong to; empty before anything was asked for. */
  readonly of: string;
  readonly value: IncidentNotes | null;
  /** By incident: what could not be written stays where it was typed. */
  readonly typed: ReadonlyMap<string, string>;
  readonly failure: Failure | null;
}
export const NO_NOTES: NotesRead = { of: '', value: null, typed: new Map(), failure: null };

interface NoteKeepingParts {
  readonly api: Api;
  readonly get: () => NotesRead;
  readonly set: (notes: NotesRead) => void;
}

/** Notes of a person's own: read with the incident, written down on a pause of typing. */
export function noteKeeping({ api, get, set }: NoteKeepingParts) {
  const readNotes = async ({ tenantId, incidentId }: IncidentKey): Promise<void> => {
    const key = { tenantId, incidentId };
    const of = keyText(key);
    if (get().of !== of) set({ ...get(), of, value: null, failure: null });
    const result = await api.query('notes.of', key);
    if (get().of !== of) return; // the person has moved on meanwhile
    set({ ...get(), ...(result.ok ? { value: result.value } : { failure: result.failure }) });
  };

  const save = async (key: IncidentKey, text: string): Promise<void> => {
    const name = keyText(key);
    const result = await api.command('notes.save', { ...key, text });
    if (!result.ok) return set({ ...get(), failure: result.failure });
    set({ ...get(), failure: null });
    if (get().of === name) await readNotes(key);
    if (get().typed.get(name) !== text) return; // more was typed meanwhile
    const typed = new Map(get().typed);
    typed.delete(name);
    set({ ...get(), typed });
  };

  const keeper = keepOnPause(({ key, text }: { key: IncidentKey; text: string }) => {
    void save(key, text);
  });

  return {
    readNotes,
    setNote: ({ tenantId, incidentId }: IncidentKey, text: string): void => {
      const key = { tenantId, incidentId };
      const name = keyText(key);
      set({ ...get(), typed: new Map(get().typed).set(name, text) });
      keeper.keep(name, { key, text });
    },
    /** Writes down at once what is still waiting for a pause. */
    keepNotes: keeper.flush,
  };
}
