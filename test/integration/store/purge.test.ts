import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { unlock } from '#electron/core/store/database.ts';
import { expect, test } from 'vitest';
import { cacheOperations } from '#electron/core/ingest/cache-operations.ts';
import { boardReader } from '#electron/core/store/board-reader.ts';
import { syncReader } from '#electron/core/store/sync-reader.ts';
import { USUAL_CONTRACT } from '#shared/domain/clock/contract.ts';
import { UNKNOWN_ENGAGEMENT } from '#shared/domain/engagement.ts';
import { EVERYTHING_OPEN } from '#shared/domain/board.ts';
import { IncidentId } from '#shared/domain/incident.ts';
import {
  answer,
  CONTOSO,
  FABRIKAM,
  graphAlert,
  graphIncident,
  NOW,
  RECEIVED,
  temporaryCache,
} from '#test/fakes/answers.ts';

/** Words that only the one tenant uses, in every place an incident can carry text. */
const SECRETS = ['quagga', 'okapi', 'narwhal', 'axolotl', 'pangolin', 'tapir', 'kakapo', 'numbat'];

function incidents(words: readonly string[]) {
  const [title, tag, person, alert, host, description] = words;
  return Array.from({ length: 300 }, (_, index) =>
    graphIncident({
      id: String(index),
      displayName: `${title} ${index}`,
      customTags: [`${tag}-tag`],
      assignedTo: `${person}@customer.example`,
      description: `${description} `.repeat(20),
      alerts: [
        graphAlert({
          id: `${title}-${index}`,
          title: `${alert} alert`,
          evidence: [
            {
              '@odata.type': '#microsoft.graph.security.deviceEvidence',
              deviceDnsName: `${host}-${index}`,
            },
          ],
        }),
      ],
    }),
  );
}

/** Contoso, to be removed, in every table; and Fabrikam, which stays. */
async function filledCache() {
  const cache = temporaryCache();
  const others = ['zebra', 'yak', 'xerus', 'wombat', 'vole', 'urial'];
  for (const [tenantId, words] of [
    [CONTOSO, SECRETS],
    [FABRIKAM, others],
  ] as const) {
    await cache.writer.saveTenants([
      {
        id: tenantId,
        name: `${words[0]} corp`,
        colour: 1,
        tags: [`${words[1]}-kind`],
        engagement: UNKNOWN_ENGAGEMENT,
        contract: USUAL_CONTRACT,
      },
    ]);
    await cache.writer.saveIncidents({ ...answer(tenantId, incidents(words)), expanded: true });
    await cache.writer.saveAlerts(
      answer(tenantId, [
        graphAlert({ id: 'waits', incidentId: '999', title: `${words[3]} waits` }),
      ]),
    );
  }
  const by = 'kakapo@msp.example';
  await cache.writer.setPending({
    tenantId: CONTOSO,
    incidentId: IncidentId.parse('5'),
    refused: 0,
    changes: [{ change: { kind: 'comment', text: 'numbat seen' }, by }],
  });
  await cache.writer.saveIdentity({
    tenantId: CONTOSO,
    upn: by,
    objectId: null,
    displayName: null,
    roles: ['tapir reader'],
    write: 'allowed',
  });
  await cache.writer.saveCursor(CONTOSO, 'incidents', 'tapir');
  await cache.writer.saveSync({
    tenantId: CONTOSO,
    completeAt: RECEIVED,
    trouble: null,
    cadenceMs: 1,
    backfill: null,
  });
  return cache;
}
type FilledCache = Awaited<ReturnType<typeof filledCache>>;

/** Closes the cache, and answers every byte of its files in plain, in small letters. */
function contentOf(cache: FilledCache): string {
  cache.reader.close();
  cache.db.close();
  const plain = new Sqlite(cache.file);
  unlock(plain, cache.folder.key);
  plain.pragma('journal_mode = DELETE');
  plain.pragma("rekey = ''");
  plain.close();
  const files = readdirSync(cache.folder.path).map((name) =>
    readFileSync(path.join(cache.folder.path, name)).toString('latin1').toLowerCase(),
  );
  cache.folder.remove();
  return files.join('');
}

test('removing a tenant leaves no byte of it in the cache, and the others whole', async () => {
  const cache = await filledCache();
  const board = boardReader(cache.reader);
  const search = (text: string) => board.counts({ ...EVERYTHING_OPEN, text }, NOW).total;
  expect([search('quagga'), search('zebra')]).toEqual([300, 300]);

  await cache.writer.purgeTenant(CONTOSO);

  expect([search('quagga'), search('zebra'), board.total()]).toEqual([0, 300, 300]);
  expect(board.counts(EVERYTHING_OPEN, NOW).facets.assignee).toEqual([
    { value: 'xerus@customer.example', count: 300 },
  ]);
  const content = contentOf(cache);
  expect(content).toContain('zebra');
  expect([...SECRETS, CONTOSO].filter((word) => content.includes(word))).toEqual([]);
});

/** The same database, on which the disk is full as soon as a search index is packed. */
function fullWhilePacking(db: FilledCache['db']): FilledCache['db'] {
  return new Proxy(db, {
    get: (target, name) => {
      if (name === 'exec') {
        return (sql: string) => {
          if (sql.includes("'optimize'")) throw new Error('database or disk is full');
          return target.exec(sql);
        };
      }
      const member: unknown = Reflect.get(target, name);
      return typeof member === 'function' ? member.bind(target) : member;
    },
  });
}

test('a removal that is cut short is done again for whatever the cache still names, to the last byte', async () => {
  const cache = await filledCache();
  expect(() => cacheOperations(fullWhilePacking(cache.db)).purgeTenant(CONTOSO)).toThrow('full');
  expect(syncReader(cache.reader).tenants()).toContain(CONTOSO);
  await cache.writer.purgeTenant(CONTOSO);
  expect(syncReader(cache.reader).tenants()).toEqual([FABRIKAM]);
  const content = contentOf(cache);
  expect(content).toContain('zebra');
  expect([...SECRETS, CONTOSO].filter((word) => content.includes(word))).toEqual([]);
});
