import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { sealedKeyring } from '#electron/core/store/keyring.ts';
import { openProfileDatabases } from '#electron/core/store/profile-databases.ts';
import { AppError } from '#shared/errors.ts';
import { NOW, temporaryFolder } from './answers.ts';

/** A secret box that turns letters around; broken, it has lost its key. */
function turningBox(broken = false) {
  return {
    protection: 'protected' as const,
    seal: async (plain: string) => [...plain].reverse().join(''),
    unseal: async (sealed: string) => {
      if (broken) throw new AppError('damaged', 'A stored secret cannot be opened here.');
      return [...sealed].reverse().join('');
    },
  };
}

/** A profile folder whose files can be damaged, and the clock its databases are opened by. */
export function profileFolder() {
  const folder = temporaryFolder();
  const clock = { ms: NOW };
  const at = (name: string) => path.join(folder.path, name);
  const keyring = (broken = false) => sealedKeyring(folder.path, turningBox(broken));
  return {
    path: folder.path,
    clock,
    at,
    keyring,
    /** @param broken what the key is sealed with is lost. */
    open: (broken = false) => {
      const now = () => clock.ms;
      return openProfileDatabases({ dataDir: folder.path, keyring: keyring(broken), now });
    },
    backups: (): string[] => (existsSync(at('backups')) ? readdirSync(at('backups')).sort() : []),
    /** A flipped byte in every page but the first. */
    damage: (name: string): void => {
      const content = readFileSync(at(name));
      for (let page = 4096; page < content.length; page += 4096)
        content[page + 50] = (content[page + 50] ?? 0) ^ 0xff;
      writeFileSync(at(name), content);
    },
    [Symbol.dispose]: () => folder.remove(),
  };
}
