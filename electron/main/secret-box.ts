import type { SafeStorage } from 'electron';
import { HEADLESS_MARK, UNPROTECTED_MARK } from '#shared/contract/host-protocol.ts';
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
 * The system's protected storage. Where there is none, `protection` says so, the user is told, core keeps
 * sign-ins in memory alone, and the key of the databases is kept unsealed in a file of the user's own:
 * the profile works, guarded by nothing but the rights of that file (design, section 4).
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
    throw new AppError('storage', 'The protected storage of this computer cannot be reached.', {
      remedy: 'Unlock or start the keyring (Secret Service) of this desktop, then try again.',
    });
  };

  return {
    protection,
    /** Text for the disk: sealed where this computer can, else marked as unprotected. */
    seal: async (plain: string): Promise<string> => {
      if ((await protection()) === 'memory-only') {
        return UNPROTECTED_MARK + Buffer.from(plain).toString('base64');
      }
      return (await storage.encryptStringAsync(plain)).toString('base64');
    },
    /** @throws AppError `damaged` when this user cannot open it, `storage` while the keyring is away. */
    unseal: async (sealed: string): Promise<string> => {
      if (sealed.startsWith(UNPROTECTED_MARK)) {
        return Buffer.from(sealed.slice(UNPROTECTED_MARK.length), 'base64').toString();
      }
      if (sealed.startsWith(HEADLESS_MARK)) {
        throw new AppError('refused', 'This profile belongs to the headless commands.', {
          remedy: 'Choose another data folder for the application (--data-dir).',
        });
      }
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
