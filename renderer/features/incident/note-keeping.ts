import type { Api } from '#shared/contract/contract.ts';
import type { IncidentNotes } from '#shared/contract/notes.ts';
import { type IncidentKey, keyText } from '#shared/domain/incident.ts';
import type { Failure } from '#shared/errors.ts';
import { canBeKeptAgain, type Kept, keepOnPause } from './keep-on-pause.ts';

/** The notes of the incident looked at, and what was typed and is not on the disk yet. */
export interface NotesRead {
  /** Tenant and incident they belong to; empty before anything was asked for. */
  readonly of: string;
  /** Whose notes and words these are; null: nobody's, or nothing was read yet. */
  readonly accountId: string | null;
  readonly value: IncidentNotes | null;
  /** By incident: what could not be written stays where it was typed. */
  readonly typed: ReadonlyMap<string, string>;
  readonly failure: Failure | null;
}
export const NO_NOTES: NotesRead = {
  of: '',
  accountId: null,
  value: null,
  typed: new Map(),
  failure: null,
};

interface NoteKeepingParts {
  readonly api: Api;
  readonly get: () => NotesRead;
  readonly set: (notes: NotesRead) => void;
}

interface Typed {
  readonly key: IncidentKey;
  readonly accountId: string;
  readonly text: string;
}

/** Notes of a person's own: read with the incident, written down on a pause of typing under their name. */
export function noteKeeping({ api, get, set }: NoteKeepingParts) {
  const withoutTyped = (name: string): ReadonlyMap<string, string> =>
    new Map([...get().typed].filter(([other]) => other !== name));

  const readNotes = async ({ tenantId, incidentId }: IncidentKey): Promise<void> => {
    const key = { tenantId, incidentId };
    const of = keyText(key);
    if (get().of !== of) set({ ...get(), of, value: null, failure: null });
    const result = await api.query('notes.of', key);
    if (get().of !== of) return; // the person has moved on meanwhile
    if (!result.ok) return set({ ...get(), failure: result.failure });
    const { value } = result;
    const { accountId } = value;
    if (accountId !== get().accountId) {
      keeper.drop();
      return set({ ...NO_NOTES, of, accountId, value });
    }
    const isKept = (get().typed.get(of) ?? '').trim() === (value.own?.text ?? '').trim();
    set({ ...get(), value, ...(isKept && { typed: withoutTyped(of) }) });
  };

  const save = async ({ key, accountId, text }: Typed): Promise<Kept> => {
    const name = keyText(key);
    const result = await api.command('notes.save', { ...key, accountId, text });
    if (get().accountId !== accountId) return 'refused'; // another person is here
    if (!result.ok) {
      set({ ...get(), failure: result.failure });
      return canBeKeptAgain(result.failure);
    }
    set({ ...get(), failure: null });
    if (get().of === name) await readNotes(key);
    else if (get().typed.get(name) === text) set({ ...get(), typed: withoutTyped(name) });
    return 'kept';
  };
  const keeper = keepOnPause(save);

  return {
    readNotes,
    /** Nothing can be typed before it is known what stands there, and whose it is. */
    setNote: ({ tenantId, incidentId }: IncidentKey, text: string): void => {
      const { accountId, typed } = get();
      if (accountId === null) return;
      const key = { tenantId, incidentId };
      const name = keyText(key);
      set({ ...get(), typed: new Map(typed).set(name, text) });
      keeper.keep(name, { key, accountId, text });
    },
    /** Writes down at once what is still waiting for a pause. */
    keepNotes: keeper.flush,
    /** Another person is here: nothing of the one before is shown or written any more. */
    forgetNotes: (): void => {
      keeper.drop();
      set(NO_NOTES);
    },
  };
}
