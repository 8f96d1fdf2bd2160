import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import { SEALED_KEY } from '#electron/core/store/keyring.ts';
import { type Database, openDatabase } from '#electron/core/store/database.ts';
import { cacheFileOf } from '#electron/core/store/open-cache.ts';
import { Cloud } from '#shared/domain/cloud.ts';
import { TenantId } from '#shared/domain/tenant.ts';
import { appLauncher } from '../e2e/app-launcher.ts';
import { startPage } from '../e2e/pages/start.ts';
import { everythingRead } from './app-page.ts';
import { fillBoard } from './board-fixture.ts';

interface ProfileParts {
  readonly dataDir: string;
  /** Of a range that runs. */
  readonly cloudFile: string;
  /** Incidents on the board. */
  readonly count: number;
  /** What else the cache is filled with. */
  readonly fill?: (db: Database, tenants: readonly TenantId[]) => void;
}

/**
 * A profile as the app leaves it behind: the app itself makes it, signs in, takes all tenants of the range
 * in and looks at each; then its cache is filled with incidents of these tenants, under its own key.
 */
export async function filledProfile(parts: ProfileParts): Promise<void> {
  const { dataDir, cloudFile, count, fill } = parts;
  const launcher = appLauncher(dataDir, ['--cloud', cloudFile]);
  let key: Uint8Array;
  try {
    const { app, page } = await launcher.start();
    await startPage(page).toTheBoard();
    await page.evaluate(() => window.tidewatch.command('settings.set', { retentionDays: 3650 }));
    await everythingRead(page);
    key = await openedKey(app, path.join(dataDir, SEALED_KEY));
  } finally {
    await launcher.close();
  }
  const tenants = tenantsOf(cloudFile);
  const db = openDatabase(cacheFileOf(dataDir), { key, kind: 'cache' });
  fillBoard(db, { count, tenants, nowMs: Date.now() });
  fill?.(db, tenants);
  db.close();
}

/** The profile's key, by the secret box that sealed it. */
async function openedKey(app: ElectronApplication, file: string): Promise<Uint8Array> {
  const text = await app.evaluate(
    async ({ safeStorage }, sealed) =>
      (await safeStorage.decryptStringAsync(Buffer.from(sealed, 'base64'))).result,
    readFileSync(file, 'utf8'),
  );
  return new Uint8Array(Buffer.from(text, 'base64'));
}

function tenantsOf(cloudFile: string) {
  const { tenants } = Cloud.parse(JSON.parse(readFileSync(cloudFile, 'utf8')));
  return tenants.map(({ id }) => TenantId.parse(id));
}
