import { beforeEach, expect, test } from 'vitest';
import { newSlot, type Slot } from '#electron/core/sync/slot.ts';
import { wayThere } from '#electron/core/sync/way-there.ts';
import { TenantId, type TenantTrouble } from '#shared/domain/tenant.ts';
import { instant, SECOND_MS } from '#shared/time.ts';
import { fakeLog } from '#test/fakes/log.ts';

const tenant = (n: number) => TenantId.parse(`5f3d9a52-1c1e-4a52-8b1e-00000000000${n}`);
const [own, shown, other] = [tenant(1), tenant(2), tenant(3)];
const LATER = 90 * SECOND_MS;

let at: number;
let slots: Map<TenantId, Slot>;
let visible: Set<TenantId>;
let way: ReturnType<typeof wayThere>;
beforeEach(() => {
  at = 1_000_000;
  slots = new Map([own, shown, other].map((id) => [id, newSlot(id, undefined)]));
  for (const slot of slots.values()) slot.dueAt = at + LATER;
  visible = new Set([shown]);
  const { log } = fakeLog();
  way = wayThere({ slots, visible: () => visible, now: () => at, onDue: () => {}, log });
});

const slotOf = (id: TenantId): Slot => {
  const slot = slots.get(id);
  if (slot) return slot;
  throw new Error('No such tenant.');
};
const due = () => [...slots].flatMap(([id, { dueAt }]) => (dueAt <= at ? [id] : []));
const runs = (id: TenantId) => {
  slotOf(id).running = { stop: new AbortController(), ended: Promise.resolve() };
  way.lookBegins(id);
};
const ends = (id: TenantId, isLost: boolean) => {
  const slot = slotOf(id);
  way.looked(isLost);
  slot.lost = isLost;
  slot.running = null;
  slot.dueAt = at + LATER;
  way.lookEnded();
};
const held = (id: TenantId) => {
  const slot = slotOf(id);
  const until = instant(at + LATER);
  const words = { reason: 'Busy.', remedy: null, support: null } as const;
  const trouble: TenantTrouble = { state: 'throttled', since: instant(at), until, ...words };
  slot.sync = { ...slot.sync, trouble };
};

test('a call that found no way makes its tenant due, however many follow', () => {
  way.lost(own);
  way.lost(other);
  way.lost(own);
  expect(due()).toEqual([own]);
});

test('once it is known, calls in vain bring no look forward', () => {
  way.lost(own);
  runs(own);
  way.lost(own);
  ends(own, true);
  expect(way.isOffline()).toBe(true);
  way.lost(own);
  way.lost(other);
  expect(due()).toEqual([]);
});

test('a pause the service asked for is kept: one on the screen is looked at, else any', () => {
  held(own);
  way.lost(own);
  expect(due()).toEqual([shown]);
  runs(shown);
  ends(shown, false);
  at += 20 * SECOND_MS;
  held(shown);
  way.lost(own);
  expect(due()).toEqual([other]);
});

test('nothing is looked at where every tenant wants to be left alone', () => {
  for (const id of slots.keys()) held(id);
  way.lost(own);
  expect(due()).toEqual([]);
});

test('a tenant that is removed in doubt leaves the doubt to the next call', () => {
  way.lost(own);
  slots.delete(own);
  way.lost(other);
  expect(due()).toEqual([other]);
});

test('a part of a look that finds no way is looked into when the look is over', () => {
  runs(own);
  way.looked(false);
  way.lost(own);
  ends(own, false);
  expect(due()).toEqual([own]);
});

test('one kind of call that alone finds no way makes no looks chase each other', () => {
  way.lost(own);
  runs(own);
  way.lost(own);
  ends(own, false);
  expect(due()).toEqual([]);
  at += 15 * SECOND_MS;
  expect(due()).toEqual([own]);
});

test('a clock that is set back lets nobody wait for a doubt', () => {
  way.lost(own);
  runs(own);
  ends(own, false);
  at -= 1000 * SECOND_MS;
  way.lost(own);
  expect(due()).toEqual([own]);
});

test('while there is no way, a call that is answered makes its tenant due; a look makes all that were lost', () => {
  way.reached(own);
  expect(due()).toEqual([]);
  way.lost(other);
  runs(other);
  ends(other, true);
  way.reached(own);
  expect(due()).toEqual([own]);
  runs(own);
  way.reached(own);
  way.looked(false);
  expect(due()).toContain(other);
  expect(way.isOffline()).toBe(false);
});
