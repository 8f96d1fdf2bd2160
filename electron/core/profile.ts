import type { Cloud } from '#shared/domain/cloud.ts';
import { AppError } from '#shared/errors.ts';
import { instant } from '#shared/time.ts';
import type { Host } from './host.ts';
import { cacheWriterInWorker } from './ingest/worker-writer.ts';
import { accessTrail } from './store/access-trail.ts';
import { accessWishStore } from './store/access-wish-store.ts';
import { accessReader } from './store/access-rows.ts';
import { auditReader } from './store/audit-reader.ts';
import { auditStore } from './store/audit-store.ts';
import { boardReader } from './store/board-reader.ts';
import { clockReader } from './store/clock-reader.ts';
import { clockEndStore } from './store/clock-end-store.ts';
import { contractStore } from './store/contract-store.ts';
import { draftStore } from './store/draft-store.ts';
import { endedClockReader } from './store/ended-clocks.ts';
import { guardedStore } from './store/guarded-store.ts';
import { expertsWork } from './store/experts-work.ts';
import { incidentReader } from './store/incident-reader.ts';
import { sealedKeyring } from './store/keyring.ts';
import { inboxStore } from './store/inbox-store.ts';
import { lastShownStore } from './store/last-shown-store.ts';
import { metaStore } from './store/meta-store.ts';
import { noteStore } from './store/note-store.ts';
import { newsReader } from './store/news-reader.ts';
import { noticeStore } from './store/notice-store.ts';
import { ownNameStore } from './store/own-name-store.ts';
import { outboxStore } from './store/outbox-store.ts';
import { openedStore } from './store/opened-store.ts';
import { packageLinkStore } from './store/package-link-store.ts';
import { openProfileDatabases } from './store/profile-databases.ts';
import { findReader } from './store/find-reader.ts';
import { removalMarks } from './store/removal-marks.ts';
import { relatedReader } from './store/related-reader.ts';
import { reminderStore } from './store/reminder-store.ts';
import { settingsStore } from './store/settings-store.ts';
import { signInStore } from './store/sign-in-store.ts';
import { snoozeMirror } from './store/snooze-marks.ts';
import { snoozeStore } from './store/snooze-store.ts';
import { syncReader } from './store/sync-reader.ts';
import { tellingStore } from './store/telling-store.ts';
import { taskReader } from './store/task-rows.ts';
import { templateStore } from './store/template-store.ts';
import { tenantStore } from './store/tenant-store.ts';
import { viewStore } from './store/view-store.ts';
import { toldAccess } from './store/told-access.ts';
import { toldEnds } from './store/told-ends.ts';
import { toldClocks } from './store/told-clocks.ts';
import { startingWriter } from './starting-writer.ts';

interface ProfileParts {
  readonly dataDir: string;
  readonly host: Pick<Host, 'secretBox' | 'now'>;
  /** The person gave up a key that does not open. */
  readonly beginAnew?: boolean | undefined;
  /** The thread that writes the cache died: nothing can be written any more until the next start. */
  readonly onBroken?: () => void;
  readonly cacheWriter?: typeof cacheWriterInWorker;
}

export type Profile = Awaited<ReturnType<typeof openProfile>>;

/**
 * Opens a profile folder: both databases, their repositories, and the writer of the cache, whose
 * thread starts with the first it is asked: reading waits for nobody, and one that cannot start refuses.
 * Rejects with AppError `storage` when the disk refuses or the ledger is of a newer version.
 */
export async function openProfile({
  dataDir,
  host,
  beginAnew,
  onBroken,
  cacheWriter = cacheWriterInWorker,
}: ProfileParts) {
  const { secretBox, now } = host;
  const keyring = sealedKeyring(dataDir, secretBox);
  const databases = await openProfileDatabases({ dataDir, keyring, now, beginAnew });
  const { ledger, cacheFile, cacheKey, cacheReader } = databases;
  try {
    const key = new Uint8Array(cacheKey);
    const writer = startingWriter(() => cacheWriter({ file: cacheFile, key }, onBroken));
    const audit = auditStore(ledger);
    const accessWishes = accessWishStore(ledger, audit);
    const notices = guardedStore('ledger.db', noticeStore(ledger));
    for (const notice of databases.notices) notices.add(notice);
    const inbox = inboxStore(ledger);
    return {
      writer,
      notices,
      tenants: guardedStore('ledger.db', tenantStore(ledger)),
      outbox: guardedStore('ledger.db', outboxStore(ledger, audit)),
      audit: guardedStore('ledger.db', audit),
      accessLinks: guardedStore('ledger.db', packageLinkStore(ledger)),
      accessWishes: guardedStore('ledger.db', accessWishes),
      accessTrail: guardedStore('ledger.db', accessTrail(ledger, accessWishes)),
      opened: guardedStore('ledger.db', openedStore(ledger)),
      contracts: guardedStore('ledger.db', contractStore(ledger)),
      notes: guardedStore('ledger.db', noteStore(ledger)),
      ownNames: guardedStore('ledger.db', ownNameStore(ledger)),
      drafts: guardedStore('ledger.db', draftStore(ledger)),
      trail: guardedStore('ledger.db', auditReader(ledger)),
      settings: guardedStore('ledger.db', settingsStore(ledger)),
      signIns: guardedStore('ledger.db', signInStore(ledger)),
      meta: guardedStore('ledger.db', metaStore(ledger)),
      views: guardedStore('ledger.db', viewStore(ledger)),
      lastShown: guardedStore('ledger.db', lastShownStore(ledger)),
      inbox: guardedStore('ledger.db', inbox),
      removals: guardedStore('ledger.db', removalMarks(ledger)),
      reminders: guardedStore('ledger.db', reminderStore(ledger, inbox)),
      snoozes: guardedStore('ledger.db', snoozeStore(ledger, inbox)),
      snoozeMirror: snoozeMirror(cacheReader),
      templates: guardedStore('ledger.db', templateStore(ledger)),
      clockEnds: guardedStore('ledger.db', clockEndStore(ledger)),
      endedClocks: endedClockReader(cacheReader),
      toldAccess: guardedStore('ledger.db', toldAccess(ledger)),
      toldEnds: guardedStore('ledger.db', toldEnds(ledger)),
      toldClocks: guardedStore('ledger.db', toldClocks(ledger)),
      telling: guardedStore('ledger.db', tellingStore(ledger)),
      news: newsReader(cacheReader),
      board: boardReader(cacheReader),
      clocks: clockReader(cacheReader),
      expertsWork: expertsWork(cacheReader),
      incidents: incidentReader(cacheReader),
      related: relatedReader(cacheReader),
      tasks: taskReader(cacheReader),
      access: accessReader(cacheReader),
      find: findReader(cacheReader),
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
 * ranges (design, section 6). A range that started over is another world: what was cached of the earlier
 * one goes, and so do the sign-ins and the wishes that only it would have understood.
 * @throws AppError `refused`.
 */
export async function bindToCloud(profile: Profile, cloud: Cloud, nowMs: number): Promise<void> {
  const { meta, writer, notices, outbox, signIns } = profile;
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
  if (bound === null) meta.set(CLOUD, cloud.kind);
  const instanceId = cloud.instanceId ?? null;
  const known = meta.get(INSTANCE);
  if (instanceId === null || instanceId === known) return;
  meta.set(INSTANCE, instanceId);
  if (known === null) return;
  profile.snoozes.clear(); // other incidents have these ids now
  signIns.clear(); // another instance knows nothing of them
  await writer.reset();
  for (const { id } of outbox.list(instant(nowMs))) outbox.discard(id, instant(nowMs));
  profile.accessWishes.putAllAway(instant(nowMs));
  notices.add({
    id: 'range-started-over',
    level: 'info',
    text: 'The training range started over: what was cached of the earlier one was emptied, and what still waited for it was put away.',
    remedy: null,
    at: instant(nowMs),
  });
}

function inWords(kind: string): string {
  return kind === 'range' ? 'a training range' : `the cloud “${kind}”`;
}
