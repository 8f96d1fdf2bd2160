import path from 'node:path';
import { approvalQueue } from '#electron/core/access/approval-queue.ts';
import { myAccess } from '#electron/core/access/my-access.ts';
import { accessReader } from '#electron/core/store/access-rows.ts';
import { type Database, openDatabase } from '#electron/core/store/database.ts';
import { syncReader } from '#electron/core/store/sync-reader.ts';
import { tenantNumbers } from '#electron/core/store/tenant-numbers.ts';
import { UNKNOWN_ENGAGEMENT } from '#shared/domain/engagement.ts';
import { USUAL_CONTRACT } from '#shared/domain/clock/contract.ts';
import { temporaryFolder } from '#test/fakes/answers.ts';
import { ASSIGNMENTS, fillAccess, PACKAGES, PENDING } from './access-fixture.ts';
import { paintedQueues } from './access-painted.ts';
import { BENCH_NOW, benchTenant } from './board-fixture.ts';
import { type Bench, type BenchResult, spread, taken } from './report.ts';

const TENANTS = 150;
const ROUNDS = 60;
const OPENS_MS = 100;
const NAME = `approvals open, ${PENDING} pending, ${ASSIGNMENTS.toLocaleString('en')} assignments`;

const MINE = `my access opens, ${PACKAGES} packages, ${ASSIGNMENTS.toLocaleString('en')} assignments`;

/** Both queues at the size of the reference provider: core's answers, and the painted lists. */
export const accessBench: Bench = async () => [...answered(), ...(await painted())];

/** A cache of its own, read by the connection that core reads with. */
function fixture() {
  const folder = temporaryFolder();
  const file = path.join(folder.path, 'cache.db');
  const db = openDatabase(file, { key: folder.key, kind: 'cache' });
  const tenants = Array.from({ length: TENANTS }, (_, index) => benchTenant(index));
  const facts = { colour: 0, tags: [], engagement: UNKNOWN_ENGAGEMENT, contract: USUAL_CONTRACT };
  tenantNumbers(db).saveAll(tenants.map((id) => ({ ...facts, id, name: id })));
  fillAccess(db, { tenants, nowMs: BENCH_NOW });
  const reader = openDatabase(file, { key: folder.key, kind: 'cache', readonly: true });
  const remove = () => {
    reader.close();
    db.close();
    folder.remove();
  };
  return { reader, remove };
}

function answered(): BenchResult[] {
  const { reader, remove } = fixture();
  const access = () => accessReader(reader);
  const wishes = { list: () => [], listOpen: () => [], listAbout: () => [] };
  const syncs = syncReader(reader);
  const own = { accountId: () => 'me', now: () => BENCH_NOW };
  const approvals = () => {
    const queue = approvalQueue({
      access: access(),
      wishes,
      opened: { of: () => new Set<string>() },
      syncs,
      tenants: () => [],
      meIn: () => ({ objectId: 'me', upn: 'me@msp.example' }),
      ...own,
    });
    return () => queue.rows('waiting');
  };
  const mine = () =>
    myAccess({
      access: access(),
      wishes,
      links: { list: () => [], asked: () => [] },
      syncs,
      ...own,
    });
  const results = [
    ...twice(NAME, floorOf(reader, "'approval', 'assignment', 'request'"), approvals),
    ...twice(MINE, floorOf(reader, "'package', 'assignment', 'request'"), mine),
  ];
  remove();
  return results;
}

/** Reading the same rows without understanding them. */
function floorOf(reader: Database, kinds: string): () => unknown {
  const bare = reader.prepare<[], { body: string }>(
    `SELECT body FROM access_items WHERE kind IN (${kinds})`,
  );
  return () => bare.all();
}

/** The first answer after a start, and the one after it. */
function twice(name: string, floor: () => unknown, opened: () => () => unknown): BenchResult[] {
  const firsts: number[] = [];
  const agains: number[] = [];
  const floors: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    floors.push(taken(floor).cpu);
    const ask = opened();
    firsts.push(taken(ask).cpu);
    agains.push(taken(ask).cpu);
  }
  return [
    judged(`${name}: core, after a start`, firsts, floors, OPENS_MS),
    judged(`${name}: core`, agains, floors, OPENS_MS / 2),
  ];
}

function judged(
  name: string,
  times: readonly number[],
  floors: readonly number[],
  mostMs: number,
): BenchResult {
  const { median } = spread(times);
  const target = `median < ${mostMs} ms`;
  const floor = spread(floors).median;
  return { name, value: median, unit: 'ms', floor, target, ok: median < mostMs };
}

async function painted(): Promise<BenchResult[]> {
  const { approvals, mine, empty } = await paintedQueues();
  return [
    judged(`${NAME}: painted`, approvals, empty, OPENS_MS),
    judged(`${MINE}: painted`, mine, empty, OPENS_MS),
  ];
}
