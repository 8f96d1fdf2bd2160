import { expect, test } from 'vitest';
import { type RangeClock, rangeClock } from '#electron/range/clock.ts';
import { lifeOf } from '#electron/range/world/life.ts';
import { renderIncident } from '#electron/range/world/render-incident.ts';
import { makeWorld, type World } from '#electron/range/world/world.ts';
import { DAY_MS, HOUR_MS } from '#shared/time.ts';

const EPOCH = Date.UTC(2026, 5, 1, 8);

function livingWorld(tenants = 150, incidents = 9_000) {
  const world = makeWorld({ tenants, incidents, seed: 4, epochMs: EPOCH });
  const clock = rangeClock(() => EPOCH, EPOCH, 0);
  return { world, clock, life: lifeOf(world, clock) };
}

function incidentsOf(world: World): number {
  return world.tenants.reduce((sum, tenant) => sum + world.inside(tenant).table.size, 0);
}

function picture({ world }: { world: World }): string {
  return JSON.stringify(
    world.tenants.map((tenant) => {
      const inside = world.inside(tenant);
      return [...inside.table.newestFirst(null)]
        .slice(0, 5)
        .map((row) => renderIncident(inside, row, { newMembers: true, withAlerts: false }));
    }),
  );
}

test('a day brings 200 to 300 new incidents over 150 tenants', () => {
  const { world, clock, life } = livingWorld();
  clock.advance(DAY_MS);

  life.catchUp();

  const fresh = incidentsOf(world) - 9_000;
  expect(fresh).toBeGreaterThan(200);
  expect(fresh).toBeLessThan(330);
});

test('the same steps of the clock give the same world, and small steps the same as a large one', () => {
  const [whole, same, steps] = [livingWorld(12, 400), livingWorld(12, 400), livingWorld(12, 400)];
  whole.clock.advance(DAY_MS);
  whole.life.catchUp();
  same.clock.advance(DAY_MS);
  same.life.catchUp();
  for (let hour = 0; hour < 24; hour += 1) {
    steps.clock.advance(HOUR_MS);
    steps.life.catchUp();
  }

  expect(picture(same)).toBe(picture(whole));
  expect(picture(steps)).toBe(picture(whole));
});

test('nothing happens by itself while the range stands still', () => {
  let wall = EPOCH;
  const world = makeWorld({ tenants: 12, incidents: 400, seed: 4, epochMs: EPOCH });
  const clock = rangeClock(() => wall, EPOCH, 0);
  const life = lifeOf(world, clock);
  wall += 30 * DAY_MS;

  expect(life.catchUp()).toBe(0);
  expect(incidentsOf(world)).toBe(400);
});

test('every change moves the incident’s time forward, and incidents that Experts hold go their way', () => {
  const { world, clock, life } = livingWorld();
  const statuses = new Set<string>();
  clock.advance(10 * DAY_MS);
  life.catchUp();

  for (const tenant of world.tenants) {
    const { table } = world.inside(tenant);
    let last = Infinity;
    for (const row of table.newestFirst(null)) {
      const { updatedMs, createdMs, status, assignedTo } = table.head(row);
      expect(updatedMs).toBeLessThanOrEqual(last);
      expect(updatedMs).toBeGreaterThanOrEqual(createdMs);
      last = updatedMs;
      if (tenant.experts === 'xdr' && createdMs > EPOCH)
        statuses.add(`${status} ${assignedTo ?? ''}`);
    }
  }
  for (const step of [
    'inProgress Defender Experts',
    'awaitingAction Defender Experts',
    'resolved Customer',
  ])
    expect(statuses).toContain(step);
});

test('time runs like the computer’s at least, faster when asked, and a change of speed does not jump', () => {
  let wall = EPOCH;
  const clock: RangeClock = rangeClock(() => wall, EPOCH, 0);
  wall += 1_000;
  expect([clock.now(), clock.lived()]).toEqual([EPOCH + 1_000, 0]);
  clock.setSpeed(60);
  wall += 1_000;
  expect([clock.now(), clock.lived()]).toEqual([EPOCH + 61_000, 60_000]);
  clock.advance(5_000);
  expect([clock.now(), clock.lived()]).toEqual([EPOCH + 66_000, 65_000]);
});
