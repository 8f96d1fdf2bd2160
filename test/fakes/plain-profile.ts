import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { unlock } from '#electron/core/store/database.ts';
import { headlessHost } from '#electron/core/cli/headless-host.ts';
import { sealedKeyring } from '#electron/core/store/keyring.ts';

/** Everything a closed profile folder holds, its databases and their backups opened, in lower case. */
export async function plainProfile(dataDir: string): Promise<string> {
  const copy = mkdtempSync(path.join(tmpdir(), 'tidewatch-plain-'));
  try {
    cpSync(dataDir, copy, { recursive: true });
    const key = await sealedKeyring(copy, headlessHost(copy).secretBox).open();
    const files = readdirSync(copy, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => path.join(parentPath, name));
    for (const file of files.filter((name) => name.endsWith('.db'))) decrypt(file, key);
    return files.map(textOf).join('\n').toLowerCase();
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

function decrypt(file: string, key: Uint8Array): void {
  const db = new Sqlite(file);
  unlock(db, key);
  db.pragma('journal_mode = DELETE');
  db.pragma("rekey = ''");
  db.close();
}

/** Empty for what went away meanwhile, such as the log of a database. */
function textOf(file: string): string {
  try {
    return readFileSync(file).toString('latin1');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  }
}
