import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { cacheWriterInProcess } from '#test/fakes/cache-writer-in-process.ts';
import { type Database, openDatabase } from '#electron/core/store/database.ts';
import { TenantId } from '#shared/domain/tenant.ts';
import { instant } from '#shared/time.ts';

/** Answers of the incident service and a real, encrypted cache to put them in. */
export const CONTOSO = TenantId.parse('11111111-aaaa-4aaa-8aaa-000000000001');
export const FABRIKAM = TenantId.parse('22222222-bbbb-4bbb-8bbb-000000000002');
export const NOW = Date.parse('2026-11-21T04:00:00.000Z');
export const RECEIVED = instant(NOW);

type Members = Record<string, unknown>;

export function graphIncident(own: Members = {}): Members {
  return {
    id: '7',
    displayName: 'Malware on one endpoint',
    severity: 'high',
    status: 'active',
    classification: null,
    determination: null,
    assignedTo: null,
    createdDateTime: '2026-11-20T10:00:00.1234567Z',
    lastUpdateDateTime: '2026-11-20T11:00:00.7654321Z',
    customTags: [],
    systemTags: [],
    comments: [],
    ...own,
  };
}

export function graphAlert(own: Members = {}): Members {
  return {
    id: 'a1',
    incidentId: '7',
    title: 'Suspicious process',
    severity: 'high',
    status: 'new',
    detectionSource: 'antivirus',
    createdDateTime: '2026-11-20T10:00:00Z',
    lastUpdateDateTime: '2026-11-20T11:00:00Z',
    evidence: [
      {
        '@odata.type': '#microsoft.graph.security.deviceEvidence',
        deviceDnsName: 'desk-1.contoso.com',
        mdeDeviceId: 'device-1',
        osPlatform: 'Windows11',
      },
    ],
    ...own,
  };
}

export function bytes(body: unknown): Uint8Array {
  return new TextEncoder().encode(typeof body === 'string' ? body : JSON.stringify(body));
}

/** A list answer for one tenant, as `saveIncidents` and `saveAlerts` take it. */
export function answer(tenantId: TenantId, value: unknown[], more: Members = {}) {
  return { tenantId, body: bytes({ value, ...more }), receivedAt: RECEIVED };
}

export interface Folder {
  readonly path: string;
  readonly key: Uint8Array;
  remove(): void;
}

export function temporaryFolder(): Folder {
  const folder = mkdtempSync(path.join(tmpdir(), 'tidewatch-'));
  return {
    path: folder,
    key: new Uint8Array(randomBytes(32)),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** A cache written in-process, with a second connection that reads it as core does. */
export function temporaryCache() {
  const folder = temporaryFolder();
  const file = path.join(folder.path, 'cache.db');
  const db: Database = openDatabase(file, { key: folder.key, kind: 'cache' });
  const reader = openDatabase(file, { key: folder.key, kind: 'cache', readonly: true });
  return {
    folder,
    file,
    db,
    reader,
    writer: cacheWriterInProcess(db),
    remove: () => {
      reader.close();
      db.close();
      folder.remove();
    },
  };
}
