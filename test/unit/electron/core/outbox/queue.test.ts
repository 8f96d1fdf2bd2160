import { expect, test } from 'vitest';
import { outboxQueue } from '#electron/core/outbox/queue.ts';
import { auditStore } from '#electron/core/store/audit-store.ts';
import { openDatabase } from '#electron/core/store/database.ts';
import { outboxStore } from '#electron/core/store/outbox-store.ts';
import { Account } from '#shared/contract/session.ts';
import { Incident } from '#shared/domain/incident.ts';
import { AppError } from '#shared/errors.ts';
import { instant } from '#shared/time.ts';
import { cacheWriterInProcess } from '#test/fakes/cache-writer-in-process.ts';
import { fakeLog } from '#test/fakes/log.ts';

const TENANT = '0f1e2d3c-4b5a-4678-9012-abcdefabcdef';

test('a wish that is on the disk is answered as recorded, even while the cache refuses', async () => {
  const ledger = openDatabase(':memory:', { key: null, kind: 'ledger' });
  const outbox = outboxStore(ledger);
  const cache = openDatabase(':memory:', { key: null, kind: 'cache' });
  const incident = Incident.parse({
    tenantId: TENANT,
    id: '7',
    title: 'Suspicious sign-in',
    severity: 'high',
    status: 'active',
    classification: null,
    determination: null,
    assignedTo: null,
    createdAt: instant(0),
    updatedAt: instant(0),
    description: null,
    summary: null,
    resolvingComment: null,
    lastModifiedBy: null,
    priorityScore: null,
    redirectIncidentId: null,
    webUrl: null,
    customTags: [],
    systemTags: [],
    comments: [],
    extra: {},
  });
  const key = { tenantId: incident.tenantId, incidentId: incident.id };
  const woken: string[] = [];
  const queue = outboxQueue({
    outbox,
    audit: auditStore(ledger),
    writer: {
      ...cacheWriterInProcess(cache),
      setPending: () => Promise.reject(new AppError('storage', 'The disk is full.')),
    },
    account: () =>
      Account.parse({ id: 'a.b', name: 'Ada', username: 'ada@mssp.example', homeTenantId: TENANT }),
    shown: () => incident,
    seen: () => null,
    now: () => 0,
    log: fakeLog().log,
    onRecorded: ({ incidentId }) => void woken.push(incidentId),
    onChange: () => undefined,
  });

  const receipt = await queue.record(key, { kind: 'comment', text: 'Seen.' });

  expect(receipt.stage).toBe('recorded');
  expect(woken).toEqual(['7']);
  expect(outbox.listForIncident(key)).toHaveLength(1);
});
