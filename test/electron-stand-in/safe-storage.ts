// Encryption with a key kept in a file beside the profile: round trips and survives restarts, protects nothing.
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { rawApp } from './app.ts';
import { strict } from './event.ts';

const PREFIX = Buffer.from('v11');
function key(): Buffer {
  const file = path.join(rawApp.getPath('userData'), 'stand-in-key');
  if (!existsSync(file)) {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, randomBytes(32), { mode: 0o600 });
  }
  return readFileSync(file);
}
const available = (): boolean => rawApp.isReady() && process.env.STAND_IN_NO_KEYCHAIN !== '1';
function demand(doing: string): void {
  if (!available())
    throw new Error(
      `Error while ${doing} the text provided to safeStorage.${doing === 'encrypting' ? 'encryptString' : 'decryptString'}. Encryption is not available.`,
    );
}

export const safeStorage = strict('safeStorage', {
  isEncryptionAvailable: available,
  isAsyncEncryptionAvailable: () => Promise.resolve(available()),
  getSelectedStorageBackend: () => (available() ? 'gnome_libsecret' : 'basic_text'),
  encryptString(plain: string): Buffer {
    demand('encrypting');
    const iv = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', key(), iv);
    const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
    return Buffer.concat([PREFIX, iv, cipher.getAuthTag(), body]);
  },
  decryptString(sealed: Buffer): string {
    demand('decrypting');
    try {
      const decipher = createDecipheriv('aes-256-gcm', key(), sealed.subarray(3, 15)).setAuthTag(
        sealed.subarray(15, 31),
      );
      return decipher.update(sealed.subarray(31), undefined, 'utf8') + decipher.final('utf8');
    } catch {
      throw new Error(
        'Error while decrypting the ciphertext provided to safeStorage.decryptString.',
      );
    }
  },
  encryptStringAsync(plain: string): Promise<Buffer> {
    return Promise.resolve(this.encryptString(plain));
  },
  decryptStringAsync(sealed: Buffer): Promise<{ result: string; shouldReEncrypt: boolean }> {
    return Promise.resolve({ result: this.decryptString(sealed), shouldReEncrypt: false });
  },
});
