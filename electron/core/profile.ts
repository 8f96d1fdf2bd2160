import type { Cloud } from '#shared/domain/cloud.ts';
import { AppError } from '#shared/errors.ts';
import { instant } from '#shared/time.ts';
import type { Host } from './host.ts';
import { cacheWriterInWorker } from './ingest/worker-writer.ts';
import { auditStore } from './store/audit-store.ts';
import { boardReader } from './store/board-reader.ts';
import { incidentReader } from './store/incident-reader.ts';
import { sealedKeyring } from './store/keyring.ts';
import { metaStore } from './store/meta-store.ts';
import { noticeStore } from './store/notice-store.ts';
import { outboxStore } from './store/outbox-store.ts';
import { openProfileDatabases } from './store/profile-databases.ts';
import { settingsStore } from './store/settings-store.ts';
import { signInStore } from './store/sign-in-store.ts';
import { syncReader } from './store/sync-reader.ts';
import { tenantStore } from './store/tenant-store.ts';
import { startingWriter } from './starting-writer.ts';

interface ProfileParts {
  readonly dataDir: string;
  readonly host: Pick<Host, 'secretBox' | 'now'>;
}

export type Profile = Awaited<ReturnType<typeof openProfile>>;

/**
 * Opens a profile folder: both databases, their repositories, and the thread that writes the cache, which
 * is still starting then: reading waits for nobody, and a writer that cannot start refuses what it is asked.
 * Rejects with AppError `storage` when the disk refuses or the ledger is of a newer version.
 */
export async function openProfile({ dataDir, host }: ProfileParts) {
  const { secretBox, now } = host;
  const keyring = sealedKeyring(dataDir, secretBox);
  const databases = await openProfileDatabases({ dataDir, keyring, now });
  const { ledger, cacheFile, cacheKey, cacheReader } = databases;
  try {
    const key = new Uint8Array(cacheKey);
    const writer = startingWriter(cacheWriterInWorker({ file: cacheFile, key }));
    const notices = noticeStore(ledger);
    for (const notice of databases.notices) notices.add(notice);
    return {
      writer,
      notices,
      tenants: tenantStore(ledger),
      outbox: outboxStore(ledger),
      audit: auditStore(ledger),
      settings: settingsStore(ledger),
      signIns: signInStore(ledger),
      meta: metaStore(ledger),
      board: boardReader(cacheReader),
      incidents: incidentReader(cacheReader),
      syncs: syncReader(cacheReader),
      integrity: databases.integrity,
      backupDaily: databases.backupDaily,
      checkCache: databases.checkCache,
      forgetCopies: databases.forgetCopies,
      close: async (): Promise<void> => {
        try {
          await writer.close();
        } finally {
          databases.close();
        }
      },
    };
  } catch (error) {
    databases.close();
    throw error;
  }
}

const CLOUD = 'cloud';
const INSTANCE = 'range-instance';

/**
 * A profile belongs to one cloud for good: a range profile refuses real hosts and a real profile refuses
 * ranges (design, section 6). A range that started over is another world, so what was cached of the
 * earlier one goes.
 * @throws AppError `refused`.
 */
export async function bindToCloud(profile: Profile, cloud: Cloud, nowMs: number): Promise<void> {
  const { meta, writer, notices } = profile;
  const bound = meta.get(CLOUD);
  if (bound !== null && bound !== cloud.kind) {
    throw new AppError(
      'refused',
      `This profile belongs to ${inWords(bound)}, not to ${inWords(cloud.kind)}.`,
      {
        remedy: 'Choose another data folder for it (--data-dir).',
      },
    );
  }
  meta.set(CLOUD, cloud.kind);
  const instanceId = cloud.instanceId ?? null;
  const known = meta.get(INSTANCE);
  if (instanceId === null || instanceId === known) return;
  meta.set(INSTANCE, instanceId);
  if (known === null) return;
  profile.signIns.clear(); // another instance knows nothing of them
  await writer.reset();
  notices.add({
    id: 'range-started-over',
    level: 'info',
    text: 'The training range started over, so what was cached of the earlier one was emptied.',
    remedy: null,
    at: instant(nowMs),
  });
}

function inWords(kind: string): string {
  return kind === 'range' ? 'a training range' : `the cloud “${kind}”`;
}
