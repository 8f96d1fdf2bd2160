import { afterEach, beforeEach, expect, test } from 'vitest';
import type { BoardRow } from '#shared/domain/board.ts';
import { first, type OutboxBench, outboxBench } from '#test/fakes/outbox-bench.ts';

let bench: OutboxBench;
let ada: string;
let bob: string;
beforeEach(async () => {
  bench = await outboxBench({ tenants: 2, incidents: 5, speed: 0 });
  const { people } = await bench.control().call('totals', {});
  [ada, bob] = [first(people), first(people.slice(1))];
});
afterEach(() => bench[Symbol.asyncDispose]());

async function signInAs(person: string): Promise<void> {
  await bench.call('session.signOut', {});
  await bench.control().call('tokens.settings', { person });
  await bench.core().headless.signIn();
  expect((await bench.call('session.view', {})).account?.username).toBe(person);
}
/** An incident of a tenant that tells who we are there. */
async function nobodys(): Promise<BoardRow> {
  const tenants = await bench.call('tenants.list', {});
  const known = first(tenants.filter(({ me }) => me !== null));
  return first(await bench.free(known.id));
}
const assigned = async () => {
  const { entries } = await bench.call('inbox.list', { before: null, limit: 200 });
  return entries.filter(({ kind }) => kind === 'assigned').map(({ incidentId }) => incidentId);
};

test('what was assigned to one person is never told to the next one, and waits for whom it is for', async () => {
  const { tenantId, incidentId } = await nobodys();
  const { me } = await bench.tenant(tenantId);
  await bench.control().call('incidents.change', { tenantId, incidentId, assignedTo: me });
  await bench.sync(); // read, and nobody tells yet
  await signInAs(bob);
  bench.start();
  await bench.until(async () => {
    expect(await bench.call('app.strip', {})).toMatchObject({ syncing: 0, fresh: 2 });
  });
  expect(await assigned()).toEqual([]);

  await signInAs(ada);
  await bench.until(async () => expect(await assigned()).toEqual([incidentId]));
});

test('a line that was told stays with whom it is for', async () => {
  bench.start();
  const { tenantId, incidentId } = await nobodys();
  const { me } = await bench.tenant(tenantId);
  await bench.control().call('incidents.change', { tenantId, incidentId, assignedTo: me });
  await bench.call('sync.now', { tenantId });
  await bench.until(async () => expect(await assigned()).toEqual([incidentId]));

  await signInAs(bob);
  expect(await assigned()).toEqual([]);
  await signInAs(ada);
  expect(await assigned()).toEqual([incidentId]);
});
