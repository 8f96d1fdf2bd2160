import type { SafeStorage } from 'electron';
import { HEADLESS_MARK, UNPROTECTED_MARK, type Unsealed } from '#shared/contract/host-protocol.ts';
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
 *
 * What `protection` answered last holds until it is asked again: core was started with it, so a keyring
 * that goes away meanwhile refuses; nothing is written in plain text instead. A text that does not open is
 * a refusal too (`storage`), never damage: a locked keyring and a denied prompt look the same from here.
 */
export function secretBox(storage: Keyring, platform: NodeJS.Platform) {
  let settled: Protection | null = null;

  const look = async (): Promise<Protection> => {
    if (platform === 'linux' && UNPROTECTED.has(storage.getSelectedStorageBackend())) {
      return 'memory-only';
    }
    return (await storage.isAsyncEncryptionAvailable()) ? 'protected' : 'memory-only';
  };

  const protection = async (): Promise<Protection> => {
    settled = await look();
    return settled;
  };

  const refused = (cause?: unknown) =>
    new AppError('storage', 'The protected storage of this computer refuses.', {
      cause,
      remedy: REMEDY[platform] ?? LINUX_REMEDY,
    });

  /** Runs `work` with a keyring that is there. @throws AppError `storage`. */
  const guarded = async <T>(work: () => Promise<T>): Promise<T> => {
    if ((await look()) !== 'protected') throw refused();
    return work().catch((cause: unknown) => {
      throw refused(cause);
    });
  };

  const seal = async (plain: string): Promise<string> => {
    if ((settled ?? (await protection())) === 'memory-only') {
      return UNPROTECTED_MARK + Buffer.from(plain).toString('base64');
    }
    return (await guarded(() => storage.encryptStringAsync(plain))).toString('base64');
  };

  /** Sealed anew if that works; if not, the next time will do. */
  const resealed = (plain: string): Promise<string | null> => seal(plain).catch(() => null);

  return {
    /** Looks anew, and decides how `seal` seals from now on. */
    protection,
    /**
     * Text for the disk: sealed where this computer can, else marked as unprotected.
     * Rejects with AppError `storage` when a protection that was there refuses.
     */
    seal,
    /**
     * The text that was sealed. `resealed` is to take the place of `sealed`: the keyring has a new key, or
     * there is one at last (electron.md 1.4).
     * @throws AppError `storage` while it cannot be opened.
     */
    unseal: async (sealed: string): Promise<Unsealed> => {
      if (sealed.startsWith(UNPROTECTED_MARK)) {
        const plain = Buffer.from(sealed.slice(UNPROTECTED_MARK.length), 'base64').toString();
        const isProtected = (settled ?? (await protection())) === 'protected';
        return { plain, resealed: isProtected ? await resealed(plain) : null };
      }
      if (sealed.startsWith(HEADLESS_MARK)) {
        throw new AppError('refused', 'This profile belongs to the headless commands.', {
          remedy: 'Choose another data folder for the application (--data-dir).',
        });
      }
      const { result, shouldReEncrypt } = await guarded(() =>
        storage.decryptStringAsync(Buffer.from(sealed, 'base64')),
      );
      return { plain: result, resealed: shouldReEncrypt ? await resealed(result) : null };
    },
  };
}
export type SecretBox = ReturnType<typeof secretBox>;

const LINUX_REMEDY =
  'Unlock or start the keyring (Secret Service) of this desktop, then try again.';
const REMEDY: Partial<Record<NodeJS.Platform, string>> = {
  darwin: 'Unlock the keychain and allow Tidewatch to use it, then try again.',
  win32: 'Sign in to Windows as the user who made this profile, then try again.',
};
