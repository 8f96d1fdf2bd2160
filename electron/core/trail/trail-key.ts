import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
} from 'node:crypto';
import { AppError } from '#shared/errors.ts';
import type { SecretBox } from '../host.ts';
import type { MetaStore } from '../store/meta-store.ts';

/** The pair of keys that a profile signs its exports with. */
export interface TrailKey {
  /** SubjectPublicKeyInfo, DER in base64. */
  readonly publicKey: string;
  /** Ed25519 over UTF-8, in base64. */
  readonly sign: (text: string) => string;
}

interface TrailKeyParts {
  readonly meta: MetaStore;
  readonly box: SecretBox;
  /** The pair was made just now. */
  readonly onMade: (publicKey: string) => void;
}

const NAME = 'trail-key';

/**
 * The pair of this profile, made on first use; the private half is sealed by the host's secret box.
 * Rejects with AppError `storage` while the box does not open it, `damaged` when it is none: a new one in
 * silence would look as if somebody else had signed.
 */
export async function trailKey({ meta, box, onMade }: TrailKeyParts): Promise<TrailKey> {
  const kept = meta.get(NAME);
  const keep = (resealed: string) => meta.set(NAME, resealed);
  if (kept !== null) return withPrivate(opened(await box.unseal(kept, keep)));
  const { privateKey } = generateKeyPairSync('ed25519');
  const text = privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64');
  meta.set(NAME, await box.seal(text));
  const key = withPrivate(privateKey);
  onMade(key.publicKey);
  return key;
}

function opened(text: string): KeyObject {
  try {
    return createPrivateKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'pkcs8' });
  } catch (cause) {
    throw new AppError('damaged', 'The key that signs exports cannot be opened any more.', {
      cause,
      remedy: 'Export as CSV, which is not signed, and tell your administrator.',
    });
  }
}

function withPrivate(key: KeyObject): TrailKey {
  const publicKey = createPublicKey(key).export({ format: 'der', type: 'spki' });
  return {
    publicKey: publicKey.toString('base64'),
    sign: (text) => sign(null, Buffer.from(text), key).toString('base64'),
  };
}
