import { existsSync } from 'node:fs';
import path from 'node:path';
import { AppError } from '#shared/errors.ts';
import { openProfile, type Profile } from '../profile.ts';
import { headlessHost } from './headless-host.ts';

/** Opens a profile that a sync made. @throws AppError `bad-input` when there is none in that folder. */
export function openExistingProfile(dataDir: string): Promise<Profile> {
  const folder = path.resolve(dataDir);
  if (!existsSync(path.join(folder, 'ledger.db'))) {
    throw new AppError('bad-input', `There is no profile in ${folder}.`, {
      remedy: 'Make one: npm run core -- sync --once --cloud FILE --data-dir FOLDER',
    });
  }
  return openProfile({ dataDir: folder, host: headlessHost(folder) });
}
