import { expect, test, vi } from 'vitest';
import { cacheWriterInWorker } from '#electron/core/ingest/worker-writer.ts';
import type { InboxEntry } from '#shared/domain/telling/inbox-entry.ts';
import { accessBench, plain } from '#test/fakes/access-bench.ts';
import { coreBench } from '#test/fakes/core-bench.ts';

/** Sixteen tenants are read several times. */
const PATIENCE_MS = 180_000;
vi.setConfig({ testTimeout: PATIENCE_MS, hookTimeout: PATIENCE_MS });

const KINDS = ['answered', 'approval', 'review'];

/** A desk that has read its tenants once; nobody else acts. */
async function desk() {
  const bench = await coreBench({ tenants: 16, incidents: 0, seed: 3 });
  const reopen = () => bench.open({});
  await bench.control().call('access.people', { act: false });
  await bench.sync();
  const told = async (): Promise<readonly InboxEntry[]> => {
    const { entries } = await bench.call('inbox.list', { before: null, limit: 200 });
    return entries.filter(({ kind }) => KINDS.includes(kind));
  };
  return { bench, own: accessBench(bench), reopen, told };
}

test('what became of requests is told once: delivered, denied, failed; a first look tells nothing', async () => {
  const { bench, own, told, reopen } = await desk();
  await using _ = bench;
  expect(await told()).toEqual([]);
  const offered = await own.allOffered(plain);
  const [granted, refused, broken] = offered.filter(
    ({ tenantId }, place) => offered.findIndex((one) => one.tenantId === tenantId) === place,
  );
  if (!granted || !refused || !broken) throw new Error('Too little is offered.');
  const asked = async ({ tenantId, packageId }: typeof granted) => {
    const { requestId } = await bench.control().call('access.request', { tenantId, packageId });
    return { tenantId, requestId };
  };
  const [yes, no, fails] = [await asked(granted), await asked(refused), await asked(broken)];
  await own.look();
  expect(await told()).toEqual([]);

  const control = bench.control();
  await control.call('access.outcome', { ...fails, outcome: 'deliveryFailed' });
  for (const one of [yes, fails])
    await control.call('access.decide', { ...one, result: 'Approve' });
  await control.call('access.decide', { ...no, result: 'Deny' });
  await own.live(20);
  await reopen();
  await own.look();
  const lines = (await told()).filter(({ kind }) => kind === 'answered');
  const noteIn = (tenantId: string) => lines.find((line) => line.tenantId === tenantId)?.note;
  expect(noteIn(yes.tenantId)).toMatch(/^You have it/);
  expect(noteIn(no.tenantId)).toContain('Who decided, and why, does not show here');
  expect(noteIn(fails.tenantId)).toMatch(/^Delivery failed/);
  expect(lines.every(({ accessList, accessId }) => accessList === 'mine' && accessId)).toBe(true);
  const { length } = await told();
  await reopen();
  await own.look();
  expect(await told()).toHaveLength(length);
});

test('a request that begins to wait for the approval of the person is told once, with the way to it', async () => {
  const { bench, own, told, reopen } = await desk();
  await using _ = bench;
  const control = bench.control();
  const { people } = await control.call('totals', {});
  const [me = '', ...others] = people;
  const there = new Set(
    (await bench.call('access.approvals', { which: 'waiting' })).map(({ tenantId }) => tenantId),
  );
  const made: string[] = [];
  for (const tenantId of there) {
    for (const person of others) {
      const asked = control.call('access.request', { tenantId, approver: me, person });
      const one = await asked.catch(() => null); // that person has asked there already
      if (one === null) continue;
      made.push(one.requestId);
      break;
    }
  }
  expect(made.length).toBeGreaterThan(1);
  await own.look();
  const lines = (await told()).filter(({ kind }) => kind === 'approval');
  expect(new Set(lines.map(({ accessId }) => accessId))).toEqual(new Set(made));
  expect(lines).toHaveLength(made.length);
  expect(lines.every(({ accessList }) => accessList === 'approvals')).toBe(true);
  const { length } = await told();
  await reopen();
  await own.look();
  expect(await told()).toHaveLength(length);

  // What was decided on is read: nothing of it waits.
  const waiting = await bench.call('access.approvals', { which: 'waiting' });
  const one = waiting.find(({ requestId }) => made.includes(requestId));
  if (!one?.stageId) throw new Error('It does not wait.');
  const { tenantId, requestId, stageId, shown } = one;
  const approvals = [{ tenantId, requestId, stageId, shown }];
  await bench.call('access.decide', { approvals, result: 'deny', justification: 'Not there.' });
  const read = (await told()).filter(({ readAt }) => readAt !== null);
  expect(read).toMatchObject([{ kind: 'approval', tenantId, accessId: requestId }]);
});

test('a review that opens while the desk is closed is told at its next look, with how much waits in it', async () => {
  const { bench, own, told, reopen } = await desk();
  await using _ = bench;
  const known = (await bench.call('access.reviews', {})).rounds;
  const opened: string[] = [];
  for (const { tenantId } of await bench.call('access.approvals', { which: 'waiting' })) {
    const drill = bench.control().call('access.review', { tenantId });
    const one = await drill.catch(() => null); // nothing of ours is reviewed there
    const id = one && `${one.definitionId}/${one.instanceId}`;
    const isKnown = known.some((round) => `${round.definitionId}/${round.instanceId}` === id);
    if (id !== null && !isKnown) opened.push(id);
  }
  await reopen();
  await own.look();
  const lines = (await told()).filter(({ kind }) => kind === 'review');
  expect(lines.length).toBeGreaterThan(0);
  for (const { accessList, accessId, note } of lines) {
    expect(accessList).toBe('reviews');
    expect(opened).toContain(accessId);
    expect(note).toMatch(/^\d+ decisions? waits? for you until /);
  }
});

test('what a core that died had read and not told is told by the next one, once', async () => {
  const { bench, own, told, reopen } = await desk();
  await using _ = bench;
  const [one] = await own.allOffered(plain);
  if (!one) throw new Error('Nothing is offered.');
  const { tenantId, packageId } = one;
  const control = bench.control();
  const { requestId } = await control.call('access.request', { tenantId, packageId });
  await own.look();
  await control.call('access.decide', { tenantId, requestId, result: 'Deny' });

  // The writer dies once it has saved what was read there: nothing is told, nothing more is written.
  let isDead = false;
  const cacheWriter: typeof cacheWriterInWorker = async (...start) => {
    const writer = await cacheWriterInWorker(...start);
    const saveAccess: typeof writer.saveAccess = async (read) => {
      const changed = isDead ? 0 : await writer.saveAccess(read);
      isDead ||= read.tenantId === tenantId && changed > 0;
      if (isDead) throw new Error('The writer died.');
      return changed;
    };
    return { ...writer, saveAccess };
  };
  await bench.open({ cacheWriter });
  await own.look();
  expect(isDead).toBe(true);
  expect(await told()).toEqual([]);
  const mine = (await own.mine()).requests.find((row) => row.requestId === requestId);
  expect(mine?.state).toBe('denied');

  await reopen();
  await own.look();
  expect(await told()).toMatchObject([{ kind: 'answered', tenantId, accessId: requestId }]);
  await reopen();
  await own.look();
  expect(await told()).toHaveLength(1);
});
