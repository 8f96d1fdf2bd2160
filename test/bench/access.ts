import path from 'node:path';
import { approvalQueue } from '#electron/core/access/approval-queue.ts';
import { accessReader } from '#electron/core/store/access-rows.ts';
import { openDatabase } from '#electron/core/store/database.ts';
import { syncReader } from '#electron/core/store/sync-reader.ts';
import { tenantNumbers } from '#electron/core/store/tenant-numbers.ts';
import { UNKNOWN_ENGAGEMENT } from '#shared/domain/engagement.ts';
import { USUAL_CONTRACT } from '#shared/domain/clock/contract.ts';
import { temporaryFolder } from '#test/fakes/answers.ts';
import { ASSIGNMENTS, fillAccess, PENDING } from './access-fixture.ts';
import { paintedApprovals } from './access-painted.ts';
import { BENCH_NOW, benchTenant } from './board-fixture.ts';
import { type Bench, type BenchResult, spread, taken } from './report.ts';

const TENANTS = 150;
const ROUNDS = 60;
const OPENS_MS = 100;
const NAME = `approvals open, ${PENDING} pending, ${ASSIGNMENTS.toLocaleString('en')} assignments`;

/** The queue of approvals at the size of the reference provider: core's answer, and the painted list. */
export const accessBench: Bench = async () => [...answered(), await painted()];

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
  const bare = reader.prepare<[], { body: string }>(
    "SELECT body FROM access_items WHERE kind IN ('approval', 'assignment', 'request')",
  );
  const open = () =>
    approvalQueue({
      access: accessReader(reader),
      wishes: { list: () => [], listOpen: () => [], listAbout: () => [] },
      opened: { of: () => new Set<string>() },
      syncs: syncReader(reader),
      tenants: () => [],
      meIn: () => ({ objectId: 'me', upn: 'me@msp.example' }),
      accountId: () => 'me',
      now: () => BENCH_NOW,
    });
  const firsts: number[] = [];
  const agains: number[] = [];
  const floors: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    floors.push(taken(() => bare.all()).cpu);
    const queue = open();
    firsts.push(taken(() => queue.rows('waiting')).cpu);
    agains.push(taken(() => queue.rows('waiting')).cpu);
  }
  remove();
  const floor = spread(floors).median;
  const judged = (name: string, times: readonly number[], mostMs: number): BenchResult => {
    const { median } = spread(times);
    const target = `median < ${mostMs} ms`;
    return { name, value: median, unit: 'ms', floor, target, ok: median < mostMs };
  };
  return [
    judged(`${NAME}: core, after a start`, firsts, OPENS_MS),
    judged(`${NAME}: core`, agains, OPENS_MS / 2),
  ];
}

async function painted(): Promise<BenchResult> {
  const { opened, empty } = await paintedApprovals();
  const { median } = spread(opened);
  return {
    name: `${NAME}: painted`,
    value: median,
    unit: 'ms',
    floor: spread(empty).median,
    target: `median < ${OPENS_MS} ms`,
    ok: median < OPENS_MS,
  };
}
