import type { SecretBox } from '#electron/core/host.ts';
import { AppError } from '#shared/errors.ts';

/** Seals by turning the text round, so that tests can see that nothing is stored as it is. */
export function fakeSecretBox(protection: SecretBox['protection'] = 'protected'): SecretBox {
  return {
    protection,
    seal: async (plain) => {
      if (protection !== 'protected') throw new AppError('storage', 'No protected storage here.');
      return `sealed:${Buffer.from(plain).toString('base64')}`;
    },
    unseal: async (sealed) => {
      if (!sealed.startsWith('sealed:')) throw new AppError('damaged', 'Not sealed here.');
      return Buffer.from(sealed.slice('sealed:'.length), 'base64').toString();
    },
  };
}
