import { expect, test } from 'vitest';
import { gate } from '#electron/core/graph/gate.ts';

const settled = async (promise: Promise<unknown>): Promise<boolean> =>
  Promise.race([promise.then(() => true), new Promise<false>((r) => setImmediate(() => r(false)))]);

test('at most eight tenants are in at once', async () => {
  const door = gate(8, 2);
  const leave = await Promise.all(Array.from({ length: 8 }, (_, i) => door.enter(`t${i}`)));
  const ninth = door.enter('t8');

  expect(await settled(ninth)).toBe(false);
  leave[0]?.();
  expect(await settled(ninth)).toBe(true);
});

test('one tenant has at most two requests under way', async () => {
  const door = gate(8, 2);
  const first = await door.enter('a');
  await door.enter('a');
  const third = door.enter('a');

  expect(await settled(third)).toBe(false);
  expect(await settled(door.enter('b'))).toBe(true);
  first();
  expect(await settled(third)).toBe(true);
});

test('a tenant that always has more to ask does not keep another out', async () => {
  const door = gate(1, 2);
  const first = await door.enter('busy');
  const second = await door.enter('busy');
  const other = door.enter('patient');
  const more = door.enter('busy');

  first();
  expect(await settled(more)).toBe(false);
  second();
  expect(await settled(other)).toBe(true);
});

test('whoever gives up waiting makes room in the line', async () => {
  const door = gate(1, 1);
  const leave = await door.enter('a');
  const stop = new AbortController();
  const impatient = door.enter('b', stop.signal);
  const next = door.enter('c');
  stop.abort();

  await expect(impatient).rejects.toMatchObject({ code: 'cancelled' });
  leave();
  expect(await settled(next)).toBe(true);
});

test('leaving twice frees one place only', async () => {
  const door = gate(1, 2);
  const first = await door.enter('a');
  await door.enter('a');
  first();
  first();

  expect(await settled(door.enter('b'))).toBe(false);
});
