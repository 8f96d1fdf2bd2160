import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { UNPROTECTED_MARK } from '#shared/contract/host-protocol.ts';
import { AppError } from '#shared/errors.ts';
import type { SecretBox } from '../host.ts';
import { replaceFile } from './replace-file.ts';

/** Holds the key of both databases. */
export interface Keyring {
  /**
   * The 32-byte key of this profile, made on first use.
   * Rejects with AppError `damaged` when the stored one cannot be opened any more.
   */
  open(): Promise<Uint8Array>;
  /** A new key in place of one that cannot be opened; files written with the old one stay closed. */
  renew(): Promise<Uint8Array>;
}

export const SEALED_KEY = 'key.sealed';
const BYTES = 32;

/**
 * The key sealed by the host's secret box, in a file of the profile (only its user may read it). One that
 * had to be kept without protection is sealed as soon as there is some.
 */
export function sealedKeyring(dataDir: string, box: SecretBox): Keyring {
  const file = path.join(dataDir, SEALED_KEY);
  const renew = async (): Promise<Uint8Array> => {
    const key = randomBytes(BYTES);
    replaceFile(file, await box.seal(key.toString('base64')));
    return new Uint8Array(key);
  };
  return {
    open: async () => {
      if (!existsSync(file)) return renew();
      const kept = readFileSync(file, 'utf8');
      const text = await box.unseal(kept);
      const key = Buffer.from(text, 'base64');
      if (key.length === BYTES) {
        const bare = kept.startsWith(UNPROTECTED_MARK);
        if (bare && box.protection === 'protected') replaceFile(file, await box.seal(text));
        return new Uint8Array(key);
      }
      throw new AppError('damaged', 'The key of this profile is not complete.');
    },
    renew,
  };
}
