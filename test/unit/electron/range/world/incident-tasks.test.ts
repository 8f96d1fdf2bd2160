import { expect, test } from 'vitest';
import { rangeClock } from '#electron/range/clock.ts';
import { tasksOf } from '#electron/range/world/incident-tasks.ts';
import { lifeOf } from '#electron/range/world/life.ts';
import { renderTask } from '#electron/range/world/render-task.ts';
import { ACTION_TYPES } from '#electron/range/world/task-words.ts';
import { makeWorld } from '#electron/range/world/world.ts';
import { DAY_MS } from '#shared/time.ts';

const EPOCH = Date.UTC(2026, 5, 1, 8);
const SIZE = { tenants: 60, incidents: 12_000, seed: 7, epochMs: EPOCH };

function allTasks(world = makeWorld(SIZE)) {
  return world.tenants.flatMap((tenant) => {
    const inside = world.inside(tenant);
    return [...tasksOf(inside, EPOCH).all()].map((task) => renderTask(inside, task));
  });
}

test('the same seed gives the same tasks, and only customers with Experts for XDR have any', () => {
  const world = makeWorld(SIZE);
  const with_ = world.tenants.filter(
    (tenant) => [...tasksOf(world.inside(tenant), EPOCH).all()].length > 0,
  );

  expect(allTasks()).toEqual(allTasks());
  expect(with_.length).toBeGreaterThan(5);
  expect(with_.every(({ experts }) => experts === 'xdr')).toBe(true);
});

test('every kind of action occurs, most with the thing it is meant for, and hostile names among them', () => {
  const tasks = allTasks(makeWorld({ ...SIZE, tenants: 150, incidents: 45_000 }));
  const titles = tasks.map(({ displayName }) => String(displayName));

  expect(new Set(tasks.map(({ actionType }) => actionType))).toEqual(new Set(ACTION_TYPES));
  expect(titles.some((title) => title.includes('<'))).toBe(true);
  for (const { actionType, responseAction } of tasks) {
    if (actionType === 'text' || actionType === 'submitIocRule') expect(responseAction).toBeNull();
    else expect(responseAction).toMatchObject({ identifierValue: expect.stringMatching(/\S/) });
  }
});

test('an incident keeps its tasks whatever is done to it, whenever one looks first', () => {
  const [early, late] = [makeWorld(SIZE), makeWorld(SIZE)];
  const tenant = early.tenants.find(
    ({ experts, incidents }) => experts === 'xdr' && incidents > 50,
  );
  if (!tenant) throw new Error('no customer with Experts');
  const ids = (world: typeof early) => [...tasksOf(world.inside(tenant), EPOCH).all()];
  const before = ids(early);
  const inside = late.inside(tenant);
  for (let row = 0; row < inside.table.size; row += 1)
    inside.setHead(row, { status: 'active', assignedTo: null, classification: null }, EPOCH);

  expect(ids(late)).toEqual(before);
});

test('while time passes the Experts hand over new tasks, and what is settled is done', () => {
  const world = makeWorld(SIZE);
  const clock = rangeClock(() => EPOCH, EPOCH, 0);
  const life = lifeOf(world, clock);
  const before = allTasks(world).length;
  clock.advance(10 * DAY_MS);
  life.catchUp();

  const tasks = world.tenants.flatMap((tenant) => {
    const inside = world.inside(tenant);
    return [...tasksOf(inside, clock.now()).all()].map((task) => ({ task, inside }));
  });

  expect(tasks.length).toBeGreaterThan(before + 20);
  const fresh = tasks.filter(({ task }) => task.createdMs > EPOCH);
  expect(fresh.some(({ task }) => task.status === 'open')).toBe(true);
  const done = fresh.filter(({ task }) => task.status === 'completed');
  expect(done.length).toBeGreaterThan(5);
  for (const { task, inside } of done) expect(inside.analysts).toContain(task.updatedBy);
});
