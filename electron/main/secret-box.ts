import type { SafeStorage } from 'electron';
import { AppError } from '#shared/errors.ts';

export type Protection = 'protected' | 'memory-only';

/** Linux back ends that keep the key in the program itself: no protection at all. */
const UNPROTECTED = new Set(['basic_text', 'unknown']);

/** What is used of Electron's safeStorage: the asynchronous half, the other one is deprecated. */
export type Keyring = Pick<
  SafeStorage,
  | 'getSelectedStorageBackend'
  | 'isAsyncEncryptionAvailable'
  | 'encryptStringAsync'
  | 'decryptStringAsync'
>;

/**
 * The system's protected storage. Where there is none, nothing is sealed: `protection` says so, core
 * keeps its secrets in memory, and the user is told.
 */
export function secretBox(storage: Keyring, platform: NodeJS.Platform) {
  const protection = async (): Promise<Protection> => {
    if (platform === 'linux' && UNPROTECTED.has(storage.getSelectedStorageBackend())) {
      return 'memory-only';
    }
    return (await storage.isAsyncEncryptionAvailable()) ? 'protected' : 'memory-only';
  };

  const demand = async (): Promise<void> => {
    if ((await protection()) === 'protected') return;
    throw new AppError('storage', 'This computer offers no protected storage for secrets.', {
      remedy: 'Sign-in lasts until Tidewatch is closed. A keyring (Secret Service) would keep it.',
    });
  };

  return {
    protection,
    /** Base64 of the sealed text. @throws AppError `storage` without protected storage. */
    seal: async (plain: string): Promise<string> => {
      await demand();
      return (await storage.encryptStringAsync(plain)).toString('base64');
    },
    /** @throws AppError `damaged` when this system (or this user) cannot open it. */
    unseal: async (sealed: string): Promise<string> => {
      await demand();
      try {
        return (await storage.decryptStringAsync(Buffer.from(sealed, 'base64'))).result;
      } catch (cause) {
        throw new AppError('damaged', 'A stored secret cannot be opened on this computer.', {
          cause,
        });
      }
    },
  };
}
export type SecretBox = ReturnType<typeof secretBox>;
