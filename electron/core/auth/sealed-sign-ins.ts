import { z } from 'zod';
import { Account } from '#shared/contract/session.ts';
import { AppError } from '#shared/errors.ts';
import { jsonOrNull } from '#shared/json.ts';
import type { SecretBox } from '../host.ts';
import type { Log } from '../log.ts';
import type { SignInStore } from './sign-in-store.ts';

export const HOME_SLOT = 'home';

const Entries = z.record(z.string(), z.record(z.string(), z.unknown()));

/** What is kept of a sign-in: who, and MSAL's entries for the account and its refresh token. No more. */
export const StoredSignIn = z.object({
  version: z.literal(1),
  account: Account,
  cache: z.object({ Account: Entries, RefreshToken: Entries }),
});
export type StoredSignIn = z.infer<typeof StoredSignIn>;

/** Takes what is kept out of MSAL's serialized cache. @throws AppError `internal` if MSAL changed its form. */
export function storedSignIn(account: Account, serialized: string): StoredSignIn {
  const cache: unknown = JSON.parse(serialized);
  const result = StoredSignIn.safeParse({ version: 1, account, cache });
  if (result.success) return result.data;
  throw new AppError('internal', 'The sign-in has a form that cannot be kept.');
}

/** As MSAL reads it. The other sections have to be there and are empty: tokens come by asking. */
export function seedOf({ cache }: StoredSignIn): string {
  return JSON.stringify({ ...cache, IdToken: {}, AccessToken: {}, AppMetadata: {} });
}

export interface SealedSignIns {
  /**
   * From memory, else from the store. Rejects with AppError `storage` while the secret box does not open it,
   * `damaged` when it is there but cannot be read.
   */
  load(slot: string): Promise<StoredSignIn | null>;
  /** Kept in memory at once; on disk only where this computer protects it. */
  save(slot: string, signIn: StoredSignIn): Promise<void>;
  forget(slot: string): Promise<void>;
  /** Wipes memory and store. */
  clear(): Promise<void>;
}

interface SealedSignInsParts {
  readonly secretBox: SecretBox;
  readonly store: SignInStore;
  readonly log: Log;
}

/** Sign-ins by slot: `home`, or the id of a tenant that needed its own interactive step. */
export function sealedSignIns({ secretBox, store, log }: SealedSignInsParts): SealedSignIns {
  const memory = new Map<string, StoredSignIn>();
  const written = new Set<string>(); // what was written and is gone was removed with its tenant
  /** How often each slot, and all of them, was saved or forgotten: what is being unsealed meanwhile is older. */
  const changed = new Map<string, number>();
  let cleared = 0;
  const version = (slot: string) => cleared + (changed.get(slot) ?? 0);
  const change = (slot: string) => void changed.set(slot, (changed.get(slot) ?? 0) + 1);
  let writes: Promise<void> = Promise.resolve(); // one after another: the last save wins on disk, too

  const inTurn = (work: () => Promise<void> | void): Promise<void> => {
    writes = writes.then(work).catch((error: unknown) => {
      log.warn({ error }, 'A sign-in could not be stored; it lasts until the program is closed');
    });
    return writes;
  };

  return {
    load: async (slot) => {
      const known = memory.get(slot) ?? null;
      if (secretBox.protection !== 'protected') return known;
      if (known && !written.has(slot)) return known;
      const sealed = store.get(slot);
      if (sealed === null) memory.delete(slot);
      if (sealed === null || known) return sealed === null ? null : known;
      const began = version(slot);
      const keep = (resealed: string) => {
        if (version(slot) === began && store.get(slot) === sealed) store.put(slot, resealed);
      };
      const found = read(await secretBox.unseal(sealed, keep));
      if (version(slot) !== began) return memory.get(slot) ?? null;
      memory.set(slot, found);
      written.add(slot);
      return found;
    },
    save: (slot, signIn) => {
      change(slot);
      memory.set(slot, signIn);
      if (secretBox.protection !== 'protected') return Promise.resolve();
      return inTurn(async () => {
        const sealed = await secretBox.seal(JSON.stringify(signIn));
        if (memory.get(slot) !== signIn) return; // forgotten or replaced meanwhile
        store.put(slot, sealed);
        written.add(slot);
      });
    },
    forget: (slot) => {
      change(slot);
      memory.delete(slot);
      written.delete(slot);
      return inTurn(() => store.remove(slot));
    },
    clear: async () => {
      cleared += 1;
      memory.clear();
      written.clear();
      await writes;
      store.clear(); // a sign-out that cannot wipe has to say so
    },
  };
}

/** @throws AppError `damaged`. The text itself is in no message: it holds a refresh token. */
function read(text: string): StoredSignIn {
  const result = StoredSignIn.safeParse(jsonOrNull(text));
  if (result.success) return result.data;
  throw new AppError('damaged', 'The stored sign-in cannot be read.', { remedy: 'Sign in again.' });
}
