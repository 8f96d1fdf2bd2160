import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { AppError, KEY_CLOSED } from '#shared/errors.ts';
import type { SecretBox } from '../host.ts';
import { replaceFile } from './replace-file.ts';

/** Holds the key of both databases. */
export interface Keyring {
  /**
   * The 32-byte key of this profile, made on first use.
   * Rejects with AppError `storage` (support `KEY_CLOSED`) while the secret box does not open it, `damaged`
   * when what it holds is no key.
   */
  open(): Promise<Uint8Array>;
  /**
   * A new key in place of one that cannot be opened; files written with the old one stay closed. They are
   * to go aside in `clear`, once it is certain that the new key can be kept.
   */
  renew(clear: () => void): Promise<Uint8Array>;
}

export const SEALED_KEY = 'key.sealed';
const BYTES = 32;

/**
 * The key sealed by the host's secret box, in a file of the profile (only its user may read it). Where the
 * box seals otherwise by now, so is the key.
 */
export function sealedKeyring(dataDir: string, box: SecretBox): Keyring {
  const file = path.join(dataDir, SEALED_KEY);
  const renew = async (clear: () => void): Promise<Uint8Array> => {
    const key = randomBytes(BYTES);
    const sealed = await box.seal(key.toString('base64'));
    clear();
    replaceFile(file, sealed);
    return new Uint8Array(key);
  };
  return {
    open: async () => {
      if (!existsSync(file)) return renew(() => undefined);
      const kept = readFileSync(file, 'utf8');
      let fresh: string | null = null;
      const keep = (resealed: string) => {
        fresh = resealed;
      };
      const text = await box.unseal(kept, keep).catch((error: unknown) => {
        throw closed(error);
      });
      const key = Buffer.from(text, 'base64');
      if (key.length !== BYTES) {
        throw new AppError('damaged', 'The key of this profile is not complete.');
      }
      if (fresh !== null) replaceIfPossible(file, fresh);
      return new Uint8Array(key);
    },
    renew,
  };
}

/** The kept one opens as well: a disk that refuses is no reason to keep the profile closed. */
function replaceIfPossible(file: string, text: string): void {
  try {
    replaceFile(file, text);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
  }
}

/** The person may try again, or give it up: nothing is set aside because a keyring is locked. */
function closed(error: unknown): unknown {
  if (!(error instanceof AppError) || error.code !== 'storage') return error;
  return new AppError('storage', 'The key of this profile cannot be opened.', {
    cause: error,
    remedy: error.remedy,
    support: KEY_CLOSED,
  });
}
