import { afterEach, beforeEach, expect, test } from 'vitest';
import { OPEN_NETWORK, silence } from '#test/fakes/core-bench.ts';
import { first, type OutboxBench, outboxBench } from '#test/fakes/outbox-bench.ts';

let bench: OutboxBench;
let ada: string;
let bob: string;
beforeEach(async () => {
  bench = await outboxBench({ tenants: 2, incidents: 5 });
  const { people } = await bench.control().call('totals', {});
  [ada, bob] = [first(people), first(people.slice(1))];
});
afterEach(() => bench[Symbol.asyncDispose]());

const status = { kind: 'status', status: 'resolved' } as const;

async function signInAs(person: string): Promise<void> {
  await bench.call('session.signOut', {});
  await bench.control().call('tokens.settings', { person });
  await bench.core().headless.signIn();
  expect((await bench.call('session.view', {})).account?.username).toBe(person);
}

test('what one person recorded is never sent under another name, and is sent once they are back', async () => {
  const [mine, other] = await bench.free();
  if (!mine || !other) throw new Error('Two incidents are needed.');
  const waits = await bench.wish(mine, status);
  await signInAs(bob);
  const goes = await bench.wish(other, status);
  bench.start();
  await bench.reaches(goes, 'confirmed');

  expect((await bench.received()).map(({ person }) => person)).toEqual([bob]);
  expect(await bench.entry(waits)).toMatchObject({ stage: 'recorded' });
  await signInAs(ada);
  await bench.reaches(waits, 'confirmed');
  expect((await bench.received()).map(({ person }) => person)).toEqual([bob, ada]);
});

test('a change of person in the middle of sending stops at once', async () => {
  const [one, two] = await bench.free(bench.tenants()[0]);
  if (!one || !two) throw new Error('Two incidents are needed.');
  const going = await bench.wish(one, status);
  const next = await bench.wish(two, status);
  const arrived = Promise.withResolvers<null>();
  bench.setNetwork(async ({ method, signal }, forward) => {
    const answer = await forward();
    if (method !== 'PATCH') return answer;
    arrived.resolve(null);
    return silence(signal);
  });
  bench.start();
  await arrived.promise;
  bench.setNetwork(OPEN_NETWORK);
  await signInAs(bob);
  expect(await bench.entry(going)).toMatchObject({
    stage: 'sending',
    reason: expect.stringMatching(/stopped/),
  });
  const row = first(await bench.free(bench.tenants()[1]));
  const bobs = await bench.wish(row, status);
  await bench.reaches(bobs, 'confirmed');

  expect((await bench.received()).map(({ person }) => person)).toEqual([ada, bob]);
  await signInAs(ada);
  await bench.reaches(going, 'confirmed');
  await bench.reaches(next, 'confirmed');
  expect((await bench.received()).map(({ person }) => person)).toEqual([ada, bob, ada]);
});

test('another person takes incidents under their own name', async () => {
  const guest = first((await bench.call('tenants.list', {})).filter(({ me }) => me !== null));
  const row = first(await bench.free(guest.id));
  await signInAs(bob);
  const { tenantId, incidentId } = row;
  expect((await bench.ask('incidents.take', { tenantId, incidentId })).ok).toBe(false);
  await bench.sync();
  const me = (await bench.tenant(guest.id)).me;
  expect(me).not.toBe(guest.me);
  const { id } = await bench.call('incidents.take', { tenantId, incidentId });
  bench.start();
  await bench.reaches(id, 'confirmed');

  expect(await bench.row(row)).toMatchObject({ assignedTo: me, mine: true });
});

test('what another person wished here makes nothing so: one’s own goes out, on what the service has', async () => {
  const { tenantId, incidentId } = first(await bench.free());
  const keys = [{ tenantId, incidentId }];
  const waits = await bench.wish(first(keys), status);
  await signInAs(bob);
  await bench.sync();
  const changes = [{ kind: 'edit', set: { status: 'resolved' } } as const];
  expect(await bench.call('incidents.changeMany', { keys, changes })).toMatchObject({
    recorded: 1,
    already: [],
  });
  const own = first((await bench.call('outbox.list', {})).filter(({ id }) => id !== waits));
  bench.start();
  await bench.reaches(own.id, 'confirmed');
  expect((await bench.done()).map(({ person }) => person)).toEqual([bob]);
});
