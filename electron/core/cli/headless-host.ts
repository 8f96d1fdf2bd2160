import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { HEADLESS_MARK } from '#shared/contract/host-protocol.ts';
import { AppError } from '#shared/errors.ts';
import type { Host, SecretBox } from '../host.ts';

const KEY_BYTES = 32;
const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * What core runs on without a desktop: this computer's clock and network, and a secret box whose key lies
 * in the data folder, readable by its owner alone. That keeps files apart from curious eyes and no more,
 * so it only ever holds sign-ins of a training range.
 */
export function headlessHost(dataDir: string): Host {
  return {
    fetch: globalThis.fetch,
    now: () => Date.now(),
    random: () => Math.random(),
    secretBox: fileSecretBox(path.join(dataDir, 'headless.key')),
    openInBrowser: async () => {
      throw new AppError(
        'misconfigured',
        'Without a window nobody can sign in to Microsoft here.',
        {
          remedy: 'Use a cloud file of a training range, or sign in with the desktop application.',
        },
      );
    },
    copyText: async () => undefined,
    notify: async () => undefined,
    showCounts: async () => undefined,
    saveText: async () => false,
    readText: async () => null,
  };
}

function fileSecretBox(file: string): SecretBox {
  const key = () => {
    if (!existsSync(file)) {
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, randomBytes(KEY_BYTES), { mode: 0o600, flag: 'wx' });
    }
    return readFileSync(file);
  };

  return {
    protection: 'protected',
    seal: async (plain) => {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv('aes-256-gcm', key(), iv);
      const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
      return HEADLESS_MARK + Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64');
    },
    unseal: async (sealed) => {
      if (!sealed.startsWith(HEADLESS_MARK)) {
        throw new AppError('refused', 'This profile was sealed by the desktop application.', {
          remedy: 'Open it there, or give a data folder of its own with --data-dir.',
        });
      }
      const bytes = Buffer.from(sealed.slice(HEADLESS_MARK.length), 'base64');
      const decipher = createDecipheriv('aes-256-gcm', key(), bytes.subarray(0, IV_BYTES));
      decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
      try {
        const body = bytes.subarray(IV_BYTES + TAG_BYTES);
        return decipher.update(body, undefined, 'utf8') + decipher.final('utf8');
      } catch (cause) {
        throw new AppError(
          'damaged',
          'What is sealed in this data folder cannot be opened any more.',
          {
            cause,
          },
        );
      }
    },
  };
}
