import type { findContract } from '#shared/contract/find.ts';
import { askedWords } from '#shared/domain/find/asked-words.ts';
import { foundWithNotes, noteWithin } from '../read/found-notes.ts';
import type { FindReader } from '../store/find-reader.ts';
import type { NoteStore } from '../store/note-store.ts';
import type { HandlersOf } from './handler.ts';

interface FindHandlerParts {
  readonly find: FindReader;
  readonly notes: NoteStore;
  readonly accountId: () => string | null;
}

export function findHandlers(parts: FindHandlerParts): HandlersOf<typeof findContract> {
  const { find, notes, accountId } = parts;
  return {
    'find.incidents': ({ text }) => {
      const found = find.incidents(text);
      const asked = askedWords(text);
      const account = accountId();
      if (account === null || asked.length === 0) return found;
      return foundWithNotes(found, find.listed(notes.matching(account, asked)));
    },
    'find.within': ({ text, keys }) => {
      const asked = askedWords(text);
      const account = accountId();
      return keys.flatMap((key) => {
        const within = find.within(key, text);
        const note = account === null ? null : notes.of(account, key);
        return within ? [{ ...within, notes: noteWithin(note?.text ?? null, asked) }] : [];
      });
    },
  };
}
