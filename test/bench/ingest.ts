import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { Client, PageIterator } from '@microsoft/microsoft-graph-client';
import { z } from 'zod';
import { readIncidentItems } from '#electron/core/graph/incident-page.ts';
import { preparedIncidents } from '#electron/core/ingest/prepared-answers.ts';
import { cacheStores, saveIncidents } from '#electron/core/ingest/save-pages.ts';
import type { CacheWriter } from '#electron/core/ingest/cache-writer.ts';
import { cacheWriterInWorker } from '#electron/core/ingest/worker-writer.ts';
import { connect, openDatabase } from '#electron/core/store/database.ts';
import { TenantId } from '#shared/domain/tenant.ts';
import { instant } from '#shared/time.ts';
import { temporaryFolder } from '#test/fakes/answers.ts';
import type { Bench } from './report.ts';

const Ready = z.object({
  base: z.string(),
  bytes: z.number(),
  tenants: z.array(z.object({ id: TenantId, first: z.string().nullable() })),
});
type Ready = z.infer<typeof Ready>;
interface TenantPages {
  readonly id: TenantId;
  readonly first: string;
}

/** As in life: this many tenants at once. */
const AT_ONCE = 8;
const ROUNDS = 3;
const RECEIVED = instant(Date.parse('2026-11-21T04:00:00Z'));

async function startServer(tenants: number, incidents: number) {
  const program = path.join(import.meta.dirname, 'page-server.ts');
  const child = spawn(process.execPath, [program, String(tenants), String(incidents)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: child.stdout })) {
    return { ready: Ready.parse(JSON.parse(line)), stop: () => child.kill('SIGTERM') };
  }
  throw new Error('The page server did not start.');
}

/** Runs `work` for every tenant, a few at a time, and answers seconds. */
async function secondsFor({ tenants }: Ready, work: (tenant: TenantPages) => Promise<void>) {
  const waiting = tenants.flatMap(({ id, first }) => (first === null ? [] : [{ id, first }]));
  const start = performance.now();
  const lane = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await work(next);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  return (performance.now() - start) / 1000;
}

async function fetched({ base }: Ready, link: string): Promise<Uint8Array> {
  const response = await fetch(`${base}/v1.0${link}`);
  return new Uint8Array(await response.arrayBuffer());
}

/** Fetch, JSON.parse, and one insert of the raw page into a database encrypted the same way. */
async function floorSeconds(ready: Ready): Promise<number> {
  const folder = temporaryFolder();
  const db = connect(path.join(folder.path, 'floor.db'), { key: folder.key, kind: 'cache' });
  db.exec('CREATE TABLE pages (body BLOB NOT NULL) STRICT');
  const insert = db.prepare<[Uint8Array]>('INSERT INTO pages VALUES (?)');
  const seconds = await secondsFor(ready, async ({ first }) => {
    for (let next: string | null = first; next !== null; ) {
      const body = await fetched(ready, next);
      const page = JSON.parse(new TextDecoder().decode(body));
      insert.run(body);
      next = page['@odata.nextLink'] ?? null;
    }
  });
  db.close();
  folder.remove();
  return seconds;
}

/** The product's way: answers fetched here, parsed and saved by the worker, which has run a while. */
async function ourSeconds(ready: Ready, writer: CacheWriter) {
  let incidents = 0;
  await writer.reset();
  const seconds = await secondsFor(ready, async ({ id, first }) => {
    for (let next: string | null = first; next !== null; ) {
      const body = await fetched(ready, next);
      const answer = { tenantId: id, body, receivedAt: RECEIVED, expanded: true };
      const report = await writer.saveIncidents(answer);
      incidents += report.count;
      next = report.nextLink;
    }
  });
  return { seconds, incidents };
}

/** Microsoft's client and its PageIterator, with the same saving on the same thread. */
async function peerSeconds(ready: Ready): Promise<number> {
  const folder = temporaryFolder();
  const db = openDatabase(path.join(folder.path, 'peer.db'), { key: folder.key, kind: 'cache' });
  const stores = cacheStores(db);
  const save = db.transaction((tenantId: TenantId, items: unknown[]) => {
    const context = { tenantId, receivedAt: RECEIVED, expanded: true };
    const page = readIncidentItems({ items, nextLink: null }, context);
    saveIncidents(stores, context, preparedIncidents(page, true));
  });
  const client = Client.init({
    authProvider: (done) => done(null, 'token'),
    baseUrl: ready.base,
    defaultVersion: 'v1.0',
  });
  const seconds = await secondsFor(ready, async ({ id, first }) => {
    let items: unknown[] = [];
    const flush = () => {
      if (items.length > 0) save(id, items);
      items = [];
    };
    const iterator = new PageIterator(client, await client.api(first).get(), (item) => {
      items.push(item);
      if (items.length === 50) flush();
      return true;
    });
    await iterator.iterate();
    flush();
  });
  db.close();
  folder.remove();
  return seconds;
}

/** Incidents with alerts and evidence over loopback into the encrypted cache, in incidents a second. */
export const ingestBench: Bench = async ({ quick }) => {
  const count = quick ? 4_000 : 20_000;
  const server = await startServer(quick ? 30 : 150, count);
  const folder = temporaryFolder();
  const file = path.join(folder.path, 'cache.db');
  const writer = await cacheWriterInWorker({ file, key: folder.key });
  try {
    const floors: number[] = [];
    const ours: number[] = [];
    const peers: number[] = [];
    let incidents = 0;
    // In turns, best of each: other work on the machine slows one round, not the comparison.
    for (let round = 0; round < ROUNDS; round += 1) {
      floors.push(await floorSeconds(server.ready));
      const our = await ourSeconds(server.ready, writer);
      ours.push(our.seconds);
      incidents = our.incidents;
      peers.push(await peerSeconds(server.ready));
    }
    const [floor, seconds, peer] = [Math.min(...floors), Math.min(...ours), Math.min(...peers)];
    const megabytes = Math.round(server.ready.bytes / 1024 ** 2);
    const name = `ingest ${incidents} incidents, ${megabytes} MB`;
    return [
      {
        name,
        value: seconds,
        unit: 's',
        floor,
        peer,
        target: '≤ 2.5 × floor, faster than the peer',
        ok: seconds <= 2.5 * floor && seconds < peer,
      },
    ];
  } finally {
    await writer.close();
    folder.remove();
    server.stop();
  }
};
