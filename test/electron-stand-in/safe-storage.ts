// Encryption with a key in a file beside the profile: round trips and survives restarts, protects nothing.
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { rawApp } from './app.ts';
import { strict } from './strict.ts';

const ALGORITHM = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

function key(): Buffer {
  const file = path.join(rawApp.getPath('userData'), 'stand-in-key');
  if (!existsSync(file)) writeFileSync(file, randomBytes(32), { mode: 0o600 });
  return readFileSync(file);
}

/** A test takes the keyring away with a variable. */
function available(): boolean {
  return process.env['STAND_IN_NO_KEYRING'] !== '1';
}

export const safeStorage = strict('safeStorage', {
  isAsyncEncryptionAvailable: (): Promise<boolean> => Promise.resolve(available()),
  getSelectedStorageBackend: () => (available() ? 'gnome_libsecret' : 'basic_text'),

  async encryptStringAsync(plain: string): Promise<Buffer> {
    if (!available()) throw new Error('Encryption is not available.');
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(ALGORITHM, key(), nonce);
    const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), body]);
  },

  async decryptStringAsync(sealed: Buffer): Promise<{ result: string; shouldReEncrypt: boolean }> {
    if (!available()) throw new Error('Encryption is not available.');
    const nonce = sealed.subarray(0, NONCE_BYTES);
    const tag = sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES);
    const decipher = createDecipheriv(ALGORITHM, key(), nonce).setAuthTag(tag);
    const body = decipher.update(sealed.subarray(NONCE_BYTES + TAG_BYTES));
    const result = Buffer.concat([body, decipher.final()]).toString('utf8');
    return { result, shouldReEncrypt: false };
  },
});
